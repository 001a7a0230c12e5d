import Provenance

/// Elements of a line side by side without white space, which style sheets keep apart.
extension BlockBuilder {
  /// Whether an element of a line that begins here, right behind the end of another, begins something else, whatever the two are called.
  ///
  /// Nothing but such elements stands before the two in their block, and no word goes on over their tags: a small letter is followed by a
  /// capital one (`<span>Biodiversity</span><span>Land</span>`), a figure by a word (`<span>18 500</span><span>households</span>`), or the
  /// one's words by another's under classes of their own (`<span class=k>Activity ID</span><span class=v>SE-15433</span>`). Names of
  /// firms amid a sentence stay whole, and so do first letters that are set larger.
  func isBesideLast(_ tag: HTMLTag, _ range: Range<Int>, _ traits: TagTraits?) -> Bool {
    guard range.lowerBound == lastClassed.end, lastClassed.isAlone, !lastClassed.isSpaced, preformattedDepth == 0,
      BlockBuilder.besides.contains(tag),
      !open.contains(where: { $0.tag == .code }), let word = word(behind: range), let first = word.first
    else { return false }
    let isField =
      traits?.className.map { !lastClassed.className.isEmpty && !bytes[$0].elementsEqual(bytes[lastClassed.className]) }
      ?? false
    let ending = self.ending
    guard let last = ending.first, isField || holdsSpace || !isInRunningText else { return false }
    let isLetter = first.properties.isAlphabetic
    let isLong = inline.text.count - lastClassed.textStart >= 3
    if last.properties.numericType == .decimal || last == "%" {
      return isLetter && (word.count >= 4 || isLong && first.properties.isUppercase && word.count >= 3)
    }
    guard isLong else { return false }
    guard last.properties.isAlphabetic else {
      return (last == ")" || last == "]") && first.properties.isUppercase && word.count >= 3
    }
    guard ending.prefix(2).allSatisfy(\.properties.isAlphabetic) else { return false }
    if first.properties.isUppercase, last.properties.isLowercase, ending.count >= 3, word.count >= 2 { return true }
    let isFigure = first.properties.numericType == .decimal
    if isFigure, holdsSpace, beginsDate(range) { return true }
    // Letters that have no capitals, of scripts with spaces between words.
    if isField, isLetter, word.count >= 2, !first.properties.isCased, !last.properties.isCased, first.value < 0x2E80 {
      return true
    }
    // Small capitals: a word may go on with capitals behind capitals.
    guard isField else { return false }
    return last.properties.isUppercase
      ? first.properties.isUppercase && word.count >= 2 && holdsSpace : isFigure && word.count >= 2 && ending.count >= 3
  }

  /// Whether the block is one of those that sentences and names stand in, where a name may hold a capital: `<b>Java</b><b>Script</b>`.
  private var isInRunningText: Bool {
    switch open.last(where: { $0.tag.isBlock })?.tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .figcaption: true
    default: false
    }
  }

  /// Whether the text behind a tag has a year among its first bytes.
  private func beginsDate(_ tag: Range<Int>) -> Bool {
    let text = bytes[tag.upperBound..<min(bytes.count, tag.upperBound + 24)].prefix { $0 != UInt8(ascii: "<") }
    return String(decoding: text, as: UTF8.self).split { !$0.isNumber }.contains {
      $0.utf8.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
    }
  }

  /// Whether the last element holds several words.
  private var holdsSpace: Bool {
    inline.text.utf8[lastClassed.textStart...].contains(0x20)
  }

  /// The last characters of the text, from the last on: as many as make a word, but no more than three.
  private var ending: [Unicode.Scalar] {
    let tail = String(decoding: inline.text.utf8.suffix(12), as: UTF8.self).unicodeScalars.reversed()
    return Array(tail.prefix(3))
  }

  /// The letters and figures that the text behind a tag begins with, five at the most; nil where there is none or it begins with
  /// white space.
  private func word(behind tag: Range<Int>) -> [Unicode.Scalar]? {
    var start = tag.upperBound
    let end = min(bytes.count, start + 400)
    while start < end, bytes[start] == UInt8(ascii: "<") {
      guard start + 1 < end, bytes[start + 1].isASCIILetter,
        let close = bytes[start..<end].firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      start = close + 1
    }
    guard start < end else { return nil }
    let piece = bytes[start..<min(end, start + 24)].prefix { $0 != UInt8(ascii: "<") && $0 > 0x20 }
    let scalars = String(decoding: UnsafeBufferPointer(rebasing: piece), as: UTF8.self).unicodeScalars
    return Array(scalars.prefix { $0.properties.isAlphabetic || $0.properties.numericType == .decimal }.prefix(5))
  }

  /// Elements of a line that stand for something by themselves.
  private static let besides: [HTMLTag] = [.span, .a, .b, .strong, .time, .label, .small]
}
