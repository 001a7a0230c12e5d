import Foundation
import Provenance

@testable import HTMLContent

/// The texts of a page's blocks by a rule so plain that any tree of the page can be read by it: an HTML parser's too.
struct FlatText: HTMLTreeSink {
  private struct Open {
    var tag: HTMLTag
    var isHidden: Bool
    /// Where text went before this element.
    var target: Int
  }

  /// A block's boundary among the bytes of text.
  private static let boundary: UInt8 = 1
  private let source: Source
  private var open: [Open] = []
  private var texts: [[UInt8]] = [[]]
  private var target = 0
  /// For each open table, what goes before it.
  private var before: [Int] = []

  private init(_ source: Source) { self.source = source }

  static func blocks(of source: Source) -> [String] {
    source.utf8.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return [] }
      var reader = HTMLTreeReader(start, in: source.indices, sink: FlatText(source))
      return reader.read().blocks
    }
  }

  private var blocks: [String] {
    texts[0].split(separator: FlatText.boundary).compactMap { block in
      let words = block.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return words.isEmpty ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
  }

  private static func hides(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .template, .noscript, .noframes, .iframe, .noembed, .title, .textarea, .select, .option, .svg,
      .math, .object, .audio, .video, .canvas, .head:
      true
    default: false
    }
  }

  /// What may stand between the rows of a table.
  private static func isOfTable(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .caption, .colgroup, .col, .tbody, .tfoot, .thead, .tr, .td, .th, .style, .script, .template, .form, .input:
      true
    default: false
    }
  }

  private mutating func bound(_ tag: HTMLTag) {
    if tag.isBlock, tag != .custom { texts[target].append(FlatText.boundary) }
  }

  mutating func start(_ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], isAgain: Bool) {
    let outer = open.last
    let isHidden = outer?.isHidden == true || FlatText.hides(tag)
    open.append(Open(tag: tag, isHidden: isHidden, target: target))
    guard !isHidden else { return }
    if outer?.tag.isTablePart == true, !FlatText.isOfTable(tag), let table = before.last { target = table }
    bound(tag)
    if tag == .table {
      texts += [[], []]
      before.append(texts.count - 2)
      target = texts.count - 1
    }
  }

  mutating func end(_ range: Range<Int>) {
    let element = open.removeLast()
    guard !element.isHidden else { return }
    if element.tag == .table {
      let table = before.removeLast()
      let home = open.last?.tag.isTablePart == true ? before.last ?? element.target : element.target
      if !texts[table].isEmpty, texts[home].last == FlatText.boundary { texts[home].removeLast() }
      texts[home] += texts[table] + [FlatText.boundary] + texts[table + 1]
      target = home
    }
    bound(element.tag)
    target = element.target
  }

  mutating func end(at index: Int, _ range: Range<Int>) {
    if !open[index].isHidden { bound(open[index].tag) }
    open[index].tag = .other
  }

  mutating func text(_ range: Range<Int>, isRaw: Bool) {
    guard open.last?.isHidden != true else { return }
    let text = isRaw ? source.quote(range) : source.htmlDecoded(range)
    let isBetweenRows = open.last?.tag.isTablePart == true && text.utf8.contains { !$0.isHTMLSpace }
    texts[isBetweenRows ? before.last ?? target : target] += text.utf8
  }

  mutating func content(_ range: Range<Int>, of tag: HTMLTag) {
    if tag == .xmp || tag == .plaintext { text(range, isRaw: true) }
  }

  mutating func comment(_ range: Range<Int>) {}
  mutating func repeated(_ tag: HTMLTag, _ range: Range<Int>) {}
}
