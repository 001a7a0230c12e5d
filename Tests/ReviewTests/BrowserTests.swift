import Foundation
import JSONText
import Testing
import ToolRunner
import Verification

/// Debian's chromium, its driver, and a Python that speaks to it.
enum Chromium {
  static let path = "/usr/bin/chromium"
  static let driver = "/usr/bin/chromedriver"
  static let python = ReviewFixture.root.appendingPathComponent(".build/python/bin/python").path
  static let isThere =
    [path, driver].allSatisfy(FileManager.default.isExecutableFile) && hasSelenium
  private static let hasSelenium =
    (try? Tool.run(["-c", "import selenium, axe_playwright_python"], program: python))?.code == 0
}

/// Pages in a real browser, without a window.
@Suite(.serialized, .enabled(if: Chromium.isThere, "needs chromium, its driver and selenium")) struct BrowserTests {
  @Test("each value of the samples lights up its place, and each place its value")
  func samples() throws {
    try Tool.withFolder { folder in
      try review(ReviewFixture.samples, sources: ReviewFixture.samples, in: folder)
      try check("places", "review", ReviewFixture.samples.path, ReviewFixture.samples.path, in: folder)
      try check("keys", "review", in: folder)
    }
  }

  @Test("each value of the seeds lights up its place", .enabled(if: ReviewFixture.hasSeeds))
  func seeds() throws {
    try Tool.withFolder { folder in
      #expect(
        try Tool.run(["convert", ReviewFixture.seeds.path, "--output", "records", "--quiet"], in: folder).code == 0)
      try review(folder.appendingPathComponent("records"), sources: ReviewFixture.seeds, in: folder)
      try check("places", "review", "records", ReviewFixture.seeds.path, in: folder)
    }
  }

  @Test("what an external stage found lights up its place, and is not called proved")
  func external() throws {
    try Tool.withFolder { folder in
      let stage = ReviewFixture.samples.appendingPathComponent("stages/csv")
      let config = stage.appendingPathComponent("pipeline.json").path
      let convert = try Tool.run(
        ["convert", stage.path, "--config", config, "--output", "records", "--quiet"], in: folder)
      #expect(convert.code == 0, "\(convert.error)")
      try review(folder.appendingPathComponent("records"), sources: stage, in: folder)
      try check("places", "review", "records", stage.path, in: folder)
      let index = try String(contentsOf: folder.appendingPathComponent("review/index.html"), encoding: .utf8)
      #expect(index.contains("aria-label=\"Outcomes: partly only stated 1 documents\""))
    }
  }

  @Test("rows of a file of corrections are decisions, copied with the new ones and never twice")
  func corrections() throws {
    try Tool.withFolder { folder in
      let sample = ReviewFixture.samples.appendingPathComponent("markdown/sound-front-matter")
      let record = try #require(try ReviewFixture.records(below: sample).first)
      let fields = record.evidence.map(\.pointer).filter { $0.hasPrefix("/document/") || $0.hasPrefix("/project/") }
      let title = try #require(record.root["document"]?["title"]?.string)
      try #require(fields.count > 4 && fields[0] == "/document/title")
      let rows = [
        "key,pointer,value,note,digest", "\(record.key),\(fields[0]),\"\(title)\",asked the author,\(record.digest)",
        "\(record.key),\(fields[1]),\"a \"\"better\"\", value\",,",
        "\(record.key),\(fields[2]),,wrong,\(record.digest)",
        "\(record.key),/document/license,CC0,,sha256:0", "elsewhere/other.md,/document/title,Another,,",
      ]
      try Data(rows.joined(separator: "\r\n").utf8).write(to: folder.appendingPathComponent("corrections.csv"))
      let result = try Tool.run(
        [
          "review", sample.path, "--sources", ReviewFixture.samples.path, "--output", "review", "--corrections",
          "corrections.csv",
        ], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(result.error.contains("1 of 2 corrected documents are not among those read: elsewhere/other.md"))
      try check("decisions", "review", "corrections.csv", in: folder)
    }
  }

  @Test("axe-core finds nothing serious, in light, in dark, on a narrow screen")
  func accessibility() throws {
    try Tool.withFolder { folder in
      let chosen = [
        "pdf/two-column", "html/news-site", "markdown/damaged-front-matter", "markdown/site-generator", "docx/report",
        "epub/handbook",
      ]
      try review(
        chosen.map { ReviewFixture.samples.appendingPathComponent($0) }, sources: ReviewFixture.samples, in: folder)
      try check("axe", "review", in: folder)
    }
  }

  @Test("documents that would rather run do nothing")
  func hostile() throws {
    let run = "</script><script>window.pwned = 1</script><img src=x onerror=\"window.pwned = 1\">"
    let files = [
      "in/run.md":
        "---\ntitle: '\(run)'\n\(run): 1\n---\n\n# \(run)\n\n[a](javascript:window.pwned=1) \(run)\n\n```\n\(run)\n```\n",
      "in/run.html":
        "<html><head><title>\(run)</title><base href='https://evil.example/'></head><body onload='window.pwned = 1'><h1>A &lt;/script&gt;</h1><p>Text that is long enough to be one. <a href='javascript:window.pwned=1'>a</a></p><svg onload='window.pwned=1'></svg></body></html>",
      "in/bidi.txt": "Title \u{202E}desrever\u{202C}\n\nA text \u{2066}turned\u{2069} \u{200B}\u{7}\u{0} around.\n",
      "in/long.md": "# Long\n\n" + String(repeating: "word ", count: 200_000) + "\n",
      "in/<img src=x onerror=alert(1)>.txt": "A name that runs.\n\nAnd a paragraph.\n",
      "in/last.txt": "The last one.\n\nWith a paragraph.\n",
    ]
    try Tool.withFolder(files) { folder in
      #expect(try Tool.run(["convert", "in", "--output", "records", "--quiet"], in: folder).code == 0)
      try review(folder.appendingPathComponent("records"), sources: folder.appendingPathComponent("in"), in: folder)
      try check("hostile", "review", in: folder)
    }
  }

  @Test("fifty pages are painted within a second")
  func fiftyPages() throws {
    try Tool.withFolder { folder in
      let input = folder.appendingPathComponent("in")
      try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
      try PagedFixture.pdf(pages: 50).write(to: input.appendingPathComponent("long.pdf"))
      #expect(try Tool.run(["convert", "in", "--output", "records", "--quiet"], in: folder).code == 0)
      try review(folder.appendingPathComponent("records"), sources: input, in: folder)
      try check("paint", "review", "1000", in: folder)
    }
  }

  private func review(_ records: URL, sources: URL, in folder: URL) throws {
    try review([records], sources: sources, in: folder)
  }

  private func review(_ records: [URL], sources: URL, in folder: URL) throws {
    let result = try Tool.run(
      ["review"] + records.map(\.path) + ["--sources", sources.path, "--output", "review"], in: folder)
    #expect(result.code == 0, "\(result.error)")
  }

  private func check(_ arguments: String..., in folder: URL) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Browser/check.py")
    let result = try Tool.run(
      [script.path, Chromium.path, Chromium.driver] + arguments, in: folder,
      environment: ["PYTHONDONTWRITEBYTECODE": "1"], program: Chromium.python)
    #expect(result.code == 0, "\(result.output)\(result.error)")
  }
}
