import Foundation
import JSONText
import Testing
import ToolRunner

/// `verbatim frontmatter` as a linter and as a mender.
@Suite struct FrontMatterCommandTests {
  /// Damaged files, and what `--fix` makes of them.
  static let damaged: [String: (before: String, after: String)] = [
    "value.md": ("---\ntitle: A: b\n---\nText.\n", "---\ntitle: 'A: b'\n---\nText.\n"),
    "open.md": ("---\ntitle: x\nlayout: post\n\nText.\n", "---\ntitle: x\nlayout: post\n---\n\nText.\n"),
    "no-end.md": ("---\ntitle: x\nlayout: post", "---\ntitle: x\nlayout: post\n---\n"),
    "lines.md": ("---\r\ntitle: A: b\r\nn: 1\r\n---\r\nText.", "---\r\ntitle: 'A: b'\r\nn: 1\r\n---\r\nText."),
    "mark.md": ("\u{FEFF}\n---\ntitle: @x\n---\nText.\n", "---\ntitle: '@x'\n---\nText.\n"),
    "far.md": (
      "---\n" + (1...20).map { "key\($0): \($0)\n" }.joined() + "list:\n  - a\n  -b\nz: \"x\n---\nText.\n",
      "---\n" + (1...20).map { "key\($0): \($0)\n" }.joined() + "list:\n  - a\n  - b\nz: x\n---\nText.\n"
    ),
    "wrong.md": ("---\ntitle: CafÃ©\n---\nSeÃ±or\n", "---\ntitle: Café\n---\nSeñor\n"),
    "a b:c.md": ("title: x\nlayout: post\n---\nText.\n", "---\ntitle: x\nlayout: post\n---\nText.\n"),
  ]
  static let sound = ["sound.md": "---\ntitle: x # “y”\n---\nText.\n", "none.md": "# Text\n\n---\n\nMore.\n"]

  private static let all = damaged.mapValues(\.before).merging(sound) { $1 }

