import DocumentModel
import HTMLContent
import Provenance

/// A page read, with its blocks as a person would note them down.
struct Reading {
  let source: Source
  let page: HTMLPage

  init(_ html: String) throws {
    source = Source(id: SourceID(0), utf8: Array(html.utf8), locator: .bytes(.identity, part: nil))
    page = HTMLPage(source)
  }

  /// One line a block: `h2 Heading`, `p text`, `- item`, `| cell | cell |`, `> quote`.
  var lines: [String] { page.blocks.flatMap { Reading.lines($0) } }

  /// What breaks a law, if anything.
  var broken: String? {
    for text in page.blocks.flatMap(\.texts) + page.links.map(\.target) {
      if let broken = text.brokenLaw(in: [source]) { return broken }
    }
    return nil
  }

  static func lines(_ block: Block) -> [String] {
    switch block.content {
    case .heading(let level, let text): return ["h\(level) \(text.text)"]
    case .paragraph(let text): return ["p \(text.text)"]
    case .list(let list):
      return list.items.flatMap { item in
        [String(repeating: "  ", count: item.depth) + (item.isOrdered ? "1. " : "- ") + item.text.text.string]
          + item.blocks.flatMap { lines($0).map { "  " + $0 } }
      }
    case .table(let table):
      return [table.caption.map { "caption \($0.text)" }].compactMap { $0 }
        + table.rows.map { row in "|" + row.map { cell(in: $0) }.joined() }
    case .quote(let blocks): return blocks.flatMap { lines($0).map { "> " + $0 } }
    case .code(let text, let language): return ["```\(language?.string ?? "")", text.string, "```"]
    case .figure(let image, let caption): return ["image \(image) \(caption?.text.string ?? "")"]
    case .definitions(let list): return list.map { "\($0.term.text): \($0.text.text)" }
    case .footnote(let label, let text): return ["[\(label)] \(text.text)"]
    case .math(let text): return ["$\(text)$"]
    }
  }

  private static func cell(in cell: Block.Cell) -> String {
    let span = (cell.columns > 1 ? "→\(cell.columns)" : "") + (cell.rows > 1 ? "↓\(cell.rows)" : "")
    return (cell.isHeader ? "*" : "") + cell.text.text.string + span + "|"
  }
}
