import Charsets
import Foundation
import FrontMatter
import Provenance

/// A file with its repairs and what is read of it then.
struct FrontMatterFile {
  let path: String
  /// Whether offsets of the text are the file's own.
  let isUTF8: Bool
  let source: Source
  let edits: [SourceEdit]
  let repaired: Source
  let reading: FrontMatterReading

  /// Why a file could not be opened, in a few words.
  struct Unreadable: Error {
    var reason: String
  }

  init(path: String) throws {
    guard let bytes = FrontMatterFiles.contents(of: path) else { throw Unreadable(reason: "cannot be read") }
    guard !Charsets.looksBinary(bytes.prefix(4_096)) else { throw Unreadable(reason: "is no text") }
    self.path = path
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
