extension YAMLReader {
  private struct Header {
    var style: YAMLScalar.Style
    var indent: Int?
    /// `-` strips line ends at the end, `+` keeps all.
    var chomping: UInt8 = 0
  }

  /// A literal or folded scalar.
  mutating func blockScalar(parent: Int) throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    let header = try blockHeader()
    if position < end { consumeBreak() }
    let indent = header.indent.map { max(parent, 0) + $0 } ?? contentIndent(parent: parent)
    var lines = BlockLines(folds: header.style == .folded)
    while position < end {
      try count()
      let begin = position
      var content = begin
      while content < end, content - begin < indent, bytes[content] == 0x20 { content += 1 }
      let stop = bytes.lineEnd(from: content, end: end)
      if content == stop || (content - begin < indent && isBlankLine(content, stop)) {
        lines.addBlank(stop)
      } else if content - begin < indent {
        break
      } else {
        lines.add(content..<stop, spaced: bytes[content].isBlank, bytes, end)
      }
      position = stop
      if position < end { consumeBreak() } else { break }
    }
    lines.finish(header.chomping, bytes, end)
    return YAMLNode(
      content: .scalar(
        YAMLScalar(style: header.style, content: start..<position, pieces: lines.pieces, isWhole: false)),
      range: start..<position)
  }

  private func isBlankLine(_ from: Int, _ to: Int) -> Bool {
    for index in from..<to where !bytes[index].isBlank { return false }
    return true
  }

  private mutating func blockHeader() throws(FrontMatterFailure) -> Header {
    let start = position
    var header = Header(style: bytes[position] == UInt8(ascii: "|") ? .literal : .folded)
    position += 1
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), header.chomping == 0 {
        header.chomping = byte
      } else if byte >= 0x31, byte <= 0x39, header.indent == nil {
        header.indent = Int(byte) - 0x30
      } else {
        break
      }
      position += 1
    }
    skipBlanks()
    if position < end, isAtComment { skipLine() }
    guard position >= end || bytes[position].isBreak else {
      throw FrontMatterFailure(.blockHeader, "text in the line where a block value begins", at: position, from: start)
    }
    return header
  }

  /// The indent of the first line that is not blank, at least one more than the parent's.
  private func contentIndent(parent: Int) -> Int {
    var offset = position
    while offset < end {
      var content = offset
      while content < end, bytes[content] == 0x20 { content += 1 }
      if content < end, !bytes[content].isBreak { return max(content - offset, parent + 1) }
      guard content < end else { break }
      offset = bytes.afterBreak(content, end: end)
    }
    return parent + 1
  }
}

/// The lines of a block scalar put together.
private struct BlockLines {
  private(set) var pieces: [YAMLScalar.Piece] = []
  private let folds: Bool
  /// Line ends since the last line with text: that line's own first, then those of blank lines.
  private var breaks: [Int] = []
  private var hasText = false
  private var wasSpaced = false

  init(folds: Bool) {
    self.folds = folds
  }

  mutating func addBlank(_ stop: Int) {
    breaks.append(stop)
  }

  mutating func add(_ line: Range<Int>, spaced: Bool, _ bytes: [UInt8], _ end: Int) {
    if folds, hasText, !spaced, !wasSpaced {
      if breaks.count == 1 {
        pieces.append(YAMLScalar.Piece(range: breaks[0]..<line.lowerBound, meaning: .space))
      } else {
        addBreaks(breaks.dropFirst(), before: line, spaced, bytes, end)
      }
    } else {
      addBreaks(breaks[...], before: line, spaced, bytes, end)
    }
    pieces.append(YAMLScalar.Piece(range: line, meaning: .quote))
    breaks = [line.upperBound]
    hasText = true
    wasSpaced = spaced
  }

  /// Line ends before a line; the indentation behind the last one belongs to it, if no blanks of the text follow.
  private mutating func addBreaks(
    _ offsets: ArraySlice<Int>, before line: Range<Int>, _ spaced: Bool, _ bytes: [UInt8], _ end: Int
  ) {
    addBreaks(offsets, bytes, end)
    guard !spaced, !offsets.isEmpty, let last = pieces.last, last.range.upperBound < line.lowerBound else { return }
    pieces[pieces.count - 1] = YAMLScalar.Piece(range: last.range.lowerBound..<line.lowerBound, meaning: .indent)
  }

  private mutating func addBreaks(_ offsets: ArraySlice<Int>, _ bytes: [UInt8], _ end: Int) {
    for offset in offsets where offset < end {
      let next = bytes.afterBreak(offset, end: end)
      pieces.append(YAMLScalar.Piece(range: offset..<next, meaning: bytes[offset] == 0x0A ? .quote : .lineFeed))
    }
  }

  mutating func finish(_ chomping: UInt8, _ bytes: [UInt8], _ end: Int) {
    if chomping == UInt8(ascii: "+") {
      addBreaks(breaks[...], bytes, end)
    } else if chomping == 0, hasText {
      addBreaks(breaks.prefix(1), bytes, end)
    }
  }
}
