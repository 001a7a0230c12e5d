import Provenance

extension BlockBuilder {
  /// Whether an element of a line that begins here is apart from the one that has just ended, without a space between: the two are
  /// a label and its value, or a value and its label, by their classes: `<span class="label">Donor</span><span class="value">Sida</span>`.
  /// Style sheets keep such apart.
  func isApartFromLast(_ tag: HTMLTag, _ range: Range<Int>, _ traits: TagTraits) -> Bool {
    guard range.lowerBound == lastClassed.end, let own = traits.className, preformattedDepth == 0, tag != .sup,
      tag != .sub,
      let last = inline.text.utf8.last, range.upperBound < bytes.count
    else { return false }
    let first = bytes[range.upperBound]
    // A number does not go on behind its end, nor a word with a small letter.
    if last.isDigit || first.isSmall {
      return last.isDigit && !first.isDigit && first >= 0x30 && endsInWord(lastClassed.className, BlockBuilder.values)
        && endsInWord(own, BlockBuilder.labels)
    }
    guard first >= 0x30 || first == UInt8(ascii: "$") else { return false }
    return endsInWord(lastClassed.className, BlockBuilder.labels) && endsInWord(own, BlockBuilder.values)
  }

  /// Whether a class of an element ends in one of some words: `fact__label`, `ItemTitle`.
  private func endsInWord(_ classes: Range<Int>, _ words: [StaticString]) -> Bool {
    guard classes.count <= 200 else { return false }
    var start = classes.lowerBound
    for index in classes.lowerBound...classes.upperBound {
      guard index == classes.upperBound || bytes[index].isASCIIWhitespace else { continue }
      if words.contains(where: { ends(start..<index, with: $0) }) { return true }
      start = index + 1
    }
    return false
  }

  private func ends(_ name: Range<Int>, with word: StaticString) -> Bool {
    let start = name.upperBound - word.utf8CodeUnitCount
    guard start >= name.lowerBound, bytes.hasWord(word, at: start..<name.upperBound) else { return false }
    return start == name.lowerBound || !bytes[start - 1].isASCIILetter
      || bytes[start - 1].isSmall && !bytes[start].isSmall
  }

  private static let labels: [StaticString] = ["label", "title", "heading", "header", "term", "key", "caption", "name"]
  private static let values: [StaticString] = [
    "value", "description", "desc", "detail", "details", "data", "content", "text", "info", "count", "number",
    "subtitle",
    "body", "answer",
  ]
}

extension UInt8 {
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
