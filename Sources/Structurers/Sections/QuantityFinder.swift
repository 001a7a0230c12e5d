import DocumentModel
import Provenance
import Stages

/// Finds the quantities of the summary and the main content, each with the pointer of its text.
struct QuantityFinder {
  private(set) var quantities: [Quantity] = []
  private let language: QuantityLanguage
  /// A full stop before three digits parts thousands, or is as English has it: unsure.
  private let mayHaveCommas: Bool

  /// `language`: the document's, as BCP 47 says it.
  init(language: String? = nil, sections: [Section] = []) {
    self.language = QuantityLanguage(
      language,
      paragraphs: sections.lazy.flatMap(\.blocks).compactMap { block in
        if case .paragraph(let text) = block.content { text.text.utf8 } else { nil }
      })
    // Of an unknown language too.
    mayHaveCommas = language == nil || QuantityLanguage.withCommas(language)
  }

  mutating func add(_ sections: [Section]) {
    for (index, section) in sections.enumerated() {
      for (number, block) in section.blocks.enumerated() { add(block, at: "/sections/\(index)/blocks/\(number)") }
    }
  }

  private mutating func add(_ block: Block, at pointer: String) {
    switch block.content {
    case .heading, .code, .math: break
    case .paragraph(let text): add(text, at: "\(pointer)/text")
    case .footnote(_, let text): add(text, at: "\(pointer)/text")
    case .list(let list):
      for (index, item) in list.items.enumerated() {
        add(item.text, at: "\(pointer)/items/\(index)/text")
        for (inner, block) in item.blocks.enumerated() { add(block, at: "\(pointer)/items/\(index)/blocks/\(inner)") }
      }
    case .table(let table):
      if let caption = table.caption { add(caption, at: "\(pointer)/caption") }
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() { add(cell.text, at: "\(pointer)/rows/\(row)/\(column)/text") }
      }
    case .quote(let blocks):
      for (index, block) in blocks.enumerated() { add(block, at: "\(pointer)/blocks/\(index)") }
    case .figure(_, let caption): if let caption { add(caption, at: "\(pointer)/caption") }
    case .definitions(let items):
      for (index, item) in items.enumerated() {
        add(item.term, at: "\(pointer)/items/\(index)/term")
        add(item.text, at: "\(pointer)/items/\(index)/text")
      }
    }
  }

  private mutating func add(_ text: Inline, at pointer: String) {
    add(
      text.text, breaks: text.marks.filter { $0.kind == .lineBreak }.map(\.range),
      raised: text.marks.filter { $0.kind == .superscript }.map(\.range.lowerBound), at: pointer)
  }

  /// The quantities of one text. A number does not go on behind a break that the author asked for, nor raised, as 10³ does; and
  /// a price does not go on as a share: `<span>$120</span><span>10% off</span>`.
  mutating func add(_ text: TracedText, breaks: [Range<Int>] = [], raised: [Int] = [], at pointer: String) {
    let hasCommas = language.of(text.utf8).hasCommas
    for found in QuantityGrammar.quantities(in: text.utf8, language: language) {
      let pieces = found.value + found.to
      guard !pieces.contains(where: { piece in breaks.contains { $0.overlaps(piece) } }),
        !pieces.contains(where: { piece in raised.contains { $0 > piece.lowerBound && $0 < piece.upperBound } }),
        !pieces.contains(where: { isTwo($0, of: text) }), !isOverLines(found.unit, breaks),
        hasCommas || !pieces.contains(where: { isGroupedByDot(text.utf8[$0]) })
      else { continue }
      quantities.append(
        Quantity(
          text: text[found.range], value: number(text, found.value, found.number, hasCommas),
          to: found.to.isEmpty ? nil : number(text, found.to, found.toNumber, hasCommas), qualifier: found.qualifier,
          unit: unit(text, found.unit), per: found.per, pointer: pointer, range: found.range, sentence: found.sentence))
    }
  }

  /// Whether what is counted goes on behind a break: words of two lines are no noun.
  private func isOverLines(_ unit: QuantityGrammar.Reading.Unit?, _ breaks: [Range<Int>]) -> Bool {
    guard case .noun(let range) = unit else { return false }
    return breaks.contains { $0.lowerBound > range.lowerBound && $0.lowerBound < range.upperBound }
  }

  /// Whether a number is a price and a share put together: a sign of money before it, one of per cent after it, and something between
  /// two of its digits in the source.
  private func isTwo(_ number: Range<Int>, of text: TracedText) -> Bool {
    let after = text.utf8[number.upperBound...].first { $0 != 0x20 }
    guard after == UInt8(ascii: "%"), isMoney(text.utf8[..<number.lowerBound]) else { return false }
    let value = text[number]
    let runs = value.tracedRuns
    return zip(runs, runs.dropFirst()).contains { before, after in
      guard case .quoted(let left) = before.origin, case .quoted(let right) = after.origin else { return false }
      return (left.source != right.source || left.range.upperBound != right.range.lowerBound)
        && [after.range.lowerBound - 1, after.range.lowerBound].allSatisfy { isOfDigits(value.utf8[$0]) }
    }
  }

  /// `3.200`, which may be no fraction where thousands are written so, nor `45.000` anywhere: what programs say of a document's
  /// language is often that of the program.
  private func isGroupedByDot(_ number: ArraySlice<UInt8>) -> Bool {
    let parts = number.prefix { isOfDigits($0) }.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count == 3
      && parts[0].first != UInt8(ascii: "0") && (mayHaveCommas || parts[1].suffix(2).elementsEqual("00".utf8))
  }

  /// `$`, `£`, `¥`, `€` at the end of a text.
  private func isMoney(_ text: ArraySlice<UInt8>) -> Bool {
    text.last == UInt8(ascii: "$")
      || [[0xC2, 0xA3], [0xC2, 0xA5], [0xE2, 0x82, 0xAC]].contains { text.suffix($0.count).elementsEqual($0) }
  }

  private func isOfDigits(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private func unit(_ text: TracedText, _ unit: QuantityGrammar.Reading.Unit?) -> Quantity.Unit? {
    switch unit {
    case .word(let word): .word(word)
    case .noun(let range): .noun(text[range])
    case nil: nil
    }
  }

  private func number(_ text: TracedText, _ pieces: [Range<Int>], _ spelling: [UInt8], _ hasCommas: Bool) -> TracedText
  {
    let place = TracedText.joined(pieces.map { text[$0] })
    return place.utf8 == spelling
      ? place : place.respelled(place.indices, as: spelling, by: hasCommas ? .valueNumberComma : .valueNumber)
  }
}
