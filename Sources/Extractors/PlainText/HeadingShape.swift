/// What of a heading a paragraph has.
struct HeadingShape {
  /// No lower-case letter, and some capitals.
  private(set) var isCapitals = false
  /// Could be a document's title.
  private(set) var isTitle = false
  /// A few words that are no sentence.
  private(set) var isShort = false

  init(_ unit: TextUnit, _ layout: TextLayout) {
    let bytes = layout.bytes
    let text = bytes[unit.range]
    var capitals = 0
    var small = 0
    for byte in text {
      if (0x41...0x5A).contains(byte) { capitals += 1 }
      if (0x61...0x7A).contains(byte) { small += 1 }
    }
    let isOpen = unit.ending == .open
    let startsLikeOne =
      text.first.map { (0x41...0x5A).contains($0) || $0 >= 0xC3 || (0x30...0x39).contains($0) } ?? false
    isCapitals = capitals >= 4 && small == 0 && text.count <= 160 && unit.ending != .clause
    isTitle = isOpen && startsLikeOne && text.count <= 220 && capitals + small >= 3 && !text.contains(UInt8(ascii: "@"))
    let words = text.split(separator: 0x20).count
    isShort =
      isOpen && startsLikeOne && words <= 9 && text.count <= 80 && capitals >= 1 && small >= 2
      && !text.contains(UInt8(ascii: "@")) && !LabelLine.isLabel(bytes, unit.range) && !text.contains(UInt8(ascii: "/"))
  }
}
