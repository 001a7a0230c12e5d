import DocumentModel
import Foundation
import Provenance
import Stages

@testable import MarkdownExtractor

/// Files beside the project that tests use where they are present.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared")

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }
}

/// A document made of Markdown, with its source.
struct Made {
  let source: Source
  let document: Document

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) throws {
    source = Source(id: SourceID(0), utf8: bytes, locator: .bytes(.identity, part: nil))
    document = try MarkdownExtractor(options: NoOptions()).extract([source])
  }

  /// What is wrong with the texts by the laws.
  var brokenLaw: String? {
    for text in document.texts { if let law = text.brokenLaw(in: [source]) { return law } }
    return nil
  }

  /// Stretches of text whose exact place was not found.
  var unlocated: [TracedRun] {
    document.texts.flatMap(\.tracedRuns).filter {
      if case .derived(_, let rules) = $0.origin { return rules.contains { $0.name == "markdown.unlocated" } }
      return false
    }
  }
}

/// A block in a line, for comparing: `h1 Title`, `p text`, `- item`.
func outline(_ blocks: [Block]) -> [String] {
  blocks.flatMap { block -> [String] in
    switch block.content {
    case .heading(let level, let text): ["h\(level) \(text.text)"]
    case .paragraph(let text): ["p \(text.text)"]
    case .list(let list):
      list.items.flatMap { item in
        [String(repeating: "  ", count: item.depth) + (item.isOrdered ? "1. " : "- ") + item.text.text.string]
          + outline(item.blocks).map { "  | " + $0 }
      }
    case .table(let table):
      table.rows.map { row in row.map { ($0.isHeader ? "! " : "| ") + $0.text.text.string }.joined(separator: " ") }
    case .quote(let blocks): outline(blocks).map { "> " + $0 }
    case .code(let text, let language): ["``` \(language?.string ?? "") \(text)"]
    case .figure(let image, let caption): ["figure \(image) \(caption?.text.string ?? "")"]
    case .definitions(let items): items.map { "\($0.term.text): \($0.text.text)" }
    case .footnote(let label, let text): ["[^\(label)] \(text.text)"]
    case .math(let text): ["$ \(text)"]
    }
  }
}

/// A text's marks in a line each: `strong bold`.
func markLines(_ text: Inline) -> [String] {
  text.marks.map { "\($0.kind) \(text.text[$0.range])" }
}
