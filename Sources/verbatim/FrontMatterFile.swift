import ArgumentParser
import Charsets
import Foundation
import FrontMatter
import Provenance

/// The files that paths name.
enum FrontMatterFiles {
  static let extensions: Set<String> = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"]

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The file itself, or the Markdown files below a folder, in order of name.
  static func all(_ path: String) throws -> [String] {
    guard isFolder(path) else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) && !isHidden($0) }.sorted()
      .map { (path.hasSuffix("/") ? path : path + "/") + $0 }
  }

  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "node_modules" }
  }
}

/// A file with its repairs and what is read of it then.
struct FrontMatterFile {
  let path: String
  /// Whether offsets of the text are the file's own.
  let isUTF8: Bool
  let source: Source
  let edits: [SourceEdit]
  let repaired: Source
  let reading: FrontMatterReading

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("cannot read \(path)")
    }
    self.path = path
    let bytes = [UInt8](data)
    // A byte-order mark of UTF-8 stays: it is one of the things to repair.
    let decoded = Charsets.decode(bytes)
    isUTF8 = decoded.encoding == "utf-8" && decoded.invalidCount == 0
    let text = isUTF8 ? Source(id: SourceID(0), utf8: bytes, locator: .bytes(.identity, part: nil)) : nil
    source = text ?? Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))
    (edits, repaired, reading) = FrontMatterRepairer().mend(source)
  }

  /// Line and column of an offset, from 1, in bytes.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    for index in 0..<min(offset, source.count) where source.utf8[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return (line, offset - start + 1)
  }

  /// Writes the repaired text in the file's place, in one step.
  func save(backup: Bool) throws {
    let url = URL(fileURLWithPath: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    if backup { try Data(source.utf8).write(to: URL(fileURLWithPath: path + ".orig"), options: .atomic) }
    try Data(repaired.utf8).write(to: url, options: .atomic)
    if let mode = attributes[.posixPermissions] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
  }
}
