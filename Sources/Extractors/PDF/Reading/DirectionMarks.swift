internal import Provenance

/// Undoes what poppler does to words that run right to left.
///
/// It puts their letters in the order in which they are read, between marks of its own (U+202A to U+202C). Boxes and styles
/// stay in the order from left to right, and the marks have none. Where a whole page runs right to left, it puts the spaces
/// that it found to the right of words behind them, and the words of a phrase that runs left to right in the wrong order.
struct DirectionMarks {
  private enum Mark: UInt8 {
    case leftToRight = 0xAA
    case rightToLeft = 0xAB
    case end = 0xAC
  }

  /// The text without the marks.
  private(set) var text = RepairedText()
  /// One for each scalar.
  private(set) var boxes: [Box] = []
  /// For each scalar, its index in what poppler says of the characters from left to right.
  private var places: [Int] = []

  /// A scalar of poppler's text.
  struct Letter {
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
    let pieces = MarkedWord.inOrder(MarkedWord.words(letters, marked, given))
    for (index, piece) in pieces.enumerated() {
      let before = index > 0 ? pieces[index - 1] : nil
      let after = index + 1 < pieces.count ? pieces[index + 1] : nil
      // Spaces between words are told by the words' places.
      if piece.isSpace, let before, let after, before.gap(to: after) != nil { continue }
      append(marked, piece, given)
      guard let after, let next = after.isSpace ? pieces[(index + 1)...].dropFirst().first : after,
        let gap = piece.gap(to: next), gap.width > MarkedWord.spaceWidth * gap.height
      else { continue }
      text.appendSpace()
      boxes.append(gap)
      places.append(places.last ?? 0)
    }
  }

  private mutating func append(_ marked: RepairedText, _ piece: MarkedWord, _ given: [Box]) {
    for letter in piece.letters {
      text.append(marked, letter.scalar)
      boxes.append(given[letter.place])
      places.append(letter.place)
    }
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
        if open.count == 1 { word += 1 }
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
