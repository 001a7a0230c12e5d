extension TemplateScanner {
  mutating func dollar() {
    noteRow()
    if peek(index + 1) == UInt8(ascii: "$") { return displayFormula() }
    if peek(index + 1) == UInt8(ascii: "`") { return quotedFormula() }
    guard let close = inlineFormula() else { return index += 1 }
    take(.formula(1), to: close + 1)
  }

  /// Two dollar signs, something that only formulas have, two dollar signs.
  private mutating func displayFormula() {
    let limit = min(end, index + Self.longest)
    var here = index + 2
    var hasSign = false
    while here + 1 < limit {
      let byte = bytes[here]
      if byte == UInt8(ascii: "$"), bytes[here + 1] == UInt8(ascii: "$") {
        guard hasSign, here > index + 2 else { return index = here }
        return take(.formula(2), to: here + 2)
      }
      if byte == 0x0A || byte == 0x0D, isBlankLine(after: here) { return index = here }
      if endsCell(here) { return index += 2 }
      if Self.isFormulaSign(byte) { hasSign = true }
      here += 1
    }
    index = min(here, end)
  }

  /// A dollar sign and code, as GitHub has it.
  private mutating func quotedFormula() {
    let stop = endOfLine(index)
    guard let close = next("`$", from: index + 2, before: stop), close > index + 2 else { return index += 1 }
    take(.formula(2), to: close + 2)
  }

  /// Where a formula in a line ends, by pandoc's rule: no space inside the signs, no digit behind them. It must have
  /// something that sums of money have not.
  private mutating func inlineFormula() -> Int? {
    let before = index > start ? bytes[index - 1] : 0x0A
    guard !isWord(before), peek(index + 1) > 0x20 else { return nil }
    let limit = min(end, index + 500)
    var here = index + 1
    var hasSign = false
    while here < limit, !endsCell(here) {
      let byte = bytes[here]
      switch byte {
      case UInt8(ascii: "$"):
        guard bytes[here - 1] > 0x20, !isWord(peek(here + 1)), peek(here + 1) != byte else { return nil }
        let isName = here - index <= 4 && (0x61...0x7A).contains(bytes[index + 1] | 0x20)
        return hasSign || isName ? here : nil
      case UInt8(ascii: "`"): return nil
      case UInt8(ascii: "\\"):
        // `\$` is a sign of money.
        if peek(here + 1) != UInt8(ascii: "$") { hasSign = true }
        here += 1
      case 0x0A, 0x0D: if isBlankLine(after: here) || beginsBlock(here + 1) { return nil }
      default: if isInlineSign(byte) { hasSign = true }
      }
      here += 1
    }
    return nil
  }

  /// Whether a line begins an item, a heading or a quote, so that no text before it goes on in it.
  private func beginsBlock(_ offset: Int) -> Bool {
    var here = offset
    while peek(here) == 0x20 || peek(here) == 0x09 { here += 1 }
    if peek(here) == UInt8(ascii: "#") || peek(here) == UInt8(ascii: ">") { return true }
    let digits = here
    while here < digits + 9, (0x30...0x39).contains(peek(here)) { here += 1 }
    let isSign = here > digits ? ".)".utf8.contains(peek(here)) : "-*+".utf8.contains(peek(here))
    return isSign && peek(here + 1) == 0x20
  }

  /// Looks whether the line being read begins as a row of a table does. Each byte is looked at once.
  private mutating func noteRow() {
    var here = index
    while here > row.seen, bytes[here - 1] != 0x0A, bytes[here - 1] != 0x0D { here -= 1 }
    if here > row.seen || here == start {
      while peek(here) == 0x20 || peek(here) == 0x09 { here += 1 }
      row.isOne = peek(here) == UInt8(ascii: "|")
    }
    row.seen = index
  }

  /// In a row a cell ends at a bar and at the line's end, whatever stands in it (GitHub Flavored Markdown, section 4.10).
  private func endsCell(_ offset: Int) -> Bool {
    guard row.isOne else { return false }
    let byte = bytes[offset]
    return byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "|") && bytes[offset - 1] != UInt8(ascii: "\\")
  }

  /// Something that sums of money have not; what begins with a digit may have emphasis in it.
  private func isInlineSign(_ byte: UInt8) -> Bool {
    let isNumber = (0x30...0x39).contains(bytes[index + 1])
    return isNumber ? "^={+".utf8.contains(byte) : Self.isFormulaSign(byte) || "+<>".utf8.contains(byte)
  }

  private static func isFormulaSign(_ byte: UInt8) -> Bool { "\\^_={".utf8.contains(byte) }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
