import Provenance
import Stages
import Verification

/// The texts and pages of an opened source, to be marked.
struct SourceTexts {
  /// Code points of what stands at a place that are shown beside a value.
  private static let excerpt = 250

  private(set) var texts: [MarkedText] = []
  private var pages: [Int: [PageWords]] = [:]
  /// Texts that are the file or an inner part, and named values, by name.
  private var byPart: [String?: [Int]] = [:]

  init(_ opened: OpenedFile) {
    for source in opened.sources {
      switch source.locator {
      case .bytes(let map, let part): add(MarkedText(source, name: part, map: map))
      case .page(let page): pages[page.number, default: []].append(PageWords(source, page))
      case .whole(let name): add(MarkedText(source, name: name, map: nil))
      }
    }
  }

  private mutating func add(_ text: MarkedText) {
    byPart[text.name, default: []].append(texts.count)
    texts.append(text)
  }

  /// Marks a place.
  ///
  /// - Returns: what stands there, cut where it is long, and its line in a text with lines.
  mutating func mark(_ place: StoredPlace, _ mark: MarkedText.Mark) -> (found: [UInt8], line: Int?) {
    switch place {
    case .box(let page, let box):
      for words in pages[page] ?? [] {
        let found = words.text(in: box, limit: SourceTexts.excerpt)
        if !found.isEmpty { return (found, nil) }
      }
      return ([], nil)
    case .bytes(let bytes, let part): return add(mark, in: byPart[part] ?? []) { $0.range(ofFile: bytes) }
    case .whole(let name): return add(mark, in: byPart[name]?.prefix(1).map(\.self) ?? []) { 0..<$0.utf8.count }
    }
  }

  private mutating func add(_ mark: MarkedText.Mark, in indices: [Int], _ range: (MarkedText) -> Range<Int>)
    -> (found: [UInt8], line: Int?)
  {
    var result: (found: [UInt8], line: Int?) = ([], nil)
    for index in indices {
      let range = range(texts[index])
      texts[index].add(mark, at: range)
      guard result.found.isEmpty else { continue }
      let line = texts[index].hasLines ? texts[index].line(of: range.lowerBound) : nil
      result = (SourceTexts.head(texts[index].utf8[range]), line)
    }
    return result
  }

  /// The first code points of a text.
  private static func head(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var count = 0
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      count += 1
      if count > excerpt { return Array(text[..<index]) }
    }
    return Array(text)
  }
}
