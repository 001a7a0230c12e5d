extension TemplateScanner {
  /// `{#name}` and `{.class}`: behind a heading's text, a link, an image or code, and at the end of any other line.
  mutating func namedAttributes() {
    let before = index > start ? bytes[index - 1] : 0x0A
    let isBehind = ")]`".utf8.contains(before)
    if isBehind || isInHeading {
      attributes(atLineEnd: !isBehind)
    } else if before <= 0x20, let close = nameList(from: index + 1) {
      take(.silent, to: close)
    } else {
      index += 1
    }
  }

  /// The end of a list of names and nothing else, behind its brace: `.class #name`; nil where it is none, or its line goes on.
  private func nameList(from start: Int) -> Int? {
    var here = start
    while peek(here) == UInt8(ascii: ".") || peek(here) == UInt8(ascii: "#") {
      guard (0x61...0x7A).contains(peek(here + 1) | 0x20) else { return nil }
      here += 2
      while Self.isName(peek(here)) { here += 1 }
      while peek(here) == 0x20 { here += 1 }
    }
    guard here > start, here - start < 300, peek(here) == UInt8(ascii: "}") else { return nil }
    let close = here + 1
    here = close
    while peek(here) == 0x20, here - close < 300 { here += 1 }
    return here >= end || peek(here) == 0x0A || peek(here) == 0x0D ? close : nil
  }

  /// `{width=50%}` behind a link or an image.
  mutating func keyedAttributes() {
    guard index > start, bytes[index - 1] == UInt8(ascii: ")") else { return index += 1 }
    var here = index + 1
    while Self.isName(peek(here)) { here += 1 }
    if here > index + 1, peek(here) == UInt8(ascii: "=") { attributes(atLineEnd: false) } else { index += 1 }
  }

  /// `{: .class}`, `{:toc}`, and at the end of a heading `{#name}`.
  mutating func attributes(atLineEnd: Bool) {
    let limit = min(end, index + 300)
    var here = index + 2
    while here < limit, bytes[here] != UInt8(ascii: "}") {
      if bytes[here] == 0x0A || bytes[here] == 0x0D || bytes[here] == UInt8(ascii: "{") { return index = here }
      here += 1
    }
    guard here < limit, here > index + 2, !atLineEnd || isBlank((here + 1)..<endOfLine(here + 1)) else {
      return index += 2
    }
    take(.silent, to: here + 1)
  }

  private var isInHeading: Bool {
    var here = index
    let limit = max(start, index - 400)
    while here > limit, bytes[here - 1] != 0x0A, bytes[here - 1] != 0x0D { here -= 1 }
    while here < index, bytes[here] == 0x20 { here += 1 }
    return bytes[here] == UInt8(ascii: "#")
  }
}
