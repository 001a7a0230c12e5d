import Verbatim

let pipeline = try Pipeline(
  json: """
    {
      "version": 1,
      "extract": [{ "stage": "markdown" }],
      "clean": [{ "stage": "whitespace" }, { "stage": "abbreviations" }],
      "structure": { "stage": "factsheet" }
    }
    """, stages: [Abbreviations.self])
let document = try pipeline.convert(fileAt: "clinics.md")
print(document.json)
