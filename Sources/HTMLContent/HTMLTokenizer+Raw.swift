import Glibc

extension HTMLTokenizer {
  /// Passes over raw text up to its own end tag, or to the end. Returns its bytes; the end tag is the next token.
  ///
  /// The HTML standard, sections 13.2.5.2 to 13.2.5.4 and 13.2.5.9 to 13.2.5.31.
  mutating func readRawText(of tag: HTMLTag) -> Range<Int> {
    let start = index
    if hasPendingEnd { return start..<start }
    if tag == .plaintext {
      index = end
    } else if tag == .script {
      readScript()
    } else {
      let name = token.nameLower..<token.nameUpper
      index = endTag(name, from: start) ?? end
    }
    return start..<index
  }

  /// The offset of the end tag of a name, given by a place where it stands.
  private func endTag(_ name: Range<Int>, from start: Int) -> Int? {
    var from = start
    while let bracket = offset(of: UInt8(ascii: "<"), from: from) {
      if isName(name, at: bracket + 2), bytes[bracket + 1] == UInt8(ascii: "/") { return bracket }
      from = bracket + 1
    }
    return nil
  }

  /// Whether that name stands at an offset, and no more of one.
  private func isName(_ name: Range<Int>, at offset: Int) -> Bool {
    let count = name.count
    guard offset + count < end else { return false }
    for position in 0..<count
    where bytes[offset + position].lowercaseLetter != bytes[name.lowerBound + position].lowercaseLetter {
      return false
    }
    let next = bytes[offset + count]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isHTMLSpace
  }

  /// A script in which `<!--` stands may hold scripts that do not end it, up to `-->`.
  private mutating func readScript() {
    let name = token.nameLower..<token.nameUpper
    var isEscaped = false
    var isInner = false
    var position = index
    while let bracket = offset(of: UInt8(ascii: "<"), from: position) {
      if isEscaped, let close = commentEnd(between: position, bracket) {
        (isEscaped, isInner) = (false, false)
        position = close
        continue
      }
      position = bracket + 1
      if bracket + 4 <= end, memcmp(bytes + bracket, "<!--", 4) == 0 {
        isEscaped = true
        // `<!-->` and `<!--->` end at once: their hyphens count twice.
        position = bracket + 2
      } else if isEscaped, isName(name, at: bracket + 1) {
        isInner = true
      } else if isName(name, at: bracket + 2), bytes[bracket + 1] == UInt8(ascii: "/") {
        guard isInner else {
          index = bracket
          return
        }
        isInner = false
      }
    }
    index = end
  }

  /// The offset after the first `-->` between two offsets.
  private func commentEnd(between start: Int, _ stop: Int) -> Int? {
    var from = start
    while let close = offset(of: UInt8(ascii: ">"), from: from), close < stop {
      if close >= start + 2, bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") {
        return close + 1
      }
      from = close + 1
    }
    return nil
  }
}
