internal import Provenance

/// A word between poppler's marks of direction, or what stands between two of them.
struct MarkedWord {
  /// Words that stand further apart, in units of their height, have a space between them.
  static let spaceWidth: Float = 0.1
  /// Words of one phrase, and groups of digits of one number, are nearer than these.
  private static let phraseGap: Float = 1.1
  private static let digitGap: Float = 0.4

  private(set) var letters: [DirectionMarks.Letter]
  private let isMarked: Bool
  let isSpace: Bool
  private let box: Box
  private let kinds: Set<ReadingDirection.Kind>
  /// The phrase from left to right that it was put in order with, by number.
  private var phrase: Int?

  private init(_ letters: [DirectionMarks.Letter], _ text: RepairedText, _ boxes: [Box]) {
    self.letters = letters
    isMarked = letters[0].word != nil
    let codes = letters.map { letter in
      let bytes = text.utf8[Int(text.offsets[letter.scalar])..<Int(text.offsets[letter.scalar + 1])]
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
    }
    isSpace = codes == [0x20]
    kinds = Set(codes.map(ReadingDirection.kind))
    box = letters.dropFirst().reduce(boxes[letters[0].place]) { $0.union(boxes[$1.place]) }
  }

  /// Words, single spaces between them, and stretches without marks.
  static func words(_ letters: [DirectionMarks.Letter], _ text: RepairedText, _ boxes: [Box]) -> [MarkedWord] {
    func isSpace(_ letter: DirectionMarks.Letter) -> Bool { text.utf8[Int(text.offsets[letter.scalar])] == 0x20 }
    var result: [MarkedWord] = []
    var start = 0
    for end in letters.indices.dropFirst() + [letters.count] where start < letters.count {
      if end < letters.count, letters[end].word == letters[start].word,
        letters[start].word != nil || !isSpace(letters[start]) && !isSpace(letters[end])
      {
        continue
      }
      result.append(MarkedWord(Array(letters[start..<end]), text, boxes))
      start = end
    }
    return result
  }

  /// What lies between a word and the next one on the line, where the words' places tell whether that is a space.
  func gap(to next: MarkedWord) -> Box? {
    guard isMarked, next.isMarked, isBeside(next) else { return nil }
    if phrase != nil, phrase == next.phrase { return MarkedWord.between(box, next.box) }
    return next.box.centerX < box.x ? MarkedWord.between(next.box, box) : nil
  }

  private func isBeside(_ next: MarkedWord) -> Bool {
    abs(next.box.centerY - box.centerY) <= 0.5 * max(box.height, next.box.height)
  }

  private static func between(_ left: Box, _ right: Box) -> Box {
    Box(x: left.right, y: left.y, width: max(0, right.x - left.right), height: left.height)
  }

  // MARK: Phrases from left to right

  /// The words with those of phrases and numbers that run left to right in the order in which they are read.
  static func inOrder(_ words: [MarkedWord]) -> [MarkedWord] {
    var result = words
    var start = 0
    while start < result.count {
      var end = start
      var hasLetters = false
      while true {
        hasLetters = hasLetters || result[end].kinds.contains(.left)
        let next = end + 1 < result.count && result[end + 1].isSpace ? end + 2 : end + 1
        guard next < result.count, result[end].goesOn(to: result[next], hasLetters: hasLetters) else { break }
        end = next
      }
      if end > start {
        for index in start...end { result[index].phrase = start }
        result[start...end].reverse()
      }
      start = end + 1
    }
    return result
  }

  /// Whether the word to the left belongs to the same phrase, or is the digits before these in a number such as 12 500.
  private func goesOn(to next: MarkedWord, hasLetters: Bool) -> Bool {
    guard let gap = gap(to: next), !kinds.contains(.right), !next.kinds.contains(.right),
      gap.width <= MarkedWord.phraseGap * gap.height
    else { return false }
    if hasLetters { return next.kinds.contains(.left) || next.kinds.contains(.digit) }
    return kinds == [.digit] && next.kinds == [.digit] && letters.count == 3 && next.letters.count <= 3
      && gap.width < MarkedWord.digitGap * gap.height
  }
}
