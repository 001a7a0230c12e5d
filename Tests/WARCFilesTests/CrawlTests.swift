import Foundation
import JSONText
import Stages
import Testing
import ToolRunner

@testable import WARCFiles

/// A web archive that warcio wrote: five answers, each record a gzip member of its own.
@Suite struct CrawlTests {
  static let crawl = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/crawl.warc.gz")
  static let names = [
    "files/sahel-harvest.pdf?download=1": 2, "forets": 4, "news/green-skills": 1, "river-gauges.md": 3,
  ]

  static func key(_ name: String) -> String {
    "https://example.org/\(name)#urn:uuid:00000000-0000-4000-8000-00000000000\(names[name] ?? 0)"
  }

  /// A folder `in` with the crawl, or with bytes in its place.
  static func with(_ bytes: Data? = nil, _ body: (URL) throws -> Void) throws {
    try Tool.withFolder { folder in
      let sources = folder.appendingPathComponent("in")
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      try (bytes ?? Data(contentsOf: crawl)).write(to: sources.appendingPathComponent("crawl.warc.gz"))
      try body(folder)
    }
  }

  private func record(_ name: String, below folder: URL) throws -> JSONNode {
    let path = Self.key(name).replacingOccurrences(of: "//", with: "/") + ".json"
    return try JSONReader.read([UInt8](Data(contentsOf: folder.appendingPathComponent(path))))
  }

  @Test func eachDocumentHasItsRecordAndEveryCharacterIsProved() throws {
    try Self.with { folder in
      let converted = try Tool.run(["convert", "in", "-o", "out"], in: folder)
      #expect(converted.code == 0, "\(converted.error)")
      #expect(converted.error.contains("4 converted, 0 failed, 0 skipped"))
      for (name, _) in Self.names {
        let source = try #require(try record(name, below: folder.appendingPathComponent("out"))["source"])
        #expect(source["key"]?.string == Self.key(name))
        #expect(source["url"]?.string == "https://example.org/\(name)")
        #expect(source["container"]?["key"]?.string == "crawl.warc.gz")
        #expect((source["container"]?["offset"]?.int ?? 0) > 0)
      }
      // The charset stands in the answer's head alone.
      let french = try record("forets", below: folder.appendingPathComponent("out"))
      #expect(french["source"]?["encoding"]?.string == "windows-1252")
      #expect(french["document"]?["title"]?.string == "Forêts communales")
      let verified = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(verified.code == 0, "\(verified.output)\(verified.error)")
      #expect(verified.output.components(separatedBy: "ok ").count == 5)
      let path = "out/https:/example.org/forets#urn:uuid:00000000-0000-4000-8000-000000000004.json"
      let explained = try Tool.run(["explain", path, "document.title", "--sources", "in"], in: folder)
      #expect(explained.code == 0, "\(explained.error)")
      #expect(explained.output.contains("https://example.org/forets"))
      let inProcess = try Tool.run(["convert", "in", "-o", "out2", "--in-process"], in: folder)
      #expect(inProcess.code == 0, "\(inProcess.error)")
      #expect(try Tool.run(["diff", "out", "out2", "--fail-on", "changed"], in: folder).code != 3)
      let again = try Tool.run(["verify", path, "--sources", "in", "--in-process"], in: folder)
      #expect(again.code == 0, "\(again.output)\(again.error)")
    }
  }

  @Test(arguments: [
    ("\"offset\": ", "\"offset\": 1"), ("urn:uuid:0", "urn:uuid:1"), ("/forets\"", "/forests\""),
    ("\"windows-1252\"", "\"windows-1253\""),
  ])
  func whatIsChangedInARecordIsSeen(_ change: (String, String)) throws {
    try Self.with { folder in
      _ = try Tool.run(["convert", "in", "-o", "out"], in: folder)
      let path = folder.appendingPathComponent(
        "out/https:/example.org/forets#urn:uuid:00000000-0000-4000-8000-000000000004.json")
      let text = try String(contentsOf: path, encoding: .utf8)
      let range = try #require(text.range(of: change.0))
      try Data(text.replacingCharacters(in: range, with: change.1).utf8).write(to: path)
      #expect(try Tool.run(["verify", path.path, "--sources", "in"], in: folder).code == 65)
    }
  }

  @Test func anotherArchiveIsNotTheOneThatARecordNames() throws {
    try Self.with { folder in
      _ = try Tool.run(["convert", "in", "-o", "out"], in: folder)
      let file = folder.appendingPathComponent("in/crawl.warc.gz")
      try (Data(contentsOf: file) + Data([0, 0])).write(to: file)
      let result = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(result.code == 65)
      #expect(result.output.contains("/source/container/digest"))
    }
  }

