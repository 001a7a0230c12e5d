import DocumentModel
import Foundation
import Provenance

@testable import FrontMatter

/// What the tests of this target share: a source of a text, what is read of it, and the material beside the project.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

  static func holds(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  static func source(_ text: String) -> Source { source(Array(text.utf8)) }

  static func source(_ bytes: [UInt8]) -> Source {
    Source(id: SourceID(0), utf8: bytes, locator: .bytes(.identity, part: nil))
  }

  /// Metadata as compact JSON, read strictly; the failure where there is one.
  static func read(_ text: String) -> String { json(FrontMatter.read(source(text))) }

  /// Metadata of a block of YAML.
  static func yaml(_ block: String) -> String { read("---\n" + block + "\n---\n") }

  static func json(_ reading: FrontMatterReading) -> String {
    reading.failure?.reason ?? String(decoding: FrontMatter.json(reading.metadata), as: UTF8.self)
  }
}

/// A file after its repairs.
struct Repaired {
  let edits: [SourceEdit]
  let source: Source
  let reading: FrontMatterReading

  init(_ text: String) { self.init(Shared.source(text)) }

  init(_ original: Source) {
    edits = (try? FrontMatterRepairer().repair(original)) ?? []
    source = original.repaired(by: edits)
    reading = FrontMatter.read(source)
  }

  var json: String { Shared.json(reading) }
  var body: String { String(decoding: source.utf8[reading.body], as: UTF8.self) }
  var rules: [String] {
    var names: [String] = []
    for edit in edits where !names.contains(edit.rule.name) { names.append(edit.rule.name) }
    return names.map { String($0.dropFirst("front-matter.".count)) }
  }
}
