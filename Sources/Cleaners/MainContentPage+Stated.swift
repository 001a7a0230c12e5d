import DocumentModel
import Provenance

extension MainContentPage {
  /// Takes an offer's description from the page's JSON-LD, where scripts write the page: where what is left of its own text is
  /// shorter, and says other things.
  mutating func takeStatedText() {
    guard kind.isProduct, let text = description, text.count >= 200 else { return }
    let kept = self.kept
    guard kept.reduce(0, { $0 + measures[$1].text }) < text.count, !text.utf8.contains(UInt8(ascii: "<")) else {
      return
    }
    var words: Set<[UInt8]> = []
    for index in kept { for piece in document.blocks[index].texts { words.formUnion(MainContentPage.words(piece)) } }
    let said = MainContentPage.words(text)
    guard said.count(where: words.contains) * 2 < said.count else { return }
    for index in kept { rules[index] = .htmlBoilerplate }
    stated = text.lines().map { Block(.paragraph(Inline($0))) }
  }

  /// What JSON-LD says of the one thing that the page offers.
  private var description: TracedText? {
    let things = document.metadata["jsonLd"].map { MainContentKind.things($0) } ?? []
    let products = things.filter { thing in
      thing["@type"]?.texts.contains { $0.string == "Product" || $0.string == "ProductGroup" } ?? false
    }
    return products.count == 1 ? products[0]["description"]?.texts.first : nil
  }

  private static func words(_ text: TracedText) -> [[UInt8]] {
    text.utf8.split { !((0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 >= 0x80) }
      .map { $0.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
  }
}

extension TracedText {
  /// Its lines, without white space at their ends; none is empty.
  fileprivate func lines() -> [TracedText] {
    var lines: [TracedText] = []
    var start = 0
    for index in 0...count where index == count || utf8[index] == 0x0A {
      let line = self[start..<index].trimmed()
      if !line.isEmpty { lines.append(line) }
      start = index + 1
    }
    return lines
  }
}
