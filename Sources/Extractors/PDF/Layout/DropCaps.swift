internal import Provenance

/// Big first letters of paragraphs, beside two lines or more: each belongs to the first of them.
enum DropCaps {
  /// A letter this much bigger than the lines beside it is one.
  private static let share: Float = 1.7
  private static let letterLimit = 2

  /// The chunks with such letters as high as the line that they begin.
  static func onTheirLines(_ chunks: [Chunk], _ page: PageText) -> [Chunk] {
    let letters = chunks.indices.filter { isLetter(chunks[$0], page) }
    guard !letters.isEmpty, letters.count < 200 else { return chunks }
    var result = chunks
    for letter in letters {
      let box = chunks[letter].box
      let beside = chunks.filter { chunk in
        chunk.size * share < chunks[letter].size && chunk.box.x >= box.right - 2
          && chunk.box.x < box.right + 1.5 * chunk.size && chunk.box.centerY > box.y && chunk.box.centerY < box.bottom
      }.sorted { $0.box.y < $1.box.y }
      guard let first = beside.first, let last = beside.last, last.box.y > first.box.bottom - 0.5 * first.size else {
        continue
      }
      result[letter].box.y = first.box.y
      result[letter].box.height = first.box.height
    }
    return result
  }

  /// Whether a chunk is such a letter of the word that the next chunk goes on with. What may be a word of one letter stays apart.
  static func begins(_ chunk: Range<Int>, wordOf next: Range<Int>, _ page: PageText) -> Bool {
    let letter = chunk.lowerBound
    guard chunk.count == 1, CharacterKind.isUppercase(page.codes[letter]),
      CharacterKind.isLowercase(page.codes[next.lowerBound]), !words.contains(page.codes[letter])
    else { return false }
    let size = page.size(next.lowerBound)
    let gap = page.geometry.boxes[next.lowerBound].x - page.geometry.boxes[letter].right
    return page.size(letter) > share * size && gap > -size && gap < 0.8 * size
  }

  /// A, E, I, O, Y, À, É.
  private static let words: Set<UInt32> = [0x41, 0x45, 0x49, 0x4F, 0x59, 0xC0, 0xC9]

  private static func isLetter(_ chunk: Chunk, _ page: PageText) -> Bool {
    chunk.scalars.count <= letterLimit && chunk.table == nil
      && CharacterKind.isUppercase(page.codes[chunk.scalars.upperBound - 1])
  }
}
