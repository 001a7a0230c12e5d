/// What begins an item of a list: a bullet, or a number.
struct Marker: Equatable {
  enum Kind: Equatable {
    case bullet
    /// A dash or a star: a bullet only where more than one item has it, or where it hangs.
    case weakBullet
    /// `1.`, `(2)`, `3)`: decimal numbers.
    case number(Int)
    /// `a)`, `(iv)`, `B.`
    case letter
  }

  var kind: Kind
  /// Of the page's text.
  var scalars: Range<Int>
  /// Whether nothing else stands in the range that was looked at.
  var isWhole: Bool

  /// The marker at the start of a range, followed by white space or by nothing.
  init?(_ page: PageText, _ range: Range<Int>) {
    let start = range.lowerBound
    let code = page.codes[start]
    var end = start + 1
    if CharacterKind.isBullet(code) {
      kind = .bullet
    } else if CharacterKind.isWeakBullet(code) || CharacterKind.isArrow(code) && Marker.isOfTextsType(page, range) {
      kind = .weakBullet
    } else if let number = Marker.number(page, range) {
      (kind, end) = number
    } else if page.styles[start] >= 0, page.isSymbolic[Int(page.styles[start])],
      range.count == 1 || page.isSpace(start + 1)
    {
      kind = .bullet
    } else {
      return nil
    }
    scalars = start..<end
    isWhole = end == range.upperBound
    let isSpaced = isWhole || page.isSpace(end)
    guard isSpaced || kind == .bullet else { return nil }
  }

  /// Whether a sign is in the font of the letters that follow it.
  private static func isOfTextsType(_ page: PageText, _ range: Range<Int>) -> Bool {
    guard let letter = range.dropFirst().first(where: { !page.isSpace($0) }) else { return false }
    let styles = [range.lowerBound, letter].map { Int(page.styles[$0]) }
    return CharacterKind.isLetter(page.codes[letter]) && styles.allSatisfy(page.detail.styles.indices.contains)
      && page.detail.styles[styles[0]].font == page.detail.styles[styles[1]].font
  }

  /// A number or letter with the sign that makes it a label.
  private static func number(_ page: PageText, _ range: Range<Int>) -> (Kind, Int)? {
    var index = range.lowerBound
    let limit = min(range.upperBound, index + 7)
    let isOpened = page.codes[index] == 0x28
    if isOpened { index += 1 }
    let start = index
    while index < limit, CharacterKind.isDigit(page.codes[index]) { index += 1 }
    let digits = start..<index
    if digits.isEmpty {
      while index < limit, CharacterKind.isLetter(page.codes[index]), page.codes[index] < 0x80 { index += 1 }
      guard index > start, index - start == 1 || isRoman(page, start..<index) else { return nil }
    }
    guard digits.count <= 3, index < limit else { return nil }
    let closes = page.codes[index] == 0x29
    guard closes || (!isOpened && page.codes[index] == 0x2E) else { return nil }
    // A capital with a full stop is an initial more often than a label.
    if digits.isEmpty, !closes, CharacterKind.isUppercase(page.codes[start]) { return nil }
    if digits.isEmpty { return (.letter, index + 1) }
    let value = digits.reduce(0) { $0 * 10 + Int(page.codes[$1]) - 0x30 }
    return (.number(value), index + 1)
  }

  private static func isRoman(_ page: PageText, _ scalars: Range<Int>) -> Bool {
    scalars.count <= 5 && scalars.allSatisfy { [0x69, 0x76, 0x78].contains(page.codes[$0] | 0x20) }
  }
}
