/// Whether a hyphen at the end of a line belongs to the word.
struct HyphenJudge {
  let usage: HyphenUsage

  func keeps(_ end: LineEndHyphen, in bytes: [UInt8]) -> Bool {
    let left = Array(bytes[end.left])
    let right = Array(bytes[end.right])
    guard let last = left.last, let first = right.first, !last.isDigitByte, !first.isDigitByte else { return true }
    let together = usage.count(left, right)
    let apart = usage.count(left, [0x2D], right)
    if together != apart { return apart > together }
    if joinsAcronyms(left, right, in: bytes) || joinsWords(end, in: bytes) || isInAddress(end, in: bytes) {
      return true
    }
    switch end.kind {
    case .soft: return usage.softWithin > 0 && isCompound(left, right)
    case .unicode where usage.breaksWithUnicode: return false
    case .ascii where usage.asciiIsHyphen: return true
    case .unicode, .ascii: return isCompound(left, right)
    }
  }

  /// Whether capitals alone stand on both sides, `EU-ITF`, in a text that is not all in capitals: acronyms are not broken.
  private func joinsAcronyms(_ left: [UInt8], _ right: [UInt8], in bytes: [UInt8]) -> Bool {
    left.count <= 5 && left.count > 1 && right.count > 1 && left.allSatisfy(HyphenJudge.isCapital)
      && right.allSatisfy(HyphenJudge.isCapital) && bytes.contains { (0x61...0x7A).contains($0) }
  }

  /// Little words that join others with hyphens: more-or-less, state-of-the-art.
  private static let joints: Set<String> = [
    "or", "and", "of", "the", "to", "in", "by", "on", "up", "for", "a", "at", "per", "de", "du", "la", "le", "les",
  ]

  /// Whether a little word stands between two hyphens.
  private func joinsWords(_ end: LineEndHyphen, in bytes: [UInt8]) -> Bool {
    guard end.left.lowerBound > 1, bytes[end.left.lowerBound - 1] == 0x2D else { return false }
    return HyphenJudge.joints.contains(HyphenJudge.lowered(Array(bytes[end.left])))
  }

  /// Whether the broken word is part of an address: `s.ramlal@groene-erven.example`. No dictionary breaks these.
  private func isInAddress(_ end: LineEndHyphen, in bytes: [UInt8]) -> Bool {
    var start = end.left.lowerBound
    while start > 0, bytes[start - 1] > 0x20, end.left.lowerBound - start < 80 { start -= 1 }
    let before = bytes[start..<end.left.lowerBound]
    return before.contains(0x40) || before.starts(with: "www.".utf8) || before.starts(with: "http".utf8)
  }

  /// By what is known of hyphenated words.
  private func isCompound(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    // A capital after a small letter begins a word of its own.
    if HyphenJudge.isCapital(right[0]), !left.allSatisfy(HyphenJudge.isCapital) { return true }
    let first = HyphenJudge.lowered(left)
    let second = HyphenJudge.lowered(right)
    if ClosedCompounds.words.contains(first + second) { return false }
    if FreePrefixes.always.contains(first) || SecondElements.words.contains(second) { return true }
    let knowsRight = right.count >= 3 && usage.count(right) > 0
    if FreePrefixes.often.contains(first) { return knowsRight }
    return knowsRight && left.count >= 3 && usage.count(left) > 0
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private static func lowered(_ word: [UInt8]) -> String {
    String(decoding: word.map { isCapital($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
