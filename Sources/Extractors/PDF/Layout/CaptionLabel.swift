/// The words that captions of figures and tables begin with.
enum CaptionLabel {
  private static let words: Set<String> = [
    "figure", "fig", "figura", "abbildung", "abb", "table", "tab", "tabla", "tableau", "tabelle", "chart", "diagram",
    "graph", "map", "exhibit", "plate", "photo", "source", "sources", "box",
  ]

  /// Whether a label and its number, or a label and a colon, stand at the start of a range of characters.
  static func begins(_ page: PageText, _ scalars: Range<Int>) -> Bool {
    // Most lines are told by their first letter.
    guard scalars.count >= 3, CharacterKind.isUppercase(page.codes[scalars.lowerBound]) else { return false }
    var end = scalars.lowerBound
    while end < scalars.upperBound, end - scalars.lowerBound < 12, CharacterKind.isLetter(page.codes[end]) { end += 1 }
    guard end - scalars.lowerBound >= 3,
      words.contains(page.string(scalars.lowerBound..<end).lowercased())
    else { return false }
    while end < scalars.upperBound, page.isSpace(end) || page.codes[end] == 0x2E { end += 1 }
    guard end < scalars.upperBound else { return true }
    return page.codes[end] == 0x3A || CharacterKind.isDigit(page.codes[end])
      || isRomanOrLetter(page, end..<scalars.upperBound)
  }

  /// Whether a label and digits stand at the start.
  static func isNumbered(_ page: PageText, _ scalars: Range<Int>) -> Bool {
    guard begins(page, scalars) else { return false }
    let rest = scalars.drop { !page.isSpace($0) && page.codes[$0] != 0x2E }.drop {
      page.isSpace($0) || page.codes[$0] == 0x2E
    }
    return rest.first.map { CharacterKind.isDigit(page.codes[$0]) } ?? false
  }

  /// `Table IV`, `Figure A1`, `Map B.`
  private static func isRomanOrLetter(_ page: PageText, _ scalars: Range<Int>) -> Bool {
    let word = scalars.prefix { !page.isSpace($0) && ![0x2E, 0x3A].contains(page.codes[$0]) }
    guard !word.isEmpty, word.count <= 5 else { return false }
    let codes = word.map { page.codes[$0] }
    if codes.allSatisfy({ [0x49, 0x56, 0x58].contains($0) }) { return true }
    return CharacterKind.isUppercase(codes[0]) && codes.dropFirst().allSatisfy(CharacterKind.isDigit)
  }
}
