import DocumentModel
import Provenance

extension MainContentPage {
  /// How often the page says each short line: buttons and labels of cards are said again and again.
  func shortLines() -> [TracedText.Words: Int] {
    var counts: [TracedText.Words: Int] = [:]
    for (index, block) in document.blocks.enumerated() where measures[index].text <= 60 {
      if let line = line(block) { counts[line, default: 0] += 1 }
    }
    return counts
  }

  /// A block's text as a line of one to four words without figures, or nil.
  func line(_ block: Block) -> TracedText.Words? {
    switch block.content {
    case .heading(2..., let text), .paragraph(let text): text.text.shortLine
    case .list(let list) where list.items.count == 1 && list.items[0].blocks.isEmpty: list.items[0].text.text.shortLine
    default: nil
    }
  }

  /// Rules out headings and lines of a thread that say its title again, as that of each post may: “Re: …”.
  mutating func dropTitles() {
    guard kind.isForum, let title = document.facts.title?.trimmed().lowered, title.count >= 10 else { return }
    var wasSaid = false
    for index in kept {
      let text: Inline
      switch document.blocks[index].content {
      case .heading(_, let heading): text = heading
      case .paragraph(let line): text = line
      default: continue
      }
      guard text.text.count <= title.count + 12, MainContentPage.says(text.text.trimmed().lowered, title) else {
        continue
      }
      if wasSaid { rules[index] = .htmlRepeated }
      wasSaid = true
    }
  }

  private static func says(_ heading: [UInt8], _ title: [UInt8]) -> Bool {
    heading == title || heading.starts(with: Array("re: ".utf8)) && heading.dropFirst(4).elementsEqual(title)
  }

  /// Rules out paragraphs and lists that the page has said before, as it does for screens of another size, and
  /// headings of some length. Posts may well repeat themselves; in a discussion a paragraph said again is quoted.
  /// What stands beside what it repeats was said again by the author: a refrain, a clause that each article ends with.
  mutating func dropRepeats() {
    guard !kind.isPost else { return }
    var seen: [SaidText: Int?] = [:]
    var heading: [UInt8] = []
    for index in kept where measures[index].text >= 40 {
      let bytes: [UInt8]
      switch document.blocks[index].content {
      case .heading(2..., let text):
        guard !kind.isForum else { continue }
        bytes = text.text.utf8
        // A card's name may stand with its price for those who cannot see, and then alone.
        if heading.count > bytes.count, heading.starts(with: bytes) {
          rules[index] = .htmlRepeated
          continue
        }
        heading = bytes
      case _ where measures[index].text < 60: continue
      case .paragraph(let text): bytes = text.text.utf8
      case .list:
        guard !kind.isForum else { continue }
        bytes = document.blocks[index].texts.reduce(into: []) { $0 += $1.utf8 + [0x0A] }
      default: continue
      }
      let said = SaidText(bytes: bytes)
      let element = document.blocks[index].hints.element
      if let first = seen[said] {
        if kind.isForum || !areAlikeSiblings(first, element) { rules[index] = .htmlRepeated }
      } else {
        seen[said] = element
      }
    }
  }

  /// Whether two elements stand in one and have one name and the same classes. Copies for screens of other sizes have others.
  private func areAlikeSiblings(_ one: Int?, _ other: Int?) -> Bool {
    guard let one, let other else { return false }
    let (left, right) = (document.elements[one], document.elements[other])
    return left.parent == right.parent && left.name == right.name && left.classes == right.classes
  }
}

/// A text, hashed as a whole: an array is hashed byte by byte, which takes ten times as long.
private struct SaidText: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension TracedText {
  /// The bytes in ASCII lower case.
  fileprivate var lowered: [UInt8] { utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

  /// The bytes of a short line in ASCII lower case.
  typealias Words = [UInt8]

  /// This text if it is one to four words without figures, or nil.
  fileprivate var shortLine: Words? {
    guard count > 0, count <= 60, !utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    guard utf8.split(whereSeparator: \.isASCIIWhitespace).count <= 4 else { return nil }
    return lowered
  }
}
