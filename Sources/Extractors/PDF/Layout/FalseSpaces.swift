internal import Provenance

/// Spaces that poppler puts between the letters of letter-spaced words, and between the dots of leaders: no words end there. And soft
/// hyphens within a line that have no width: nobody sees them, and no line was broken at them.
struct FalseSpaces {
  /// Letters to a word at most, in a line that looks letter-spaced.
  private static let wordLength = 2.3
  /// Letters to a word at most, in a line that is sure to be.
  private static let sureLength = 1.4
  /// A space of a font is hardly ever narrower, in units of the font size.
  private static let narrowest: Float = 0.2

  private let codes: [UInt32]
  private let boxes: [Box]
  private var found = Set<Int>()

  /// The scalars of a page's text that are such spaces.
  static func scalars(_ codes: [UInt32], _ boxes: [Box]) -> Set<Int> {
    var finder = FalseSpaces(codes: codes, boxes: boxes)
    var start = 0
    for index in 0...codes.count where index == codes.count || codes[index] == 10 {
      finder.read(start..<index)
      start = index + 1
    }
    for index in codes.indices.dropLast() where codes[index] == 0xAD && CharacterKind.isLetter(codes[index + 1]) {
      if boxes[index].width < 0.05 || finder.sharesGlyph(index) { finder.found.insert(index) }
    }
    return finder.found
  }

  /// Whether a soft hyphen and the letter before it are halves of one glyph, which is as wide as that letter is elsewhere.
  private func sharesGlyph(_ index: Int) -> Bool {
    guard index > 0, abs(boxes[index].width - boxes[index - 1].width) < 0.02 else { return false }
    let width = boxes[index].width + boxes[index - 1].width
    return codes.indices.dropLast().contains { other in
      codes[other] == codes[index - 1] && codes[other + 1] != 0xAD
        && abs(boxes[other].height - boxes[index].height) < 0.1 && abs(boxes[other].width - width) < 0.1
    }
  }

  private mutating func read(_ line: Range<Int>) {
    guard line.count >= 7 else { return }
    var spaces = 0
    var leaderSpaces = 0
    var letters = 0
    var dots = 0
    for index in line {
      switch codes[index] {
      // Those beside the dots of a leader say nothing of the words before it.
      case 0x20: if !isBesideDot(index, in: line) { spaces += 1 } else { leaderSpaces += 1 }
      case 0x2E: dots += 1
      default: if CharacterKind.isLetter(codes[index]) { letters += 1 }
      }
    }
    if dots >= 4, spaces + leaderSpaces >= 3 { readLeaders(line) }
    if spaces >= 3, letters >= 5, Double(letters) <= FalseSpaces.wordLength * Double(spaces + 1) {
      readLetters(line, isSure: Double(letters) <= FalseSpaces.sureLength * Double(spaces + 1))
    }
  }

  private func isBesideDot(_ index: Int, in line: Range<Int>) -> Bool {
    index > line.lowerBound && codes[index - 1] == 0x2E || index + 1 < line.upperBound && codes[index + 1] == 0x2E
  }

  private mutating func readLeaders(_ line: Range<Int>) {
    for index in line.dropFirst().dropLast() where codes[index] == 0x20 {
      guard codes[index - 1] == 0x2E, codes[index + 1] == 0x2E else { continue }
      // Three dots with spaces are an ellipsis.
      let isLeader =
        index >= line.lowerBound + 3 && codes[index - 2] == 0x20 && codes[index - 3] == 0x2E
        || index + 3 < line.upperBound && codes[index + 2] == 0x20 && codes[index + 3] == 0x2E
      if isLeader, run(around: index, in: line) >= 4 { found.insert(index) }
    }
  }

  /// How many dots with spaces between stand around a space; no more than five are counted.
  private func run(around index: Int, in line: Range<Int>) -> Int {
    var count = 0
    var at = index - 1
    while count < 5, at >= line.lowerBound, codes[at] == 0x2E {
      count += 1
      at -= 2
    }
    at = index + 1
    while count < 5, at < line.upperBound, codes[at] == 0x2E {
      count += 1
      at += 2
    }
    return count
  }

  private mutating func readLetters(_ line: Range<Int>, isSure: Bool) {
    var atSpaces: [(index: Int, gap: Float)] = []
    var inWords: [Float] = []
    for index in line.dropFirst() where codes[index] != 0x20 {
      let isSpaced = codes[index - 1] == 0x20
      let before = isSpaced ? index - 2 : index - 1
      guard before >= line.lowerBound, codes[before] != 0x20 else { continue }
      let size = max(1, boxes[index].height)
      let gap = (boxes[index].x - boxes[before].right) / size
      if isSpaced { atSpaces.append((index - 1, gap)) } else { inWords.append(gap) }
    }
    let all = (atSpaces.map(\.gap) + inWords).sorted()
    guard all.count >= 6 else { return }
    let usual = all[all.count / 2]
    let limit = max(2.2 * usual, usual + 0.12)
    let isSpread = inWords.count >= 2 && inWords.reduce(0, +) / Float(inWords.count) > 0.04
    // Letters by themselves in groups, all as far apart in each, and the groups twice as far and more.
    let isGrouped = isSure && usual < 2 * FalseSpaces.narrowest && FalseSpaces.areGroups(all, usual)
    guard usual > 0.05, usual < FalseSpaces.narrowest || isSpread || isGrouped else { return }
    for space in atSpaces where space.gap < limit { found.insert(space.index) }
  }

  /// Whether white between letters is as wide as is usual or twice that, in order of width.
  private static func areGroups(_ white: [Float], _ usual: Float) -> Bool {
    let wide = white.filter { $0 > 2 * usual }
    let near = white.count { abs($0 - usual) < 0.15 * usual }
    return !wide.isEmpty && wide.count * 3 <= white.count && (near + wide.count) * 10 >= white.count * 9
  }
}
