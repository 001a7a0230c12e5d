import Foundation
import Testing
import ToolRunner

/// Bad input gets one clear line on stderr, the right exit code, and nothing half written.
@Suite struct BadInputTests {
  func expectOneLine(
    _ result: Tool.Result, code: Int32, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.code == code, "\(result.error)", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.error)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
    for word in words { #expect(result.error.contains(word), "\(result.error)", sourceLocation: sourceLocation) }
  }

  static let isRoot = geteuid() == 0
  static let canDropPrivileges = isRoot && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
  /// As a user without privileges, to whom permissions apply.
  let asNobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

  @Test func aMissingFile() throws {
    expectOneLine(try Tool.run(["convert", "no-such.pdf"]), code: 66, "no-such.pdf", "No such file")
  }

  @Test(.enabled(if: canDropPrivileges)) func aFolderWithoutReadPermission() throws {
    try Tool.withFolder(["in/a.md": "# A\n"]) { folder in
      let locked = folder.appendingPathComponent("in")
      try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: locked.path)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      let result = try Tool.run(["convert", locked.path], in: URL(fileURLWithPath: "/"), before: asNobody)
      expectOneLine(result, code: 66, "Permission denied")
    }
  }

  @Test(arguments: ["empty.md", "empty.html", "empty.pdf", "empty.txt"])
  func anEmptyFile(_ name: String) throws {
    try Tool.withFolder([name: ""]) { folder in
      expectOneLine(try Tool.run(["convert", name], in: folder), code: 65, name, "empty")
    }
  }

  @Test func aBinaryNamedMarkdown() throws {
    try Tool.withFolder { folder in
      var bytes = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
      for index in 0..<2000 { bytes.append(UInt8(truncatingIfNeeded: index &* 37)) }
      try bytes.write(to: folder.appendingPathComponent("page.md"))
      expectOneLine(try Tool.run(["convert", "page.md"], in: folder), code: 65, "page.md", "not a text file")
    }
  }

  @Test(arguments: ["encrypted.pdf", "truncated.pdf"])
  func aPDFThatCantBeRead(_ name: String) throws {
    let word = name == "encrypted.pdf" ? "encrypted" : "damaged"
    expectOneLine(try Tool.run(["convert", Self.fixtures.appendingPathComponent(name).path]), code: 65, name, word)
  }

  @Test func aPasswordOpensAnEncryptedPDF() throws {
    try Tool.withFolder(["password": "secret\n", "wrong": "guess\n"]) { folder in
      let pdf = Self.fixtures.appendingPathComponent("encrypted.pdf").path
      let opened = try Tool.run(["convert", pdf, "--password-file", "password"], in: folder)
      #expect(opened.code == 0, "\(opened.error)")
      #expect(opened.output.contains("Justice on the River"))
      expectOneLine(try Tool.run(["convert", pdf, "--password-file", "wrong"], in: folder), code: 65, "encrypted")
    }
  }

  @Test func invalidUTF8IsReadAndNoted() throws {
    try Tool.withFolder { folder in
      var bytes = Data("# Caf".utf8)
      bytes.append(contentsOf: [0xE9, 0x0A, 0x0A])
      bytes.append(contentsOf: Data("Text – with a dash that is UTF-8.\n".utf8))
      try bytes.write(to: folder.appendingPathComponent("page.md"))
      let result = try Tool.run(["convert", "page.md"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(result.error.isEmpty)
    }
  }

  @Test(arguments: [
    (#"{ "version": 1, "extract": [{ "stage": "pdff" }] }"#, "unknown stage “pdff”"),
    (
      #"{ "version": 1, "extract": [{ "stage": "html", "options": { "speed": 1 } }], "structure": { "stage": "factsheet" } }"#,
      "unknown key “speed”"
    ),
    (#"{ "version": 2 }"#, "version must be 1"), ("{", "line 1"),
  ])
  func aWrongPipeline(_ text: String, _ words: String) throws {
    try Tool.withFolder(["page.md": "# A\n", "my.json": text]) { folder in
      let result = try Tool.run(["convert", "page.md", "--config", "my.json"], in: folder)
      expectOneLine(result, code: 78, "my.json", words)
    }
  }

  @Test(.enabled(if: canDropPrivileges)) func anOutputFolderThatCantBeWritten() throws {
    try Tool.withFolder(["in/a.md": "# A\n"]) { folder in
      let locked = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: locked, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: locked.path)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      let result = try Tool.run(
        ["convert", folder.path + "/in", "-o", locked.path], in: URL(fileURLWithPath: "/"), before: asNobody)
      expectOneLine(result, code: 73, "out", "Permission denied")
      #expect(Tool.files(below: locked).isEmpty)
    }
  }

  @Test(.enabled(if: isRoot)) func aFullDisk() throws {
    try Tool.withFolder { folder in
      for index in 0..<8 {
        try Data(String(repeating: "Some words on page \(index). ", count: 400).utf8)
          .write(to: folder.appendingPathComponent("page-\(index).md"))
      }
      let script =
        #"mount -t tmpfs -o size=64k tmpfs "$1" || exit 99; shift; "$@"; code=$?; find "$OUT" -name '*.verbatim-part' >&2; exit $code"#
      let out = folder.appendingPathComponent("disk")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      let result = try Tool.run(
        ["convert", folder.path, "-o", out.path, "-q"], environment: ["OUT": out.path],
        before: ["unshare", "-m", "sh", "-c", script, "sh", out.path])
      if result.code == 99 || result.code == 1 { return }
      #expect(result.code == 74, "\(result.error)")
      #expect(result.error.contains("No space left"))
      #expect(!result.error.contains("verbatim-part\n"))
    }
  }

  @Test func manyDocumentsWithoutAPlace() throws {
    try Tool.withFolder(["a.md": "# A\n", "b.md": "# B\n"]) { folder in
      expectOneLine(try Tool.run(["convert", "a.md", "b.md"], in: folder), code: 64, "--output")
    }
  }

  @Test func twoInputsForOneOutput() throws {
    try Tool.withFolder(["a.md": "# A\n", "a.html": "<p>A page of words.</p>"]) { folder in
      let result = try Tool.run(["convert", ".", "-o", "out", "-f", "markdown"], in: folder)
      expectOneLine(result, code: 73, "a.html", "a.md", "--keep-extension")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
    }
  }

  @Test func anOutputThatIsAnInput() throws {
    try Tool.withFolder(["a.md": "# A\n"]) { folder in
      let result = try Tool.run(["convert", "a.md", "-o", ".", "-f", "markdown"], in: folder)
      expectOneLine(result, code: 64, "a.md")
      #expect(try String(contentsOf: folder.appendingPathComponent("a.md"), encoding: .utf8) == "# A\n")
    }
  }

  @Test func oneBadDocumentNeverStopsTheOthers() throws {
    try Tool.withFolder(["a.md": "# A\n\nWords.\n", "b.pdf": "no pdf at all", "c.md": "# C\n\nWords.\n"]) { folder in
      let result = try Tool.run(["convert", "a.md", "b.pdf", "c.md", "gone.md", "-o", "out"], in: folder)
      #expect(result.code == 3, "\(result.error)")
      #expect(Tool.files(below: folder.appendingPathComponent("out")) == ["a.md.json", "c.md.json"])
      #expect(result.error.contains("b.pdf: "))
      #expect(result.error.contains("gone.md: "))
    }
  }
}
