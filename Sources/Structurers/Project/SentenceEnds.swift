import Stages

/// Tells the end of a sentence from the full stop of an abbreviation: “Univ. of St. Gallen”, “Lamps for All e. V.”.
enum SentenceEnds {
  /// Longer than other abbreviations with a capital.
  private static let long: Set<String> = ["Univ", "Dept", "Corp", "Prof", "Assn", "Intl", "Bros", "Dipl", "Minist"]

  /// Whether a sentence ends within a text.
  static func areIn(_ text: [UInt8]) -> Bool {
    var index = 0
    while let stop = text.first(". ", in: index..<text.count) {
      if isEnd(text, stop) { return true }
      index = stop + 2
    }
    return false
  }

  private static func isEnd(_ text: [UInt8], _ stop: Int) -> Bool {
    if stop < 4 || text[stop - 2] == 0x2E { return false }
    // A name goes on with a small letter.
    if stop + 2 < text.count, (0x61...0x7A).contains(text[stop + 2]) { return false }
    var start = stop
    while start > 0, text[start - 1].isWordByte { start -= 1 }
    let word = text[start..<stop]
    if word.count == 1 { return false }
    let isShort = word.count <= 3 && word.first!.isCapital && word.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
    return !isShort && !long.contains(String(decoding: word, as: UTF8.self))
  }
}
