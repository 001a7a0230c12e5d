import DocumentModel
import Provenance

/// Lists that an author typed by hand: paragraphs in one element, or lines of one paragraph, that begin with the same
/// bullet or with 1, 2, 3.
///
/// Two in a row are the least. Numbers begin with one: a record's list has no other start, and a number that is said is not lost. Dashes also begin what is said in a dialogue:
/// where a question, a call or a quotation ends a line of theirs, or after a long dash any sentence, they make no list.
struct TypedLists {
  private(set) var blocks: [Block] = []
  private(set) var dropped: [Dropped] = []
  private let elements: [Element]
  /// Paragraphs with markers, which may become a list.
  private var run: [(block: Block, text: Inline, marker: TypedMarker)] = []

  init(_ document: Document) {
    elements = document.elements
    blocks.reserveCapacity(document.blocks.count)
    for block in document.blocks { add(block) }
    endRun()
  }

  private mutating func add(_ block: Block) {
    guard case .paragraph(let text) = block.content else {
      endRun()
      blocks.append(block)
      return
    }
    if text.marks.contains(where: { $0.kind == .lineBreak }), let parts = parts(of: block, text) {
      endRun()
      blocks += parts
    } else if let marker = TypedMarker(text) {
      if let last = run.last, !goesOn(last.marker, marker) || parent(last.block) != parent(block) { endRun() }
      run.append((block, text, marker))
    } else {
      endRun()
      blocks.append(block)
    }
  }

  private mutating func endRun() {
    defer { run.removeAll(keepingCapacity: true) }
    guard let first = run.first else { return }
    if TypedLists.isList(run.map { ($0.text.text, $0.marker) }) {
      blocks.append(Block(list(run.map { ($0.text, $0.marker) }), hints: first.block.hints))
    } else {
      blocks += run.map(\.block)
    }
  }

  /// The paragraphs and lists that the lines of a paragraph are; nil where there is no list.
  private mutating func parts(of block: Block, _ text: Inline) -> [Block]? {
    guard let lines = TypedLists.lines(of: text) else { return nil }
    var parts: [Block] = []
    var plain: Range<Int>?
    var index = 0
    while index < lines.count {
      let (end, isList) = run(lines, from: index)
      if isList {
        if let plain { parts.append(Block(.paragraph(TypedLists.piece(text, plain)), hints: block.hints)) }
        plain = nil
        let items = lines[index..<end].compactMap { line in line.marker.map { (line.text, $0) } }
        parts.append(Block(list(items), hints: block.hints))
        index = end
      } else {
        plain = (plain?.lowerBound ?? lines[index].range.lowerBound)..<lines[end - 1].range.upperBound
        index = end
      }
    }
    guard parts.contains(where: { if case .list = $0.content { true } else { false } }) else { return nil }
    if let plain { parts.append(Block(.paragraph(TypedLists.piece(text, plain)), hints: block.hints)) }
    return parts
  }

  private struct Line {
    /// Without the break at its end.
    var range: Range<Int>
    var text: Inline
    var marker: TypedMarker?
  }

  /// Paragraphs of more lines or marks are left, so that none takes longer than its length.
  private static let limit = 500

  /// The lines between breaks, but for those with nothing in them. Nil where there are too many, or a link goes over several.
  private static func lines(of text: Inline) -> [Line]? {
    let breaks = text.marks.filter { $0.kind == .lineBreak }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    guard text.marks.count <= limit * 4, breaks.count <= limit else { return nil }
    let links = text.marks.filter(\.isLink).map(\.range)
    var lines: [Line] = []
    var start = 0
    for stop in breaks + [text.count..<text.count] where stop.lowerBound >= start {
      if links.contains(where: { $0.lowerBound < stop.lowerBound && $0.upperBound > stop.upperBound }) { return nil }
      let range = start..<stop.lowerBound
      let line = piece(text, range)
      if !line.isEmpty || !line.marks.isEmpty {
        lines.append(Line(range: range, text: line, marker: TypedMarker(line)))
      }
      start = stop.upperBound
    }
    return lines
  }

  /// A part of a text without white space at its ends, with the pictures and references to notes at its end as well: these stand
  /// before the break there.
  private static func piece(_ text: Inline, _ range: Range<Int>) -> Inline {
    let marks = text.marks.compactMap { mark -> Mark? in
      let cut = mark.range.clamped(to: range)
      let isIn =
        mark.range.isEmpty
        ? range.lowerBound <= mark.range.lowerBound && mark.range.lowerBound <= range.upperBound : !cut.isEmpty
      return isIn ? Mark(mark.kind, cut.lowerBound - range.lowerBound..<cut.upperBound - range.lowerBound) : nil
    }
    return Inline(text.text[range], marks: marks).trimmed()
  }

  /// Where the lines with markers that begin with one end, and whether they are a list. Those that are none are none in part, either.
  private func run(_ lines: [Line], from start: Int) -> (end: Int, isList: Bool) {
    guard var last = lines[start].marker else { return (start + 1, false) }
    var end = start + 1
    while end < lines.count, let marker = lines[end].marker, goesOn(last, marker) {
      last = marker
      end += 1
    }
    let items = lines[start..<end].compactMap { line in line.marker.map { (line.text.text, $0) } }
    return (end, TypedLists.isList(items))
  }

  private func goesOn(_ marker: TypedMarker, _ next: TypedMarker) -> Bool {
    guard marker.kind == next.kind else { return false }
    if case .number = marker.kind { return next.number == marker.number + 1 }
    return true
  }

  private static func isList(_ items: [(text: TracedText, marker: TypedMarker)]) -> Bool {
    guard items.count >= 2 else { return false }
    switch items[0].marker.kind {
    case .bullet: return true
    case .number: return items[0].marker.number == 1
    case .dash(let sign):
      return !items.contains { item in
        let text = item.text.trimmed()
        guard let last = text.utf8.last else { return false }
        // ? ! " … ” » end what is said; a full stop ends a sentence.
        return "?!\"".utf8.contains(last) || sign.count > 1 && last == UInt8(ascii: ".")
          || ["…", "”", "»"].contains { text.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
      }
    }
  }

  private mutating func list(_ items: [(text: Inline, marker: TypedMarker)]) -> Block.Content {
    var isOrdered = false
    if case .number? = items.first?.marker.kind { isOrdered = true }
    return .list(
      Block.List(
        isOrdered: isOrdered,
        items: items.map { text, marker in
          dropped.append(Dropped(text.text[0..<marker.length], by: .typedMarker))
          var item = text
          item.rewrite { $0.drop(to: marker.length) }
          return Block.Item(depth: 0, text: item.trimmed(), isOrdered: isOrdered)
        }))
  }

  private func parent(_ block: Block) -> Int {
    block.hints.element.map { elements[$0].parent } ?? -1
  }
}

extension Rule {
  static let typedMarker = Rule("clean.typed-marker")
}
