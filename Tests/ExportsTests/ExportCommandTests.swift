import Foundation
import JSONText
import Testing
import ToolRunner

@Suite struct ExportCommandTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let samples = root.appendingPathComponent("samples").path
  static let schema = root.deletingLastPathComponent().appendingPathComponent("shared/iati")
  static let canValidate =
    FileManager.default.fileExists(atPath: schema.path)
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

  @Test("records of the samples become a table, a row each")
  func documents() throws {
    let result = try Tool.run([
      "export", Self.samples, "--as", "csv", "--columns", "key,project.acronym,project.start_from",
    ])
    #expect(result.code == 0, "\(result.error)")
    let lines = result.output.split(separator: "\r\n")
    #expect(lines.first == "key,project.acronym,project.start_from")
    #expect(lines.count == 1 + Tool.records(below: URL(fileURLWithPath: Self.samples)))
    #expect(lines.contains("html/news-site/green-skills.html,SKILLGREEN,2019-03-01"))
  }

  @Test("fields say where they stand: line, bytes, the source's own words")
  func fields() throws {
    let result = try Tool.run(["export", Self.samples, "--as", "jsonl", "--table", "fields", "--sources", Self.samples])
    #expect(result.code == 0 && result.error.isEmpty, "\(result.error)")
    let rows = try result.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    let start = try #require(
      rows.first {
        $0["key"]?.string == "html/news-site/green-skills.html" && $0["pointer"]?.string == "/project/start"
      })
    #expect(start["value"]?.string == "2019-03")
    #expect(start["quote"]?.string == "March 2019")
    #expect(start["line"]?.int == 79)
    let pointers = rows.compactMap { $0["pointer"]?.string }
    #expect(pointers.count == rows.count && !pointers.contains { $0.contains("contacts") })
  }

  @Test("an existing table is replaced whole or not at all")
  func nothingHalfWritten() throws {
    try Tool.withFolder(["bad/a.json": "{ \"schema\": \"verbatim/record/1\", \"id\"", "t.csv": "old"]) {
      (folder: URL) throws in
      let result = try Tool.run(["export", "bad", "--as", "csv", "--output", "t.csv"], in: folder)
      #expect(result.code == 65)
      #expect(result.error.contains("bad/a.json"))
      #expect(try String(contentsOf: folder.appendingPathComponent("t.csv"), encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["bad", "t.csv"])
    }
  }

  @Test("two records of one document are an error that names both")
  func twice() throws {
    let record = "\(Self.samples)/html/news-site/green-skills.html.json"
    let result = try Tool.run(["export", record, record, "--as", "jsonl"])
    #expect(result.code == 65)
    #expect(result.error.contains("has another record"))
  }

  @Test(
    "wrong usage says what is right",
    arguments: [
      (["--as", "sqlite"], "--output"), (["--as", "csv", "--columns", "project.contacts"], "--contacts"),
      (["--as", "csv", "--table", "all"], "--output"), (["--as", "iati"], "--identifier-prefix"),
      (["--as", "csv", "--profile", "nothing"], "known: "), (["--as", "jsonl", "--bom"], "csv"),
    ])
  func usage(arguments: [String], hint: String) throws {
    let result = try Tool.run(["export", Self.samples] + arguments)
    #expect(result.code == 64)
    #expect(result.error.contains(hint), "\(result.error)")
  }

  @Test("web annotations have a source, and a selector of the model for every place")
  func annotations() throws {
    let result = try Tool.run(["export", Self.samples, "--as", "web-annotation", "--sources", Self.samples])
    #expect(result.code == 0, "\(result.error)")
    let page = try JSONReader.read(Array(result.output.utf8))
    #expect(page["@context"]?.string == "http://www.w3.org/ns/anno.jsonld")
    #expect(page["type"]?.string == "AnnotationPage")
    let items = try #require(page["items"]?.array)
    #expect(items.count > 200)
    let selectors: Set = ["DataPositionSelector", "TextPositionSelector", "TextQuoteSelector", "FragmentSelector"]
    var ids: Set<String> = []
    for item in items {
      #expect(item["type"]?.string == "Annotation" && item["body"]?["type"]?.string == "TextualBody")
      let isNew = ids.insert(item["id"]?.string ?? "").inserted
      #expect(isNew)
      for target in item["target"]?.array ?? [] {
        let source = target["source"]?.string ?? ""
        #expect(source.contains(":"))
        for selector in target["selector"]?.array ?? [] {
          let type = selector["type"]?.string ?? ""
          #expect(selectors.contains(type))
          if type.hasSuffix("PositionSelector") {
            let (start, end) = (selector["start"]?.int ?? 1, selector["end"]?.int ?? 0)
            #expect(start <= end)
          }
          let exact = selector["exact"]?.string ?? ""
          #expect(type != "TextQuoteSelector" || !exact.isEmpty)
        }
      }
    }
  }

  @Test("activities hold by the schema of IATI 2.03", .enabled(if: canValidate, "no schema or no xmllint"))
  func iati() throws {
    try Tool.withFolder { (folder: URL) throws in
      let result = try Tool.run(
        [
          "export", Self.samples, "--as", "iati", "--identifier-prefix", "XM-EXAMPLE-1", "--reporter", "A & B <C>",
          "--contacts",
        ]
          + [
            "--as-of", "2024-01-01", "--base-url", "https://example.org/d", "--output", "a.xml", "--schema",
            Self.schema.path,
          ],
        in: folder)
      #expect(result.code == 0, "\(result.error)")
      let xml = try String(contentsOf: folder.appendingPathComponent("a.xml"), encoding: .utf8)
      #expect(xml.contains("<recipient-country code=\"KE\">"))
      #expect(xml.contains("verbatim:pointer=\"/project/funder\""))
      // What a page claims of the world is no result of the project.
      #expect(!xml.contains("4.2 million people</narrative>\n      </title>\n      <indicator"))
      let losses = try String(contentsOf: folder.appendingPathComponent("a.xml.loss.jsonl"), encoding: .utf8)
      #expect(losses.contains("\"kind\":\"inferred\"") && losses.contains("\"kind\":\"dropped\""))
    }
  }

  @Test("a catalog of the samples is written as JSON and as a page")
  func catalog() throws {
    try Tool.withFolder { (folder: URL) throws in
      let result = try Tool.run(["catalog", Self.samples, "--output", "c"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      let catalog = try JSONReader.read(Array(try Data(contentsOf: folder.appendingPathComponent("c/catalog.json"))))
      #expect(catalog["schema"]?.string == "verbatim/catalog/1")
      #expect(catalog["projects"]?.array?.count == 12)
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("c/index.html").path))
    }
  }
}
