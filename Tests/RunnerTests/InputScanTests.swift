import Foundation
import SystemPackage
import Testing

@testable import Runner

@Suite struct InputScanTests {
  /// A folder of files, gone after the test.
  func withFolder(_ files: [String: String], _ body: (FilePath) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("scan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    try body(FilePath(folder.path))
  }

  func keys(_ folder: FilePath, _ change: (inout InputScan.Options) -> Void = { _ in }) throws -> [String] {
    var options = InputScan.Options()
    change(&options)
    var scan = InputScan(options)
    try scan.add(folder)
    return scan.inputs.map(\.key)
  }

  func expect(
    _ folder: FilePath, _ expected: [String], _ change: (inout InputScan.Options) -> Void = { _ in }
  ) throws {
    let found = try keys(folder, change)
    #expect(found == expected)
  }

  @Test func theTreeBelowAFolderIsReadInOrder() throws {
    try withFolder([
      "b.md": "", "a/z.md": "", "a/b/c.pdf": "", ".hidden/x.md": "", ".dot.md": "", "node_modules/x.md": "",
    ]) { (folder: FilePath) throws in
      let found = try keys(folder)
      #expect(found == ["a/b/c.pdf", "a/z.md", "b.md"])
    }
  }

  @Test func aSavedPagesFolderIsLeftOut() throws {
    try withFolder(["page.html": "", "page_files/ad.html": "", "other_files/real.html": ""]) {
      (folder: FilePath) throws in
      let found = try keys(folder)
      #expect(found == ["other_files/real.html", "page.html"])
    }
  }

  @Test func patternsChoose() throws {
    try withFolder(["a.md": "", "b.pdf": "", "drafts/c.md": ""]) { (folder: FilePath) throws in
      try expect(folder, ["a.md", "drafts/c.md"]) { $0.include = [Glob("*.md")] }
      try expect(folder, ["a.md", "b.pdf"]) { $0.exclude = [Glob("drafts/")] }
    }
  }

  @Test func anIgnoreFileRulesItsFolder() throws {
    try withFolder([
      ".verbatimignore": "# sources\nsource.*\n!source.md\nold/\n", "source.tex": "", "source.md": "",
      "a/source.odt": "", "old/x.md": "", "x.md": "",
    ]) { (folder: FilePath) throws in
      let found = try keys(folder)
      #expect(found == ["source.md", "x.md"])
    }
  }

  @Test func linksAndPipesAreNotFollowed() throws {
    try withFolder(["a.md": "", "sub/b.md": ""]) { (folder: FilePath) throws in
      try FileManager.default.createSymbolicLink(atPath: folder.string + "/loop", withDestinationPath: folder.string)
      try FileManager.default.createSymbolicLink(atPath: folder.string + "/link.md", withDestinationPath: "a.md")
      mkfifo(folder.string + "/pipe.md", 0o600)
      try expect(folder, ["a.md", "sub/b.md"])
    }
  }

  @Test func theOutputFolderIsNeverScanned() throws {
    try withFolder(["a.md": "", "out/a.md.json": "{}"]) { (folder: FilePath) throws in
      try expect(folder, ["a.md"]) { $0.output = folder.appending("out") }
    }
  }

  @Test func aMissingFileIsSaid() {
    var scan = InputScan(InputScan.Options())
    #expect(throws: InputScan.Problem.self) { try scan.add("no/such/file.md") }
  }
}
