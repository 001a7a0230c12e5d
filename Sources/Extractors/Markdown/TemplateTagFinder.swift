/// Finds tags for site generators, and formulas, from the start of a text to its end.
struct TemplateTagFinder {
  struct Found {
    var range: Range<Int>
    var isFormula = false
    /// Whether nothing is seen of it on the page: a statement, an attribute list.
    var leavesNothing = true
  }

  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  init(_ bytes: [UInt8], in body: Range<Int>) {
    self.bytes = bytes
    index = body.lowerBound
    end = body.upperBound
  }

  mutating func next() -> Found? {
    while index + 1 < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$"), let found = found() {
        index = found.range.upperBound
        return found
      }
      index += 1
    }
    return nil
  }

  private func found() -> Found? {
    switch (bytes[index], bytes[index + 1]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "%")): return tag("%}", leavesNothing: true)
    case (UInt8(ascii: "{"), UInt8(ascii: "{")):
      let isShortcode =
        index + 2 < end && (bytes[index + 2] == UInt8(ascii: "<") || bytes[index + 2] == UInt8(ascii: "%"))
      return tag("}}", leavesNothing: isShortcode)
    case (UInt8(ascii: "{"), UInt8(ascii: ":")): return attributes(atLineEnd: false)
    case (UInt8(ascii: "{"), UInt8(ascii: "#")), (UInt8(ascii: "{"), UInt8(ascii: ".")):
      return isInHeading ? attributes(atLineEnd: true) : nil
    case (UInt8(ascii: "$"), UInt8(ascii: "$")): return formula()
    default: return nil
    }
  }

  /// Up to its closing sign, over a line's end, not over a blank line.
  private func tag(_ closing: StaticString, leavesNothing: Bool) -> Found? {
    let limit = min(end, index + TemplateTags.longest)
    var here = index + 2
    while here + 1 < limit {
      if bytes[here] == closing.utf8Start[0], bytes[here + 1] == closing.utf8Start[1] {
        return Found(range: index..<(here + 2), leavesNothing: leavesNothing)
      }
      if bytes[here] == 0x0A, bytes[here + 1] == 0x0A { return nil }
      here += 1
    }
    return nil
  }

  /// `{: .class}`, `{:toc}`, and at the end of a heading `{#name}`.
  private func attributes(atLineEnd: Bool) -> Found? {
    let limit = min(end, index + 300)
    var here = index + 2
    while here < limit, bytes[here] != UInt8(ascii: "}") {
      if bytes[here] == 0x0A || bytes[here] == 0x0D || bytes[here] == UInt8(ascii: "{") { return nil }
      here += 1
    }
    guard here < limit, here > index + 2 else { return nil }
    let found = Found(range: index..<(here + 1))
    guard atLineEnd else { return found }
    var after = here + 1
    while after < end, bytes[after] == 0x20 || bytes[after] == 0x09 { after += 1 }
    return after == end || bytes[after] == 0x0A || bytes[after] == 0x0D ? found : nil
  }

  private var isInHeading: Bool {
    var start = index
    let limit = max(0, index - 400)
    while start > limit, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return bytes[start] == UInt8(ascii: "#")
  }

  /// Two dollar signs, something that only formulas have, two dollar signs.
  private func formula() -> Found? {
    let limit = min(end, index + TemplateTags.longest)
    var here = index + 2
    var hasSign = false
    while here + 1 < limit {
      let byte = bytes[here]
      if byte == UInt8(ascii: "$"), bytes[here + 1] == UInt8(ascii: "$") {
        guard hasSign, here > index + 2 else { return nil }
        return Found(range: index..<(here + 2), isFormula: true, leavesNothing: false)
      }
      if byte == 0x0A, bytes[here + 1] == 0x0A { return nil }
      if "\\^_={".utf8.contains(byte) { hasSign = true }
      here += 1
    }
    return nil
  }
}
