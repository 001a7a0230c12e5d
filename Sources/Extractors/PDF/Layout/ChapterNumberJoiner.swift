internal import Provenance

/// Puts a chapter's number that stands on a line of its own, in big type, before the heading under it.
struct ChapterNumberJoiner {
  private static let lengthLimit = 5
  private static let labels: Set<String> = [
    "chapter", "part", "section", "module", "unit", "lesson", "annex", "appendix", "kapitel", "teil", "chapitre",
    "partie", "capítulo", "parte", "capitolo",
  ]

  private let page: PageText
  private let body: TypeStatistics

  init(_ page: PageText, body: TypeStatistics) {
    self.page = page
    self.body = body
  }

  func joined(_ blocks: [LayoutBlock]) -> [LayoutBlock] {
    guard blocks.contains(where: isNumber) else { return blocks }
    var result: [LayoutBlock] = []
    for block in blocks {
      if let number = result.last, isNumber(number), heads(number, block) {
        result[result.count - 1].lines += block.lines
      } else {
        result.append(block)
      }
    }
    return result
  }

  /// Digits or a Roman number, bigger than the text, or behind the word for a chapter.
  private func isNumber(_ block: LayoutBlock) -> Bool {
    guard case .text = block.kind, block.lines.count == 1, !block.isTurned, block.size >= 0.85 * body.size,
      block.scalarCount <= 16, block.lines[0].chunks.count == 1
    else { return false }
    let words = page.string(block.lines[0].chunks[0].scalars).lowercased().split(separator: " ")
    if words.count == 2, ChapterNumberJoiner.labels.contains(String(words[0])) { return isNumber(words[1]) }
    return words.count == 1 && block.size >= 1.15 * body.size && isNumber(words[0])
  }

  private func isNumber(_ word: Substring) -> Bool {
    let number = word.last == "." || word.last == ":" ? word.dropLast() : word
    guard !number.isEmpty, number.count <= ChapterNumberJoiner.lengthLimit else { return false }
    return number.utf8.allSatisfy { CharacterKind.isDigit(UInt32($0)) }
      || number.utf8.allSatisfy { "ivxl".utf8.contains($0) }
  }

  private func heads(_ number: LayoutBlock, _ block: LayoutBlock) -> Bool {
    guard case .text = block.kind, block.column == number.column, !block.isTurned, block.lines.count <= 3,
      block.size >= 1.15 * body.size || block.size >= 0.95 * number.size && number.scalarCount > 6,
      block.scalarCount <= 120
    else { return false }
    // A page number at the end of a line of contents stands over nothing.
    guard number.box.x < block.box.right, number.box.right > block.box.x else { return false }
    let gap = block.box.y - number.box.bottom
    return gap > -0.3 * block.size && gap < 2.5 * max(block.size, number.size)
      && CharacterKind.isLetter(page.codes[block.lines[0].first])
  }
}
