import DocumentModel
import Glibc
import Provenance

extension MainContentPage {
  /// Rules out what a page quotes of itself, set off from the text: pull quotes, highlights.
  mutating func dropQuotesOfItself() {
    guard kind.isArticle else { return }
    let kept = self.kept
    let candidates = kept.filter { measures[$0].text >= 30 && measures[$0].text <= 600 && isSetOff($0) }.prefix(20)
    guard !candidates.isEmpty else { return }
    let texts = kept.map { MainContentPage.folded(document.blocks[$0]) }
    for candidate in candidates {
      guard let place = kept.firstIndex(of: candidate), texts[place].count >= 24 else { continue }
      // Without the first and the last letters, which may stand for quotation marks; a hundred letters are enough.
      let words = texts[place].dropFirst(4).dropLast(4).prefix(100)
      let isSaid = kept.indices.contains { other in
        other != place && rules[kept[other]] == nil && MainContentPage.holds(texts[other], words)
      }
      if isSaid { rules[candidate] = .htmlRepeated }
    }
  }

  private func isSetOff(_ index: Int) -> Bool {
    switch document.blocks[index].content {
    case .paragraph, .list, .quote: break
    default: return false
    }
    var element = document.blocks[index].hints.element ?? -1
    for _ in 0..<6 where element >= 0 {
      let names = document.elements[element]
      if MainContentHoldings.isMain(names) { return false }
      if names.name == "aside" || names.name == "blockquote" { return true }
      if names.classes.prefix(8).contains(where: MainContentWords.isSetOff) { return true }
      element = names.parent
    }
    return false
  }

  /// Whether a text of letters stands in another. Byte by byte: with the standard library's search this rule was an eighth of all reading.
  private static func holds(_ text: [UInt8], _ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, text.count >= words.count else { return false }
    return text.withUnsafeBytes { text in
      words.withUnsafeBytes { words in
        (0...(text.count - words.count)).contains { place in
          text[place] == first && memcmp(text.baseAddress! + place, words.baseAddress!, words.count) == 0
        }
      }
    }
  }

  /// Letters and digits in lower case.
  private static func folded(_ block: Block) -> [UInt8] {
    var letters: [UInt8] = []
    for text in block.texts {
      for byte in text.utf8 {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) || (0xC3...0xDF).contains(lower)
          || lower >= 0xE3
        {
          letters.append(lower)
        }
      }
    }
    return letters
  }
}