  private func text(_ folder: URL, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  @Test func fixWritesTheEditsAndNothingElse() throws {
    try Tool.withFolder(Self.all) { folder in
      let target = folder.appendingPathComponent("value.md").path
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
      let result = try Tool.run(["frontmatter", "--fix", "--backup", "."], in: folder)
      #expect(result.code == 0, "\(result.error)")
      for (name, file) in Self.damaged {
        #expect(try text(folder, name) == file.after, "\(name)")
        #expect(try text(folder, name + ".orig") == file.before, "\(name)")
      }
      for (name, before) in Self.sound { #expect(try text(folder, name) == before, "\(name)") }
      let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      let files = Tool.files(below: folder)
      #expect(files.count == Self.all.count + Self.damaged.count, "\(files)")
      #expect(try Tool.run(["frontmatter", "--fix", "."], in: folder).output == "", "a second run finds more")
    }
  }

  @Test func fixKeepsLinks() throws {
    try Tool.withFolder(["real/value.md": Self.damaged["value.md"]?.before ?? ""]) { folder in
      let link = folder.appendingPathComponent("link.md").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/value.md")
      #expect(try Tool.run(["frontmatter", "--fix", "link.md"], in: folder).code == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/value.md")
      #expect(try text(folder, "real/value.md") == Self.damaged["value.md"]?.after)
    }
  }

  static let git = (try? Tool.run(["--version"], program: "git"))?.code == 0

  @Test(.enabled(if: git, "no git"))
  func diffIsAPatch() throws {
    try Tool.withFolder(Self.all) { folder in
      let diff = try Tool.run(["frontmatter", "--diff", "."], in: folder)
      let patch = folder.appendingPathComponent("all.patch")
      try Data(diff.output.utf8).write(to: patch)
      let applied = try Tool.run(
        ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "all.patch"], in: folder, program: "git")
      #expect(applied.code == 0, "\(applied.error)\n\(diff.output)")
      for (name, file) in Self.damaged { #expect(try text(folder, name) == file.after, "\(name)") }
      for (name, before) in Self.sound { #expect(try text(folder, name) == before, "\(name)") }
    }
  }

  @Test func checkSaysWhereInALineEach() throws {
    try Tool.withFolder(Self.all) { folder in
      let result = try Tool.run(["frontmatter", "--check", "value.md", "sound.md", "far.md"], in: folder)
      #expect(result.code == 1)
      #expect(
        result.output == """
          value.md:2:8: front-matter.plain-value: a value that is not legal as it stands
          value.md:2:12: front-matter.plain-value: a value that is not legal as it stands
          far.md:24:3: front-matter.list-item: an item of a list without a dash and a space
          far.md:25:4: front-matter.quotes: a quotation mark without its partner

          """, "\(result.output)")
      #expect(try Tool.run(["frontmatter", "--check", "sound.md", "none.md"], in: folder).code == 0)
    }
  }

  /// The members that SARIF 2.1.0 requires (3.13, 3.14, 3.18 to 3.20, 3.27 to 3.30, 3.49), and places as it counts them.
  @Test func sarif() throws {
    let files = Self.all.merging(["ü.md": "---\nü: “é”\ntitle: “é: \"ü”\nx: @\n---\n"]) { $1 }
    try Tool.withFolder(files) { folder in
      let result = try Tool.run(["frontmatter", "--check", "--format", "sarif", "."], in: folder)
      #expect(result.code == 1)
      let log = try JSONReader.read(Array(result.output.utf8))
      #expect(log.at("/version")?.string == "2.1.0")
      #expect(log.at("/$schema")?.string == "https://json.schemastore.org/sarif-2.1.0.json")
      #expect(log.at("/runs/0/tool/driver/name")?.string == "verbatim frontmatter")
      #expect(log.at("/runs/0/columnKind")?.string == "unicodeCodePoints")
      let rules = log.at("/runs/0/tool/driver/rules")?.array ?? []
      let names = rules.compactMap { $0["id"]?.string }
      #expect(names.count == rules.count && Set(names).count == names.count)
      #expect(rules.allSatisfy { $0.at("/shortDescription/text")?.string?.isEmpty == false })
      let results = log.at("/runs/0/results")?.array ?? []
      #expect(results.count > Self.damaged.count)
      for result in results {
        #expect(names.contains(result["ruleId"]?.string ?? ""))
        #expect(["warning", "error"].contains(result["level"]?.string ?? ""))
        #expect(result.at("/message/text")?.string?.isEmpty == false)
        let place = "/locations/0/physicalLocation"
        let uri = result.at(place + "/artifactLocation/uri")?.string ?? ""
        #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }, "\(uri)")
        #expect(uri.removingPercentEncoding.map { files[String($0.dropFirst(2))] != nil } == true, "\(uri)")
        #expect((result.at(place + "/region/startLine")?.int ?? 0) >= 1)
      }
      let last = results.last { $0.at("/locations/0/physicalLocation/artifactLocation/uri")?.string == "./%C3%BC.md" }
      #expect(last?.at("/locations/0/physicalLocation/region/startLine")?.int == 4)
      #expect(last?.at("/locations/0/physicalLocation/region/startColumn")?.int == 5)
      let none = try Tool.run(["frontmatter", "--check", "--format", "sarif", "sound.md"], in: folder)
      #expect(none.code == 0)
      #expect(try JSONReader.read(Array(none.output.utf8)).at("/runs/0/results")?.array?.isEmpty == true)
    }
  }

  @Test func hostileFilesAreRefusedWithTheirReason() throws {
    let files = [
      "size.md": "---\na: " + String(repeating: "x", count: 2 << 20) + "\n---\n",
      "parts.md": "---\n" + String(repeating: "a: 1\n", count: 40_000) + "---\n",
      "depth.md": "---\na: " + String(repeating: "[", count: 10_000) + "\n---\n",
    ]
    try Tool.withFolder(files) { folder in
      let result = try Tool.run(["frontmatter", "--check", "."], in: folder)
      #expect(result.code == 1)
      #expect(result.output.contains("larger than 1048576 bytes"))
      #expect(result.output.contains("more than 30000 keys and values"))
      #expect(result.output.contains("nested deeper than 64"))
    }
  }
}