  @Test func aTruncatedArchiveCostsItsLastRecord() throws {
    let bytes = try Data(contentsOf: Self.crawl)
    let file = MemoryFile(bytes: [UInt8](bytes))
    let offsets = try WARCContainer.list(file, from: ContainerCursor(), limit: 1 << 24).entries.map(\.offset)
    #expect(offsets.count == 4)
    try Self.with(bytes.prefix(offsets[3] + 200)) { folder in
      let result = try Tool.run(["convert", "in", "-o", "out", "--report", "report.csv"], in: folder)
      #expect(result.code == 3)
      #expect(result.error.contains("the file ends in the middle of the record"))
      #expect(result.error.contains("3 converted, 1 failed"))
      #expect(try Tool.run(["verify", "out", "--sources", "in"], in: folder).code == 0)
      let night = ["ingest", "in", "-o", "night", "--settle", "0s"]
      #expect(try Tool.run(night, in: folder).code == 3)
      let quarantine = try Tool.run(["quarantine", "list", "-o", "night"], in: folder)
      #expect(quarantine.output.contains("warc.truncated"))
      #expect(try Tool.run(night, in: folder).code == 0)
    }
  }

  @Test func anUnchangedArchiveIsNotReadAgain() throws {
    try Self.with { folder in
      let night = ["ingest", "in", "-o", "out", "--settle", "0s", "-v", "--missed-runs", "1"]
      func run() throws -> String { try Tool.run(night, in: folder).error }
      #expect(try run().contains("4 converted, 0 failed, 0 unchanged"))
      let file = folder.appendingPathComponent("in/crawl.warc.gz")
      #expect(try run().contains("0 converted, 0 failed, 4 unchanged"))
      // Touched, and the same.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: file.path)
      #expect(try run().contains("0 converted, 0 failed, 4 unchanged"))
      // As long and as old as before, with another byte in a gzip head: what size and time do not show, only digests do.
      var bytes = try Data(contentsOf: file)
      bytes[4] ^= 1
      try bytes.write(to: file)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: file.path)
      #expect(try run().contains("4 unchanged"))
      #expect(try Tool.run(night + ["--check-digests"], in: folder).error.contains("4 converted"))
      #expect(try Tool.run(["state", "check", "-o", "out"], in: folder).code == 0)
      #expect(try Tool.run(["state", "rebuild", "-o", "out"], in: folder).code == 0)
      #expect(try run().contains("0 converted, 0 failed, 4 unchanged"))
      try FileManager.default.removeItem(at: file)
      try Data("# A note\n".utf8).write(to: folder.appendingPathComponent("in/note.md"))
      #expect(try run().contains("1 converted, 0 failed, 0 unchanged, 4 removed, 4 missing"))
    }
  }

  @Test func theWorkerListsAndConverts() throws {
    try Self.with { folder in
      let jobs = """
        {"id": 1, "list": "crawl.warc.gz"}
        {"id": 2, "path": "crawl.warc.gz", "offset": 0}
        {"id": 3, "list": "crawl.warc.gz", "from": 100000000}
        {"id": 4, "list": "none.warc"}

        """
      let result = try Tool.run(["worker", "--root", "in"], in: folder, input: Data(jobs.utf8))
      let lines = try result.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
      #expect(lines.count == 4)
      let documents = lines[0]["documents"]?.array ?? []
      #expect(documents.compactMap { $0["key"]?.string }.sorted() == Self.names.keys.map(Self.key).sorted())
      #expect(lines[1]["error"]?["code"]?.string == "warc.no-document")
      #expect(lines[2]["documents"]?.array?.isEmpty == true)
      #expect(lines[3]["error"]?["code"]?.string == "file.missing")
      _ = try Tool.run(["convert", "in", "-o", "out.jsonl", "-f", "jsonl"], in: folder)
      let records = try String(contentsOf: folder.appendingPathComponent("out.jsonl"), encoding: .utf8)
      for document in documents {
        let job =
          #"{"path": "crawl.warc.gz", "key": "\#(document["key"]?.string ?? "")", "offset": \#(document["offset"]?.int ?? 0)}"#
        let answer = try Tool.run(["worker", "--root", "in"], in: folder, input: Data((job + "\n").utf8)).output
        let record = try #require(answer.range(of: #""record":"#))
        let end = try #require(answer.range(of: #","stages":[{"stage":"#, range: record.upperBound..<answer.endIndex))
        #expect(records.contains(answer[record.upperBound..<end.lowerBound]))
      }
    }
  }
}
