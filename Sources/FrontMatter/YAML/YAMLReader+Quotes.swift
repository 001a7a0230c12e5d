extension YAMLReader {
  /// A quoted scalar, over as many lines as it has; `position` after its closing mark.
  mutating func quoted() throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    let mark = bytes[position]
    position += 1
    var text = QuotedText(start: position)
    while position < end {
      let byte = bytes[position]
      if byte == mark {
        if mark == UInt8(ascii: "'"), self.byte(at: position + 1) == mark, position + 1 < end {
          text.add(position..<(position + 2), .apostrophe)
          position += 2
          continue
        }
        let scalar = text.finish(at: position, mark == UInt8(ascii: "'") ? .single : .double)
        position += 1
        return YAMLNode(content: .scalar(scalar), range: start..<position)
      }
      if byte.isBreak {
        try count()
        foldLine(&text)
      } else if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
        try escape(&text, from: start)
      } else if byte == UInt8(ascii: "\\") {
        position += 1
      } else {
        position = bytes.quotedEnd(from: position, end: end, mark: mark)
      }
    }
    throw FrontMatterFailure(.openQuote, "a quotation mark without its partner", at: position, from: start)
  }

  /// At a line end inside quotation marks.
  private mutating func foldLine(_ text: inout QuotedText) {
    var from = position
    while from > text.cleanFrom, bytes[from - 1].isBlank { from -= 1 }
    let breaks = skipBlankLines()
    if breaks.count == 1 {
      text.add(from..<position, .space)
      return
    }
    text.leaveOut(from..<breaks[1])
    for offset in breaks.dropFirst() {
      let next = bytes.afterBreak(offset, end: end)
      text.leaveOut(text.cleanFrom..<offset)
      if bytes[offset] != 0x0A { text.add(offset..<next, .lineFeed) } else { text.keep(offset..<next) }
    }
    text.leaveOut(text.cleanFrom..<position)
  }

  private mutating func escape(_ text: inout QuotedText, from start: Int) throws(FrontMatterFailure) {
    try count()
    let begin = position
    if position + 1 < end, bytes[position + 1].isBreak {
      position += 1
      let breaks = skipBlankLines()
      text.leaveOut(begin..<(breaks.count > 1 ? breaks[1] : position))
      for offset in breaks.dropFirst() {
        text.leaveOut(text.cleanFrom..<offset)
        text.keep(offset..<bytes.afterBreak(offset, end: end))
      }
      text.leaveOut(text.cleanFrom..<position)
      return
    }
    guard let (utf8, length) = YAMLEscape.decode(bytes, at: position, end: end) else {
      throw FrontMatterFailure(.escape, "an escape that YAML does not have", at: position, from: start)
    }
    position += length
    text.add(begin..<position, .escape(utf8))
  }
}

/// The pieces of a quoted scalar.
struct QuotedText {
  private let start: Int
  private var pieces: [YAMLScalar.Piece] = []
  private var isWhole = true
  /// Up to here the text is in pieces.
  private(set) var cleanFrom: Int

  init(start: Int) {
    self.start = start
    cleanFrom = start
  }

  mutating func add(_ range: Range<Int>, _ meaning: YAMLScalar.Piece.Meaning) {
    leaveOut(range)
    pieces.append(YAMLScalar.Piece(range: range, meaning: meaning))
  }

  mutating func keep(_ range: Range<Int>) {
    add(range, .quote)
  }

  /// Ends the quoted stretch before a range and goes on after it.
  mutating func leaveOut(_ range: Range<Int>) {
    isWhole = false
    if range.lowerBound > cleanFrom {
      pieces.append(YAMLScalar.Piece(range: cleanFrom..<range.lowerBound, meaning: .quote))
    }
    cleanFrom = max(cleanFrom, range.upperBound)
  }

  mutating func finish(at end: Int, _ style: YAMLScalar.Style) -> YAMLScalar {
    if !isWhole { leaveOut(end..<end) }
    return YAMLScalar(style: style, content: start..<end, pieces: pieces, isWhole: isWhole)
  }
}
