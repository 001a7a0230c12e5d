import Provenance
import Stages

/// Reads what stands at the places that a record names, from the file as its format opens it.
struct PlaceReader {
  /// A place in a source's text.
  struct TextPlace {
    let source: Source
    /// Bytes of the source's text.
    let range: Range<Int>
    /// What the charset or the format spelled otherwise there: part of how the file is opened.
    let opening: [Rule]

    var text: [UInt8] { Array(source.utf8[range]) }
  }

  let file: [UInt8]
  private let texts: [(source: Source, map: ByteMap, part: String?)]
  private let pages: [Int: [PageIndex]]
  private let named: [String: [Source]]

  init(file: [UInt8], opened: OpenedFile) {
    self.file = file
    var texts: [(source: Source, map: ByteMap, part: String?)] = []
    var pages: [Int: [PageIndex]] = [:]
    var named: [String: [Source]] = [:]
    for source in opened.sources {
      switch source.locator {
      case .bytes(let map, let part): texts.append((source, map, part))
      case .page(let page): pages[page.number, default: []].append(PageIndex(source: source, page: page))
      case .whole(let name): named[name, default: []].append(source)
      }
    }
    self.texts = texts
    self.pages = pages
    self.named = named
  }

  /// The text sources whose bytes are these; a record's place must be the whole of the characters it touches.
  func places(of bytes: Range<Int>, part: String?) -> [TextPlace] {
    texts.compactMap { entry in
      guard entry.part == part, let range = textRange(of: bytes, in: entry.source, entry.map) else { return nil }
      let opening = range.isEmpty ? [] : entry.map.hull(of: range).rules
      return TextPlace(source: entry.source, range: range, opening: opening)
    } + slices(of: bytes, named: part)
  }

  /// Slices of a source that has a name and no place in the file.
  private func slices(of bytes: Range<Int>, named name: String?) -> [TextPlace] {
    guard let name else { return [] }
    return (named[name] ?? []).filter { $0.utf8.isCut(bytes) }.map {
      TextPlace(source: $0, range: bytes, opening: [])
    }
  }

  private func textRange(of bytes: Range<Int>, in source: Source, _ map: ByteMap) -> Range<Int>? {
    if map.isIdentity { return source.utf8.isCut(bytes) ? bytes : nil }
    let low = map.textOffset(ofFile: bytes.lowerBound)
    let high = bytes.isEmpty ? low : map.textOffset(ofFile: bytes.upperBound)
    guard low <= high, source.utf8.isCut(low..<high), map.file(of: low..<high) == bytes else { return nil }
    return low..<high
  }

  /// The text range that some bytes cover at most, for counting what is covered.
  func covered(_ bytes: Range<Int>, of source: Source) -> Range<Int>? {
    guard case .bytes(let map, _) = source.locator else { return nil }
    if map.isIdentity { return bytes.clamped(to: 0..<source.count) }
    let low = map.textOffset(ofFile: bytes.lowerBound)
    return low..<max(low, map.textOffset(ofFile: bytes.upperBound))
  }

  /// The sources of a page.
  func page(_ number: Int) -> [PageIndex] { pages[number] ?? [] }

  /// All pages.
  var allPages: [PageIndex] { pages.values.flatMap { $0 } }

  /// The sources of a name.
  func sources(named name: String) -> [Source] { named[name] ?? [] }

  /// The text sources of a part.
  func sources(ofPart part: String?) -> [Source] { texts.filter { $0.part == part }.map(\.source) }
}
