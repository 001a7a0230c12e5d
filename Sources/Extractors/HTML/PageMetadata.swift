import DocumentModel
import HTMLContent
import JSONText
import Provenance

/// A page's metadata as it stands there: meta and link elements, JSON-LD, microdata.
struct PageMetadata {
  let source: Source
  /// By name, property or http-equiv, in lower case, in order of appearance.
  private(set) var meta: [(key: String, value: TracedText)] = []
  /// With the language that `hreflang` names, in lower case; empty where it names none.
  private(set) var links: [(relation: String, target: TracedText, language: String)] = []
  /// Where programs for editing find the site: Really Simple Discovery.
  private(set) var editing: TracedText?
  /// What the title element holds.
  private(set) var title: TracedText?
  private(set) var language: TracedText?
  private(set) var base: TracedText?
  private(set) var jsonLD: [JSONNode] = []
  private(set) var properties: [(name: String, value: TracedText, element: Int)] = []

  init(_ page: HTMLPage, _ source: Source) {
    self.source = source
    for tag in page.head { read(tag) }
    for property in page.properties { read(property) }
  }

  /// The values of a meta element's name.
  func values(_ name: String) -> [TracedText] {
    meta.filter { $0.key == name }.map(\.value)
  }

  private mutating func read(_ tag: HTMLPage.HeadTag) {
    switch tag.tag {
    case .meta: readMeta(tag.range)
    case .link: readLink(tag.range)
    case .title: if title == nil { title = trimmedText(tag.content) }
    case .base: if base == nil { base = attribute("href", tag.range) }
    case .html: if language == nil { language = attribute("lang", tag.range) ?? attribute("xml:lang", tag.range) }
    case .script: readJSON(tag.content)
    default: break
    }
  }

  private func attribute(_ name: StaticString, _ tag: Range<Int>) -> TracedText? {
    guard let range = HTMLAttributes.value(name, of: tag, in: source.utf8) else { return nil }
    let text = source.htmlAttribute(range)
    return text.isEmpty ? nil : text
  }

  private func trimmedText(_ range: Range<Int>) -> TracedText? {
    let text = source.htmlDecoded(range).trimmed()
    return text.isEmpty ? nil : text
  }

  private mutating func readMeta(_ tag: Range<Int>) {
    guard let content = attribute("content", tag),
      let name = attribute("property", tag) ?? attribute("name", tag) ?? attribute("itemprop", tag)
        ?? attribute("http-equiv", tag)
    else { return }
    meta.append((name.string.lowercased(), content))
  }

  private mutating func readLink(_ tag: Range<Int>) {
    guard let relation = attribute("rel", tag) else { return }
    if relation.string.lowercased() == "edituri" { editing = attribute("href", tag) }
    let words = relation.utf8.split(separator: UInt8(ascii: " ")).lazy
      .map { String(decoding: $0, as: UTF8.self).lowercased() }.filter { !PageMetadata.mechanics.contains($0) }
    // Most say only how a page is painted.
    guard !words.isEmpty, let target = attribute("href", tag) else { return }
    let language = attribute("hreflang", tag)?.string.lowercased() ?? ""
    for word in words { links.append((word, target, language)) }
  }

  /// Relations that only say how a page is loaded and painted.
  private static let mechanics: Set<String> = [
    "stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "icon", "shortcut",
    "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest", "pingback", "edituri", "wlwmanifest",
    "prerender", "apple-touch-startup-image", "fluid-icon", "https://api.w.org/",
  ]

  private mutating func readJSON(_ range: Range<Int>) {
    let bytes = source.utf8
    guard let start = bytes[range].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
      let (node, _) = try? JSONReader.readPrefix(bytes, in: start..<range.upperBound, lenient: true)
    else { return }
    jsonLD.append(node)
  }

  private mutating func read(_ property: HTMLPage.PropertyTag) {
    guard let name = attribute("itemprop", property.range) else { return }
    guard
      let value = attribute("content", property.range) ?? attribute("datetime", property.range)
        ?? attribute("href", property.range) ?? attribute("src", property.range) ?? plainText(property.content)
    else { return }
    for word in name.string.split(separator: " ") { properties.append((String(word), value, property.element)) }
  }

  /// The text of an element that holds no other, if it is short.
  private func plainText(_ range: Range<Int>) -> TracedText? {
    guard range.count <= 300, !source.utf8[range].contains(UInt8(ascii: "<")) else { return nil }
    return trimmedText(range)
  }
}
