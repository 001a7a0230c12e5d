import Foundation
import JSONText
import Testing
import ToolRunner

@Suite struct ConvertTests {
  let page = "---\ntitle: A page\n---\n\n# A page\n\nSome *words* here.\n"

  func record(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8)) }

  @Test func oneDocumentGoesToStdout() throws {
    try Tool.withFolder(["page.md": page]) { folder in
      let result = try Tool.run(["convert", "page.md"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(result.error.isEmpty)
      let node = try record(result.output)
      #expect(node.at("/schema")?.string == "verbatim/record/1")
      #expect(node.at("/document/title")?.string == "A page")
      #expect(node.at("/source/key")?.string == "page.md")
      #expect(result.output.hasSuffix("}\n"))
    }
  }

  @Test(arguments: ["text", "markdown"])
  func `only text is the same text as that of a whole record`(_ format: String) throws {
    let html = """
      <!doctype html><title>Wells – Water office</title><nav><a href="/">Home</a></nav><main><h1>Wells</h1>
      <p>Twelve wells for 3,500 people cost $45,000 in 2019, and <a href="b.html">two more</a> are planned.</main>
      """
    try Tool.withFolder(["in/page.md": page, "in/wells.html": html]) { folder in
      let only = try Tool.run(["convert", "in", "-f", format, "-o", "only"], in: folder)
      let whole = try Tool.run(["convert", "in", "-f", format, "-o", "whole", "--report", "r.csv"], in: folder)
      #expect(only.code == 0 && whole.code == 0, "\(only.error) \(whole.error)")
      let names = Tool.files(below: folder.appendingPathComponent("only"))
      #expect(names.count == 2 && names == Tool.files(below: folder.appendingPathComponent("whole")))
      for name in names {
        let texts = try ["only", "whole"].map {
          try String(contentsOf: folder.appendingPathComponent("\($0)/\(name)"), encoding: .utf8)
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].contains(name.hasPrefix("wells") ? "Twelve wells" : "words"))
      }
    }
  }

  @Test func aDocumentCanComeFromStdin() throws {
    let result = try Tool.run(
      ["convert", "-", "--media-type", "text/markdown", "--key", "x/page.md"], input: Data(page.utf8))
    #expect(result.code == 0, "\(result.error)")
    #expect(try record(result.output).at("/source/key")?.string == "x/page.md")
  }

  @Test(arguments: ["json", "jsonl"])
  func `a dash for the output is stdout`(_ format: String) throws {
    try Tool.withFolder(["page.md": page]) { folder in
      let result = try Tool.run(["convert", "page.md", "-f", format, "-o", "-"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(try record(result.output).at("/document/title")?.string == "A page")
      #expect(Tool.files(below: folder) == ["page.md"])
      #expect(try Tool.run(["ingest", ".", "-o", "-"], in: folder).code == 64)
    }
  }

  @Test func aFolderKeepsItsTree() throws {
    try Tool.withFolder(["in/a/page.md": page, "in/b.txt": "Words in a file.\n", "in/pic.jpg": "\u{1}\u{2}"]) {
      folder in
      let result = try Tool.run(["convert", "in", "-o", "out"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(Tool.files(below: folder.appendingPathComponent("out")) == ["a/page.md.json", "b.txt.json"])
      #expect(result.error.contains("2 converted, 0 failed, 1 skipped (1 .jpg)"), "\(result.error)")
    }
  }

  @Test func linesComeInOrderWhateverTheJobs() throws {
    try Tool.withFolder { folder in
      for index in 0..<40 {
        try Data("# Page \(index)\n\n\(String(repeating: "Words. ", count: index * 50))\n".utf8)
          .write(to: folder.appendingPathComponent(String(format: "p%02d.md", index)))
      }
      let one = try Tool.run(["convert", ".", "-f", "jsonl", "-j1"], in: folder)
      let four = try Tool.run(
        ["convert", ".", "-f", "jsonl", "-j", "4"], in: folder,
        environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"])
      #expect(one.code == 0, "\(one.error)")
      #expect(one.output == four.output)
      let keys = try one.output.split(separator: "\n").map { try record(String($0)).at("/source/key")?.string }
      #expect(keys == keys.compactMap(\.self).sorted())
      #expect(keys.count == 40)
    }
  }

  @Test func listSaysWhatWouldBeReadAsWhat() throws {
    try Tool.withFolder(["a.md": page, "b.html": "<!doctype html><p>x", "c.bin": "\u{0}\u{1}\u{2}"]) { folder in
      let result = try Tool.run(["convert", ".", "--list"], in: folder)
      #expect(result.output == "text/markdown\ta.md\ntext/html\tb.html\n-\tc.bin\n")
    }
  }

  @Test func aReportHasARowForEachDocument() throws {
    try Tool.withFolder(["in/a.md": page, "in/=b.pdf": "none"]) { folder in
      let result = try Tool.run(["convert", "in/a.md", "in/=b.pdf", "-o", "out", "--report", "report.csv"], in: folder)
      #expect(result.code == 3)
      let report = try String(contentsOf: folder.appendingPathComponent("report.csv"), encoding: .utf8)
      let rows = report.components(separatedBy: "\r\n")
      #expect(rows.count == 4)
      #expect(rows[0].hasPrefix("key,status,reason"))
      #expect(rows.contains { $0.hasPrefix("'=b.pdf,failed,") })
    }
  }

  @Test func evidenceCanStandApartOrBeLeftOut() throws {
    try Tool.withFolder(["page.md": page]) { folder in
      _ = try Tool.run(["convert", "page.md", "-o", "out", "--evidence", "separate"], in: folder)
      #expect(Tool.files(below: folder.appendingPathComponent("out")) == ["page.md.evidence.json", "page.md.json"])
      let without = try Tool.run(["convert", "page.md", "--evidence", "none", "--compact"], in: folder)
      #expect(!without.output.contains("\"evidence\""))
      #expect(without.output.split(separator: "\n").count == 1)
    }
  }

  @Test func urlsComeFromATable() throws {
    try Tool.withFolder(["page.md": page, "urls.csv": "key,url\npage.md,\"https://example.org/a,b\"\n"]) { folder in
      let result = try Tool.run(["convert", "page.md", "--urls", "urls.csv"], in: folder)
      #expect(try record(result.output).at("/source/url")?.string == "https://example.org/a,b")
    }
  }
}
