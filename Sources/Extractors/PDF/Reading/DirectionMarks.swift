internal import Provenance

/// Undoes what poppler does to words that run right to left.
///
/// It puts their letters in the order in which they are read, between marks of its own (U+202A to U+202C). Boxes and styles
/// stay in the order from left to right, and the marks have none. Where a whole page runs right to left, it puts the spaces
/// that it found to the right of words behind them.
struct DirectionMarks {
  /// Words that stand further apart, in units of their height, have a space between them.
  private static let wordGap: Float = 0.1

  private enum Mark: UInt8 {
    case leftToRight = 0xAA
    case rightToLeft = 0xAB
    case end = 0xAC
  }

  /// The text without the marks.
  private(set) var text: RepairedText
  /// One for each scalar.
  private(set) var boxes: [Box] = []
  /// For each scalar, its index in what poppler says of the characters from left to right.
  private var places: [Int] = []

  /// A scalar of poppler's text.
  private struct Letter {
    var scalar: Int
    var place: Int
    /// The word between marks that it stands in, by number.
    var word: Int?
  }

  /// Nil where the text has no marks, or other ones than would explain that it has more scalars than boxes.
  init?(_ marked: RepairedText, _ given: [Box]) {
    guard marked.count > given.count, let letters = DirectionMarks.letters(marked), letters.count == given.count else {
      return nil
    }
    text = RepairedText()
    let words = DirectionMarks.words(letters, given)
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      append(marked, letter, given[letter.place])
      index += 1
      guard let word = letter.word, index < letters.count, letters[index].word != word else { continue }
      let isSpaced = letters[index].word == nil && marked.utf8[Int(marked.offsets[letters[index].scalar])] == 0x20
      let next = isSpaced ? index + 1 : index
      guard next < letters.count, let follower = letters[next].word, follower != word,
        let gap = DirectionMarks.gap(words[word], words[follower])
      else { continue }
      if gap.width > DirectionMarks.wordGap * gap.height { appendSpace(gap, letter.place) }
      index = next
    }
  }

  private mutating func append(_ marked: RepairedText, _ letter: Letter, _ box: Box) {
    text.append(marked, letter.scalar)
    boxes.append(box)
    places.append(letter.place)
  }

  private mutating func appendSpace(_ box: Box, _ place: Int) {
    text.appendSpace()
    boxes.append(box)
    places.append(place)
  }

  /// What lies between a word and the next one, which stands to its left; nil where it does not.
  private static func gap(_ word: Box, _ next: Box) -> Box? {
    guard next.centerX < word.x, abs(next.centerY - word.centerY) <= 0.5 * max(word.height, next.height) else {
      return nil
    }
    return Box(x: next.right, y: word.y, width: max(0, word.x - next.right), height: word.height)
  }

  private static func words(_ letters: [Letter], _ boxes: [Box]) -> [Box] {
    var words: [Box] = []
    for letter in letters {
      guard let word = letter.word else { continue }
      if word < words.count {
        words[word] = words[word].union(boxes[letter.place])
      } else {
        words.append(boxes[letter.place])
      }
    }
    return words
  }

  /// The scalars without the marks; nil where marks are in no order.
  private static func letters(_ text: RepairedText) -> [Letter]? {
    var letters: [Letter] = []
    var word = -1
    // Open stretches, each of parts from left to right or the other way, by the letters' indices.
    var open: [(isReversed: Bool, parts: [[Int]])] = [(false, [])]
    for scalar in 0..<text.count {
      let mark = mark(text, scalar)
      switch mark {
      case .leftToRight, .rightToLeft:
        guard open.count < 8 else { return nil }
        if open.count == 1 { word = (letters.last { $0.word != nil }?.word ?? -1) + 1 }
        open.append((mark == .rightToLeft, []))
      case .end:
        guard open.count > 1 else { return nil }
        close(&open)
      case nil:
        open[open.count - 1].parts.append([letters.count])
        letters.append(Letter(scalar: scalar, place: 0, word: open.count > 1 ? word : nil))
      }
    }
    while open.count > 1 { close(&open) }
    for (place, letter) in open[0].parts.joined().enumerated() { letters[letter].place = place }
    return letters
  }

  private static func close(_ open: inout [(isReversed: Bool, parts: [[Int]])]) {
    let stretch = open.removeLast()
    let parts = stretch.isReversed ? stretch.parts.reversed() : stretch.parts
    open[open.count - 1].parts.append(parts.flatMap(\.self))
  }

  private static func mark(_ text: RepairedText, _ scalar: Int) -> Mark? {
    let start = Int(text.offsets[scalar])
    guard text.offsets[scalar + 1] == text.offsets[scalar] + 3, text.utf8[start] == 0xE2, text.utf8[start + 1] == 0x80
    else { return nil }
    return Mark(rawValue: text.utf8[start + 2])
  }

  /// Poppler's runs of styles, which go from left to right, for the text without the marks.
  func runs(_ given: [StyleRun]) -> [StyleRun] {
    var styles = [Int32](repeating: -1, count: (places.max() ?? -1) + 1)
    for (index, run) in given.enumerated() {
      let end = index + 1 < given.count ? min(Int(given[index + 1].start), styles.count) : styles.count
      for place in Int(run.start)..<max(Int(run.start), end) { styles[place] = run.style }
    }
    var result: [StyleRun] = []
    for (scalar, place) in places.enumerated() where styles[place] >= 0 && result.last?.style != styles[place] {
      result.append(StyleRun(start: Int32(scalar), style: styles[place]))
    }
    return result
  }
}
