import DocumentModel
import Provenance
import Stages
import XMLText
import ZipFiles

/// A book's package document: its metadata and the documents of its spine (EPUB 3.3, section 5).
struct EPUBPackage {
  struct Item {
    /// The part's name in the archive.
    var name: String
    var isNavigation: Bool
  }

  /// One `dc:` element or `meta`.
  struct Entry {
    /// `title`, `creator`, …; of a `meta` its property or name.
    var key: String
    var text: TracedText
    /// The `id` of the element, and the one that it refines.
    var id: String?
    var refines: String?
    /// `opf:role` or `opf:event` of EPUB 2.
    var role: String?
  }

  private(set) var entries: [Entry] = []
  /// In reading order; the navigation document is among them, or stands last.
  private(set) var spine: [Item] = []

  private static let spaces = [
    "http://www.idpf.org/2007/opf": "", "http://openebook.org/namespaces/oeb-package/1.0/": "",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dc",
  ]
  private static let spineLimit = 5000

  private let source: Source
  private let name: String
  private var manifest: [String: (item: Item, mediaType: String)] = [:]
  private var navigation: Item?

  /// - Throws: `epub.missing`, and what `XMLReader` throws.
  init(_ source: Source, name: String) throws {
    self.source = source
    self.name = name
    var reader = XMLReader(source, spaces: EPUBPackage.spaces)
    var references: [String] = []
    var open: (entry: Entry, start: Int)?
    while let event = try reader.next() {
      switch event {
      case .start(let tag, let range):
        if tag.name == "item" { addItem(tag) }
        if tag.name == "itemref", let reference = tag.value("idref", in: source) { references.append(reference) }
        if let entry = entry(tag) { open = (entry, range.upperBound) }
      case .text(let range, let isRaw):
        open?.entry.text.append(isRaw ? source.quote(range) : source.xmlText(range))
      case .end:
        if var entry = open?.entry {
          entry.text = entry.text.trimmed()
          if !entry.text.isEmpty { entries.append(entry) }
        }
        open = nil
      }
    }
    try addSpine(references)
  }

  private mutating func addItem(_ tag: XMLTag) {
    guard let id = tag.value("id", in: source), manifest[id] == nil, let href = tag.value("href", in: source),
      let part = PartName.resolve(href, from: name)
    else { return }
    let properties = tag.value("properties", in: source)?.split(separator: " ") ?? []
    let item = Item(name: part, isNavigation: properties.contains("nav"))
    manifest[id] = (item, tag.value("media-type", in: source) ?? "")
    if item.isNavigation, navigation == nil { navigation = item }
  }

  /// Metadata that an element holds as text; that of EPUB 2's `meta` stands in an attribute.
  private mutating func entry(_ tag: XMLTag) -> Entry? {
    if tag.name.hasPrefix("dc:") {
      return Entry(
        key: String(tag.name.dropFirst(3)).lowercased(), text: TracedText(), id: tag.value("id", in: source),
        role: tag.value("role", in: source) ?? tag.value("event", in: source))
    }
    guard tag.name == "meta" else { return nil }
    if let key = tag.value("property", in: source) {
      let refined = tag.value("refines", in: source).map { String($0.drop { $0 == "#" }) }
      return Entry(key: key, text: TracedText(), refines: refined)
    }
    if let key = tag.value("name", in: source), let content = tag.text("content", in: source) {
      entries.append(Entry(key: key, text: content))
    }
    return nil
  }

  private mutating func addSpine(_ references: [String]) throws {
    guard references.count <= EPUBPackage.spineLimit else {
      throw Failure("epub.too-large", "the spine names \(references.count) documents")
    }
    var seen: Set<String> = []
    for reference in references where seen.insert(reference).inserted {
      guard let (item, mediaType) = manifest[reference] else {
        throw Failure(
          "epub.missing", "the spine names \(reference), which the manifest does not", advice: "make it again")
      }
      // Pictures may stand in a spine; they hold no text that is read.
      if mediaType.contains("html") || mediaType.contains("oeb1-document") || mediaType.isEmpty { spine.append(item) }
    }
    if let navigation, !spine.isEmpty, !spine.contains(where: { $0.name == navigation.name }) {
      spine.append(navigation)
    }
  }

  /// Values of a key that refine no other.
  func texts(_ key: String) -> [TracedText] {
    entries.filter { $0.key == key && $0.refines == nil }.map(\.text)
  }
}
