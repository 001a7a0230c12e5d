import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages

/// A document as the extractor makes it, in short.
struct Reading {
  let sources: [Source]
  let document: Document

  init(_ bytes: [UInt8]) throws {
    sources = try PDFFormat.open(SourceFile(key: "test.pdf", bytes: bytes)).sources
    document = try PDFExtractor(options: PDFOptions()).extract(sources)
  }

  /// Each block with a sign for its kind: `# heading`, `- item`, `| cell | cell`.
  var outline: [String] { document.blocks.flatMap(Reading.lines) }

  static func lines(_ block: Block) -> [String] {
    switch block.content {
    case .heading(let level, let text): [String(repeating: "#", count: level) + " " + plain(text.text)]
    case .paragraph(let text): [plain(text.text)]
    case .list(let list):
      list.items.map { String(repeating: "  ", count: $0.depth) + ($0.isOrdered ? "1. " : "- ") + plain($0.text.text) }
    case .table(let table): table.rows.map { "| " + $0.map { plain($0.text.text) }.joined(separator: " | ") }
    default: block.texts.map(plain)
    }
  }

  static func plain(_ text: TracedText) -> String {
    String(decoding: Whitespace.collapsed(text.trimmed().utf8), as: UTF8.self)
  }
}

/// The folder of shared documents beside the project; nil where it is missing.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
  static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path)

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }
}
