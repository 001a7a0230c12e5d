extension YAMLReader {
  /// Anchor and tag before a node, in any order.
  mutating func readProperties(_ properties: inout Properties) throws(FrontMatterFailure) {
    while position < end {
      if bytes[position] == UInt8(ascii: "&"), properties.anchor == nil {
        let start = position
        position += 1
        let name = try anchorName(from: start)
        properties.anchor = name
        if properties.start == nil { properties.start = start }
      } else if bytes[position] == UInt8(ascii: "!"), properties.tag == nil {
        let tag = try readTag()
        properties.tag = tag
        if properties.start == nil { properties.start = tag.lowerBound }
      } else {
        return
      }
      skipBlanks()
    }
  }

  /// Letters, digits, dash, underscore, as libyaml has it.
  private mutating func anchorName(from start: Int) throws(FrontMatterFailure) -> Range<Int> {
    let first = position
    while position < end {
      let byte = bytes[position]
      guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
      else { break }
      position += 1
    }
    let next = byte(at: position)
    guard position > first, next.isBlankOrBreak || next.isFlowIndicator else {
      throw FrontMatterFailure(.alias, "not the name of an anchor", at: position, from: flowStart ?? start)
    }
    return first..<position
  }

  private mutating func readTag() throws(FrontMatterFailure) -> Range<Int> {
    let start = position
    while position < end, !bytes[position].isBlankOrBreak, !bytes[position].isFlowIndicator { position += 1 }
    let isBare = position == start + 2 && bytes[start + 1] == UInt8(ascii: "!")
    guard !isBare, byte(at: position).isBlankOrBreak || bytes[position] == UInt8(ascii: ",") else {
      throw FrontMatterFailure(.tag, "not a tag", at: position, from: flowStart ?? start)
    }
    return start..<position
  }

  mutating func alias() throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    position += 1
    let name = try anchorName(from: start)
    return YAMLNode(content: .alias(name), range: start..<position)
  }

  /// A scalar, a flow collection or an alias.
  mutating func scalarOrFlow(parent: Int, isBlock: Bool) throws(FrontMatterFailure) -> YAMLNode {
    switch current {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return try blockScalar(parent: parent)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return try quoted()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return try flowNode()
    case UInt8(ascii: "*"):
      return try alias()
    default:
      return try plain(parent: parent)
    }
  }

  /// Whether a plain scalar may begin at `position`.
  func canBeginPlain(inFlow: Bool) -> Bool {
    guard position < end else { return false }
    switch bytes[position] {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return false
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      let next = byte(at: position + 1)
      return !next.isBlankOrBreak && !(inFlow && next.isFlowIndicator)
    case 0x20, 0x09, 0x0A, 0x0D: return false
    default: return true
    }
  }

  /// The part of a plain scalar that stands in this line; `position` at what ends it.
  mutating func plainLine(inFlow: Bool) -> Range<Int> {
    let start = position
    var last = position
    while position < end {
      let byte = bytes[position]
      if byte.isBreak { break }
      if byte.isBlank {
        position += 1
        continue
      }
      if byte == UInt8(ascii: ":") {
        let next = self.byte(at: position + 1)
        if next.isBlankOrBreak || (inFlow && next.isFlowIndicator) { break }
      } else if byte == UInt8(ascii: "#") {
        if position > start, bytes[position - 1].isBlank { break }
      } else if inFlow, byte.isFlowIndicator {
        break
      }
      position += 1
      last = position
    }
    return start..<last
  }

  /// A plain scalar in a block, over as many lines as it has.
  private mutating func plain(parent: Int) throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    guard canBeginPlain(inFlow: false) else {
      throw FrontMatterFailure(.indicator, "a character that no plain value begins with", at: position)
    }
    if isFirstInLine, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") || bytes[start] >= 0x80 {
      suspect(start)
    }
    var folds = FoldedPieces(first: plainLine(inFlow: false))
    while true {
      try refuseColon(in: start)
      guard position < end, bytes[position].isBreak else { break }
      try count()
      let mark = (position, lineStart)
      let breaks = skipBlankLines()
      guard position < end, column > parent, current != UInt8(ascii: "#") else {
        (position, lineStart) = mark
        break
      }
      for index in lineStart..<min(position, lineStart + parent + 1) where bytes[index] == 0x09 {
        throw FrontMatterFailure(.tab, "a tab as indentation", at: index, from: start)
      }
      if isAtItem || bytes[position] >= 0x80 { suspect(position) }
      let line = plainLine(inFlow: false)
      folds.add(line, breaks: breaks, bytes: bytes, end: end)
    }
    return YAMLNode(content: .scalar(folds.scalar(.plain)), range: start..<folds.last)
  }

  private func refuseColon(in start: Int) throws(FrontMatterFailure) {
    if position < end, bytes[position] == UInt8(ascii: ":") {
      throw FrontMatterFailure(.colonInValue, "a colon and a space inside a value", at: position, from: start)
    }
  }

  /// From a line end to the content of the next line that has any. The line ends crossed, in order.
  mutating func skipBlankLines() -> [Int] {
    var breaks: [Int] = []
    while position < end, bytes[position].isBlankOrBreak {
      if bytes[position].isBreak {
        breaks.append(position)
        consumeBreak()
      } else {
        position += 1
      }
    }
    return breaks
  }
}

/// Lines of a flow scalar folded into one: a line end is a space, further ones stay.
struct FoldedPieces {
  private(set) var pieces: [YAMLScalar.Piece] = []
  private let start: Int
  /// End of the text so far.
  private(set) var last: Int
  private var isWhole = true

  init(first: Range<Int>) {
    start = first.lowerBound
    last = first.upperBound
  }

  /// Adds a line that stands after `breaks`.
  mutating func add(_ line: Range<Int>, breaks: [Int], bytes: [UInt8], end: Int) {
    begin()
    if breaks.count == 1 {
      pieces.append(YAMLScalar.Piece(range: last..<line.lowerBound, meaning: .space))
    } else {
      for offset in breaks.dropFirst() { addBreak(offset, bytes, end) }
    }
    quote(line)
  }

  mutating func begin() {
    guard isWhole else { return }
    isWhole = false
    if last > start { pieces.append(YAMLScalar.Piece(range: start..<last, meaning: .quote)) }
  }

  mutating func addBreak(_ offset: Int, _ bytes: [UInt8], _ end: Int) {
    let next = bytes.afterBreak(offset, end: end)
    pieces.append(
      YAMLScalar.Piece(range: offset..<next, meaning: bytes[offset] == 0x0A ? .quote : .lineFeed))
  }

  mutating func quote(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(YAMLScalar.Piece(range: range, meaning: .quote)) }
    last = range.upperBound
  }

  mutating func add(_ piece: YAMLScalar.Piece) {
    begin()
    pieces.append(piece)
    last = piece.range.upperBound
  }

  mutating func extend(to offset: Int) {
    last = offset
  }

  func scalar(_ style: YAMLScalar.Style) -> YAMLScalar {
    YAMLScalar(style: style, content: start..<last, pieces: pieces, isWhole: isWhole)
  }
}
