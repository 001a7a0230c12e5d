extension TemplateScanner {
  /// `{#name}` and `{.class}`: behind a heading's text, a link, an image or code.
  mutating func namedAttributes() {
    let before = index > start ? bytes[index - 1] : 0x0A
    let isBehind = ")]`".utf8.contains(before)
    if isBehind || isInHeading { attributes(atLineEnd: !isBehind) } else { index += 1 }
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
