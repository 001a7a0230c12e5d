import CCmarkGFM
import DocumentModel
import Foundation
import Testing

@testable import MarkdownExtractor

/// The blocks of cmark's tree by kind, in order; nil where it holds HTML.
private func cmarkKinds(_ bytes: [UInt8]) -> [String]? {
  bytes.withUnsafeBufferPointer { bytes in
    guard let tree = CmarkTree(parsing: bytes), let iterator = cmark_iter_new(tree.root) else { return nil }
    defer { cmark_iter_free(iterator) }
    return withExtendedLifetime(tree) { collect(iterator) }
  }
}

private func collect(_ iterator: OpaquePointer) -> [String]? {
  var result: [String] = []
  var open: [Int] = []
  while true {
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return result }
    if event == CMARK_EVENT_EXIT {
      // A quote with nothing in it is none.
      if node.kind == .quote, let start = open.popLast(), start == result.count - 1 { result.removeLast() }
      continue
    }
    switch node.kind {
    case .htmlBlock, .html: return nil
    case .heading where showsText(node): result.append("h\(cmark_node_get_heading_level(node))")
    case .paragraph where showsText(node): result.append("p")
    case .item: result.append("item")
    case .codeBlock where !node.codeText.isEmpty || !node.info.isEmpty: result.append("code")
    case .quote:
      open.append(result.count)
      result.append("quote")
    case .tableRow, .tableHeader: result.append("row")
    case .tableCell: result.append("cell")
    case .footnote: result.append("footnote")
    default: break
    }
  }
}

/// Whether a block has text or an image.
private func showsText(_ block: CmarkNode) -> Bool {
  guard let iterator = cmark_iter_new(block) else { return false }
  defer { cmark_iter_free(iterator) }
  while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
    guard let node = cmark_iter_get_node(iterator) else { return false }
    switch node.kind {
    case .text, .code: if !node.literal.isEmpty { return true }
    case .image, .footnoteReference: return true
    default: break
    }
  }
  return false
}

private func kinds(_ blocks: [Block]) -> [String] {
  blocks.flatMap { block -> [String] in
    switch block.content {
    case .heading(let level, _): ["h\(level)"]
    case .paragraph, .figure, .definitions, .math: ["p"]
    case .code: ["code"]
    case .quote(let blocks): ["quote"] + kinds(blocks)
    case .list(let list):
      list.items.flatMap { item in
        ["item"] + (item.text.isEmpty && item.text.marks.isEmpty ? [] : ["p"]) + kinds(item.blocks)
      }
    case .table(let table): table.rows.flatMap { ["row"] + $0.map { _ in "cell" } }
    case .footnote(_, let text): ["footnote"] + (text.isEmpty ? [] : ["p"])
    }
  }
}

@Suite struct StructureTests {
  @Test(
    .enabled(if: Shared.has("corpus/markdown"), "skipped: no examples beside the project"),
    arguments: ConformanceTests.files)
  func blocksAreCmarks(_ file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: Shared.data("corpus/markdown/" + file))
    for example in examples {
      guard let expected = cmarkKinds(Array(example.markdown.utf8)) else { continue }
      // A paragraph after a nested list belongs to the outer item, which stands before it.
      if example.section == "Lists", example.markdown == "* foo\n  * bar\n\n  baz\n" { continue }
      let made = try Made(example.markdown)
      #expect(kinds(made.document.blocks) == expected, "example \(example.example): \(example.markdown)")
    }
  }
}
