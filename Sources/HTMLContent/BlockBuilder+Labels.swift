import Provenance

extension BlockBuilder {
  /// Whether an element of a line stands right behind another, without a space, and the two are a label and its value by their
  /// classes: `<span class="label">Donor</span><span class="value">Sida</span>`. Style sheets keep such apart.
  func isValue(_ tag: Range<Int>, _ traits: TagTraits) -> Bool {
    guard tag.lowerBound == lastClassed.end, let own = traits.className, preformattedDepth == 0 else { return false }
    return names(lastClassed.className, BlockBuilder.labels) || names(own, BlockBuilder.values)
  }

  /// Whether a class of an element ends in one of some words: `fact__label`, `ItemTitle`.
  private func names(_ classes: Range<Int>, _ words: [StaticString]) -> Bool {
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
    return start == name.lowerBound || !bytes[start - 1].isSmall || !bytes[start].isSmall
  }

  private static let labels: [StaticString] = ["label", "title", "heading", "term", "key", "caption", "name", "prefix"]
  private static let values: [StaticString] = [
    "value", "description", "desc", "detail", "details", "count", "date", "subtitle",
  ]
}

extension UInt8 {
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
}
