import Verbatim

let pipeline = try Pipeline()
let document = try pipeline.convert(fileAt: "clinics.md")
print(document.title ?? "untitled", document.json)
