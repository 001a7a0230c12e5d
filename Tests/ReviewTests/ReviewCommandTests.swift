import Foundation
import JSONText
import Testing
import ToolRunner
import Verification

@Suite struct ReviewCommandTests {
  @Test("the samples become an index and a page each, small without their pictures")
  func samples() throws {
    try Tool.withFolder { folder in
      let samples = ReviewFixture.samples.path
      let result = try Tool.run(["review", samples, "--sources", samples, "--output", "review"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      let files = Tool.files(below: folder)
      #expect(files.contains("review/index.html"))
      #expect(files.count == 1 + Tool.records(below: ReviewFixture.samples))
      let paged = Set(
        try ReviewFixture.records(below: ReviewFixture.samples).filter { $0.mediaType == "application/pdf" }.map(\.id))
      for file in files {
        let page = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        let parts = page.components(separatedBy: "<script type=\"text/plain\" id=\"picture-")
        #expect(parts[0].utf8.count < 300_000, "\(file)")
        let isPaged = file.hasSuffix("/index.html") || paged.contains { file.hasSuffix("/\($0).html") }
        #expect((parts.count > 1) == isPaged, "\(file): pictures of its pages")
      }
    }
  }

  @Test("the same records make the same pages")
  func deterministic() throws {
    try Tool.withFolder { folder in
      let sample = ReviewFixture.samples.appendingPathComponent("pdf/facts-box/island-power.pdf.json").path
      for (name, jobs) in [("one", "1"), ("two", "2")] {
        let result = try Tool.run(
          ["review", sample, "--sources", ReviewFixture.samples.path, "--output", name, "--jobs", jobs], in: folder)
        #expect(result.code == 0, "\(result.error)")
      }
      for file in Tool.files(below: folder.appendingPathComponent("one")) {
        #expect(
          try Data(contentsOf: folder.appendingPathComponent("one/\(file)"))
            == Data(contentsOf: folder.appendingPathComponent("two/\(file)")))
      }
    }
  }

  @Test("a document whose source is missing is named, and the others are shown")
  func missing() throws {
    try Tool.withFolder(["in/a.md": "# One\n", "in/b.md": "# Two\n"]) { folder in
      #expect(try Tool.run(["convert", "in", "--output", "records", "--quiet"], in: folder).code == 0)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("in/b.md"))
      let result = try Tool.run(["review", "records", "--sources", "in", "--output", "review"], in: folder)
      #expect(result.code == 3)
      #expect(result.error.contains("b.md: no such file"))
      #expect(Tool.files(below: folder.appendingPathComponent("review")).count == 2)
    }
  }

  @Test("nothing to show is an error", arguments: [["none"], ["empty"]])
  func nothing(_ records: [String]) throws {
    try Tool.withFolder(["empty/note.txt": "", "in/a.md": ""]) { folder in
      let result = try Tool.run(["review"] + records + ["--sources", "in", "--output", "review"], in: folder)
      #expect(result.code == 66)
      #expect(!Tool.files(below: folder).contains { $0.hasPrefix("review") })
    }
  }

  @Test("either a folder or a server", arguments: [[], ["--output", "review", "--serve"]])
  func usage(_ arguments: [String]) throws {
    #expect(try Tool.run(["review", "records", "--sources", "in"] + arguments).code == 64)
  }

  @Test("the run that made the records stands in the index")
  func run() throws {
    try Tool.withFolder(["in/a.md": "# One\n", "in/b.pdf": "none"]) { folder in
      let ingest = try Tool.run(["ingest", "in", "--output", "records", "--settle", "0s"], in: folder)
      #expect(ingest.code == 3, "\(ingest.error)")
      let result = try Tool.run(["review", "records", "--sources", "in", "--output", "review"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      let index = try String(contentsOf: folder.appendingPathComponent("review/index.html"), encoding: .utf8)
      #expect(index.contains("aria-label=\"Outcomes: proved 1 documents, failed 1 documents\""))
      #expect(index.contains("Processor time by stage"))
    }
  }
}
