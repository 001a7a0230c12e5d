internal import Provenance

/// A word in a table.
struct TableWord {
  var scalars: Range<Int>
  var box: Box
  var size: Float
  var isBold: Bool
  /// Whether it has letters, in a type whose letters are all as wide as its space: words stand far apart in it.
  var isFixed: Bool
  /// Whether it begins with a small letter.
  var beginsSmall = false

  /// The least gap that parts it from the next word, where one of `gap` (in sizes) does elsewhere.
  func gap(before next: TableWord, _ gap: Float) -> Float { isFixed && next.isFixed ? max(gap, 0.75) : gap }
}

/// Words on one line of a region, from left to right.
struct TableLine {
  var words: [TableWord]
  var box: Box

  var middle: Float { box.centerY }
  var size: Float { words.map(\.size).max() ?? 1 }

  /// Words that stand together: cut at gaps wider than a share of the size.
  func segments(_ gap: Float) -> [TableLine] {
    var result: [TableLine] = []
    for word in words {
      if let last = result.last, let before = last.words.last,
        word.box.x - last.box.right < before.gap(before: word, gap) * max(word.size, 1)
      {
        result[result.count - 1].words.append(word)
        result[result.count - 1].box = last.box.union(word.box)
      } else {
        result.append(TableLine(words: [word], box: word.box))
      }
    }
    return result
  }
}

/// Cuts chunks into words, and puts words into lines.
enum TableWordReader {
  static func words(_ chunks: [Chunk], _ page: PageText) -> [TableWord] {
    chunks.flatMap(\.parts).flatMap { chunk -> [TableWord] in
      var words: [TableWord] = []
      var start: Int?
      for scalar in chunk.scalars {
        let isSpace = page.isSpace(scalar)
        if let begin = start, isSpace || isGap(before: scalar, page) {
          words.append(word(begin..<scalar, chunk, page))
          start = isSpace ? nil : scalar
        } else if start == nil, !isSpace {
          start = scalar
        }
      }
      if let begin = start { words.append(word(begin..<chunk.scalars.upperBound, chunk, page)) }
      return words
    }
  }

  /// A gap without a space.
  private static func isGap(before scalar: Int, _ page: PageText) -> Bool {
    page.geometry.boxes[scalar].x - page.geometry.boxes[scalar - 1].right > 0.3 * page.size(scalar)
  }

  private static func word(_ scalars: Range<Int>, _ chunk: Chunk, _ page: PageText) -> TableWord {
    var box = page.geometry.boxes[scalars.lowerBound]
    for scalar in scalars.dropFirst() { box = box.union(page.geometry.boxes[scalar]) }
    let style = Int(page.styles[scalars.lowerBound])
    let isKnown = style >= 0
    return TableWord(
      scalars: scalars, box: box, size: chunk.size, isBold: isKnown && page.isBold[style],
      isFixed: isKnown && page.isFixed[style] && scalars.contains { CharacterKind.isLetter(page.codes[$0]) },
      beginsSmall: CharacterKind.isLowercase(page.codes[scalars.lowerBound]))
  }

  static func lines(_ words: [TableWord]) -> [TableLine] {
    var lines: [TableLine] = []
    for word in words.sorted(by: { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }) {
      // Signs above and below a line, such as a note's number, belong to it.
      if let at = lines.indices.suffix(2).last(where: { sharesLine(lines[$0], word) }) {
        lines[at].words.append(word)
        if word.size >= 0.9 * lines[at].size { lines[at].box = lines[at].box.union(word.box) }
      } else {
        lines.append(TableLine(words: [word], box: word.box))
      }
    }
    for index in lines.indices { lines[index].words.sort { $0.box.x < $1.box.x } }
    return lines.sorted { $0.middle < $1.middle }
  }

  private static func sharesLine(_ line: TableLine, _ word: TableWord) -> Bool {
    let first = line.words[0].box
    let overlap = min(first.bottom, word.box.bottom) - max(first.y, word.box.y)
    return overlap >= 0.5 * min(first.height, word.box.height)
  }
}
