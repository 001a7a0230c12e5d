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

  /// A place for people: lines and columns from 1.
  struct Place {
    var line: Int
    /// In bytes.
    var column: Int
    /// In code points.
    var character: Int
  }

  /// Places of offsets that are in order, in one pass.
  func places(of offsets: [Int]) -> [Place] {
    source.utf8.withUnsafeBufferPointer { bytes in
      var place = Place(line: 1, column: 1, character: 1)
      var position = 0
      return offsets.map { offset in
        while position < min(offset, bytes.count) {
          if bytes[position] == 0x0A {
            place = Place(line: place.line + 1, column: 1, character: 1)
          } else {
            place.column += 1
            if bytes[position] & 0xC0 != 0x80 { place.character += 1 }
          }
          position += 1
        }
        return place
      }
    }
  }

  /// Writes the repaired text in the file's place, in one step.
  func save(backup: Bool) throws {
    // A link stays one: what it leads to is written.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    if backup { try Data(source.utf8).write(to: URL(fileURLWithPath: path + ".orig"), options: .atomic) }
    try Data(repaired.utf8).write(to: url, options: .atomic)
    if let mode = attributes[.posixPermissions] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }
  }
}
