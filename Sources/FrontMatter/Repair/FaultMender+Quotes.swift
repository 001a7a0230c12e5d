import Provenance

extension FaultMender {
  /// A value that begins with a quotation mark.
  func quotes() -> [[SourceEdit]] {
    let line = lines[startLine]
    var result: [[SourceEdit]] = []
    for begin in begins(line, failure.start) {
      let value = begin..<lastByte(startLine)
      guard let first = value.first else { continue }
      let mark = bytes[first]
      guard mark == 0x22 || mark == 0x27 else {
        if let edits = typographic(value) { result.append(edits) }
        continue
      }
      if failure.problem == .escape, mark == 0x22, let edits = escapes(value) { return [edits] }
      if mark == 0x22, bytes[value].contains(0x5C), let edits = escapes(value) { result.append(edits) }
      result.append(contentsOf: straight(value, mark))
      if let edits = overLines(value, mark) { result.append(edits) }
    }
    return result
  }

  /// Typographic marks round a whole value that could not be read without them.
  func typographic(_ value: Range<Int>) -> [SourceEdit]? {
    let text = bytes[value]
    let pairs: [(StaticString, StaticString)] = [
      ("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»"), ("”", "”"), ("“", "\""),
    ]
    for (open, close) in pairs where text.count > 6 {
      let closing = value.upperBound - close.utf8CodeUnitCount
      guard bytes.has(open, at: value.lowerBound, end: value.upperBound), closing > value.lowerBound,
        bytes.has(close, at: closing, end: value.upperBound)
      else { continue }
      let inner = (value.lowerBound + open.utf8CodeUnitCount)..<closing
      return ValueSpelling(bytes).edits(value, text: inner, .quotes, "typographic quotation marks about a value")
    }
    return nil
  }

  /// Marks that do not fit, in one line.
  func straight(_ value: Range<Int>, _ mark: UInt8) -> [[SourceEdit]] {
    let spelling = ValueSpelling(bytes)
    let open = value.lowerBound + 1
    guard open < value.upperBound else {
      return [[SourceEdit(value, [mark, mark], by: .quotes, reason: "a mark alone")]]
    }
    let close = closingMarks(value, mark)
    let inner = open..<close
    let first = firstInner(open..<value.upperBound, mark)
    let isClosed = close < value.upperBound
    if let first, first < close, isClosing(first, value.upperBound) {
      return [spelling.literal(value, .quotes, reason: "a value that is quoted in part") ?? []]
    }
    if isClosed {
      return [spelling.edits(value, text: inner, .quotes, "quotation marks that do not fit")]
    }
    return [
      spelling.edits(value, text: open..<value.upperBound, .quotes, "a quotation mark without its partner")
    ]
  }

  /// Where the marks at the end of a value begin: `"`, `'`, `”`, `’`, and doubled ones.
  func closingMarks(_ value: Range<Int>, _ mark: UInt8) -> Int {
    var close = value.upperBound
    for sign in ["\"", "'", "”", "’", "“"] as [StaticString] {
      let begin = close - sign.utf8CodeUnitCount
      if begin > value.lowerBound, bytes.has(sign, at: begin, end: close) {
        close = begin
        break
      }
    }
    guard close < value.upperBound else { return close }
    // A doubled mark at the end, where no other stands inside.
    if close - 1 > value.lowerBound, bytes[close - 1] == mark, bytes[close] == mark,
      !bytes[(value.lowerBound + 1)..<(close - 1)].contains(mark)
    {
      close -= 1
    }
    return close
  }

  /// The first mark inside, typographic ones included.
  func firstInner(_ range: Range<Int>, _ mark: UInt8) -> Int? {
    for offset in range {
      if bytes[offset] == mark { return offset }
      let isTypographic =
        mark == 0x22
        ? bytes.has("“", at: offset, end: range.upperBound) || bytes.has("”", at: offset, end: range.upperBound)
        : bytes.has("‘", at: offset, end: range.upperBound) || bytes.has("’", at: offset, end: range.upperBound)
      if isTypographic { return offset }
    }
    return nil
  }

  /// A mark straight after text and before a blank or the end.
  func isClosing(_ offset: Int, _ end: Int) -> Bool {
    let length = bytes[offset] < 0x80 ? 1 : 3
    let isAfterText = !bytes[offset - 1].isBlank
    return isAfterText && (offset + length >= end || bytes[offset + length].isBlank)
  }

  /// A value over several lines whose inner marks are not escaped.
  func overLines(_ value: Range<Int>, _ mark: UInt8) -> [SourceEdit]? {
    let column = lines[startLine].keyColumn
    var last = startLine + 1
    while last < block.upperBound, last - startLine < 60, lines[last].kind != .delimiter {
      let line = lines[last]
      if line.kind == .key, line.indent <= column, line.key?.words == 1, line.key?.isGlued == false { return nil }
      let end = lastByte(last)
      if line.kind != .blank, end > line.content, bytes[end - 1] == mark {
        return escaped((value.lowerBound + 1)..<(end - 1), mark)
      }
      last += 1
    }
    return nil
  }

  func escaped(_ inner: Range<Int>, _ mark: UInt8) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var offset = inner.lowerBound
    while offset < inner.upperBound {
      if bytes[offset] == 0x5C, mark == 0x22 {
        offset += 2
        continue
      }
      if bytes[offset] == mark {
        edits.append(
          SourceEdit(
            offset..<offset, [mark == 0x22 ? 0x5C : 0x27], by: .quotes,
            reason: "a quotation mark inside quotation marks"))
      }
      offset += 1
    }
    return edits
  }
}
