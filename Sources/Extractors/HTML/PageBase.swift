import DocumentModel
import HTMLContent
import JSONText
import Provenance
import Stages

/// Where a page's links start from.
struct PageBase {
  /// An absolute URL, or nil where none is known.
  let url: TracedText?
  /// Where the page's own address is unknown, an absolute URL of its site: that which wikis and blogs give to programs for
  /// editing (`EditURI`, Really Simple Discovery). Links that begin with a slash start from its origin.
  private let site: TracedText?

  /// In order: an absolute `<base>`, the URL given from outside, the one that a saved page names, the canonical one, those
  /// that metadata name, the page's own among its versions by language.
  init(_ page: HTMLPage, _ source: Source, _ metadata: PageMetadata, own: TracedText?, given: Source?) {
    let candidates = [
      metadata.base, given?.quote(), PageBase.savedFrom(page, source) ?? PageBase.clippedFrom(page, source),
      metadata.links.first { $0.relation == "canonical" }?.target, metadata.values("og:url").first,
      own, metadata.values("twitter:url").first, PageBase.version(metadata),
    ]
    url = candidates.compactMap { $0 }.first { PageBase.isWeb($0) }
    site = url == nil ? metadata.editing.flatMap { PageBase.isWeb($0) ? $0 : nil } : nil
  }

  /// Of the versions in several languages that a page lists, itself among them, the one in its own language.
  private static func version(_ metadata: PageMetadata) -> TracedText? {
    guard let language = metadata.language?.string.lowercased(), !language.isEmpty else { return nil }
    return metadata.links.first { $0.relation == "alternate" && $0.language == language }?.target
  }

  private static func isWeb(_ url: TracedText) -> Bool {
    switch URLReference.scheme(url.utf8) {
    case "http", "https", "file": true
    default: false
    }
  }

  /// The address in a saved page's own comment: `saved from url=(0042)https://…` (browsers), or `url: https://…` on a line
  /// of its own after `Page saved with SingleFile`.
  static func savedFrom(_ page: HTMLPage, _ source: Source) -> TracedText? {
    for comment in page.comments.prefix(8) where comment.count < 4096 {
      let bytes = source.utf8[comment]
      if let mark = bytes.end(of: "saved from url=("), let close = bytes[mark...].firstIndex(of: UInt8(ascii: ")")) {
        if let url = address(source, close + 1, in: comment) { return url }
      } else if let mark = bytes.end(of: "Page saved with SingleFile"), let label = bytes[mark...].end(of: "url: ") {
        if let url = address(source, label, in: comment) { return url }
      }
    }
    return nil
  }

  /// The address that a clipped page begins with, and nothing else, as an object in JSON: `<!-- {"url": "https://…"} -->`.
  private static func clippedFrom(_ page: HTMLPage, _ source: Source) -> TracedText? {
    guard let comment = page.comments.first, comment.count < 1024, isBeginning(source.utf8[..<comment.lowerBound]),
      let node = try? JSONReader.readPrefix(source.utf8, in: (comment.lowerBound + 4)..<comment.upperBound).0,
      node.members?.count == 1, let url = node["url"], case .string(_, plain: true) = url.value, url.range.count > 2
    else { return nil }
    return source.quote((url.range.lowerBound + 1)..<(url.range.upperBound - 1))
  }

  /// White space, and the type of the document at most.
  private static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks = bytes.indices.filter { bytes[$0] == UInt8(ascii: "<") }
    guard bytes.count < 1024, marks.count <= 1 else { return false }
    guard let mark = marks.first else { return bytes.allSatisfy { $0.isASCIIWhitespace || $0 >= 0x80 } }
    return mark + 1 < bytes.endIndex && bytes[mark + 1] == UInt8(ascii: "!")
      && bytes[..<mark].allSatisfy { $0.isASCIIWhitespace || $0 >= 0x80 }
      && bytes.reversed().first { !$0.isASCIIWhitespace } == UInt8(ascii: ">")
  }

  /// What stands between a place and the next white space.
  private static func address(_ source: Source, _ start: Int, in comment: Range<Int>) -> TracedText? {
    var end = start
    while end < comment.upperBound, source.utf8[end] > 0x20, source.utf8[end] != UInt8(ascii: ">") { end += 1 }
    return end > start ? source.quote(start..<end) : nil
  }

  /// Gives each relative link and image its absolute URL.
  func resolve(_ document: inout Document) {
    guard let url else {
      if let stems = site.flatMap({ Stems($0) }), let site { resolve(&document, fromRootOf: site, stems) }
      return
    }
    let stems = Stems(url)
    func absolute(_ target: TracedText) -> TracedText? {
      if URLReference.isAbsolute(target.utf8) { return nil }
      let reference = target.trimmed().withoutHere
      guard let stem = stems?.stem(of: reference.utf8) else { return resolved(target, against: url) }
      return url[0..<stem] + reference.withoutSpaces
    }
    for index in document.links.indices { document.links[index].resolved = absolute(document.links[index].target) }
    for index in document.images.indices {
      document.images[index].resolved = document.images[index].target.flatMap { absolute($0) }
    }
  }

  private func resolve(_ document: inout Document, fromRootOf site: TracedText, _ stems: Stems) {
    func absolute(_ target: TracedText) -> TracedText? {
      guard target.utf8.first == UInt8(ascii: "/"), let stem = stems.stem(of: target.utf8) else { return nil }
      return site[0..<stem] + target.trimmed().withoutSpaces
    }
    for index in document.links.indices { document.links[index].resolved = absolute(document.links[index].target) }
    for index in document.images.indices {
      document.images[index].resolved = document.images[index].target.flatMap { absolute($0) }
    }
  }

  /// How much of an address stands before the references that need nothing but to be put behind it.
  private struct Stems {
    /// After the scheme: for `//a`.
    let scheme: Int
    /// Before the path: for `/a`.
    let origin: Int
    /// After the last slash of the path: for `a`. Nil where there is no path.
    let folder: Int?
    /// Before the fragment: for `#a`.
    let document: Int

    /// Nil where the address would be written otherwise.
    init?(_ url: TracedText) {
      let slash = UInt8(ascii: "/")
      let bytes = url.utf8
      var slashes = 0
      let start =
        bytes.firstIndex { byte in
          if byte == slash { slashes += 1 }
          return slashes == 3
        } ?? bytes.count
      guard slashes >= 2, !bytes.contains(0x20), Stems.isPlain(bytes[start...]),
        URLReference.resolve(base: bytes, reference: [slash])?.elementsEqual(bytes[..<start] + [slash]) ?? false
      else { return nil }
      scheme = (bytes.firstIndex(of: UInt8(ascii: ":")) ?? 0) + 1
      origin = start
      document = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
      let path = bytes[start..<max(start, document)].prefix { $0 != UInt8(ascii: "?") }
      folder = path.lastIndex(of: slash).map { $0 + 1 }
    }

    func stem(of target: [UInt8]) -> Int? {
      guard let first = target.first, Stems.isPlain(target[...]) else { return nil }
      switch first {
      case UInt8(ascii: "/"): return target.count > 1 && target[1] == first ? scheme : origin
      case UInt8(ascii: "#"): return document
      case UInt8(ascii: "?"), UInt8(ascii: "."): return nil
      default: return folder
      }
    }

    /// No white space but spaces, and no dots to follow.
    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
      var before: UInt8 = 0
      for byte in bytes {
        if byte < 0x20 || byte == UInt8(ascii: ".") && before == UInt8(ascii: "/") { return false }
        before = byte
      }
      return true
    }
  }

  func resolved(_ target: TracedText, against base: TracedText) -> TracedText? {
    guard let absolute = URLReference.resolve(base: base.utf8, reference: target.utf8)
    else { return nil }
    // A link to the page itself: the base's own characters say it all.
    if absolute == base.utf8 { return base }
    let shared = absolute.count - target.count
    if shared > 0, shared <= base.count, absolute[..<shared] == base.utf8[..<shared],
      absolute[shared...].elementsEqual(target.utf8)
    {
      return base[0..<shared] + target
    }
    return (base + target).respelled(0..<(base.count + target.count), as: absolute, by: .resolvedURL)
  }
}

extension ArraySlice<UInt8> {
  /// Where the first appearance of a text ends.
  fileprivate func end(of text: StaticString) -> Int? {
    let count = text.utf8CodeUnitCount
    guard self.count >= count else { return nil }
    let first = (startIndex...(endIndex - count)).first { index in
      text.withUTF8Buffer { self[index..<(index + count)].elementsEqual($0) }
    }
    return first.map { $0 + count }
  }
}

extension TracedText {
  /// Without `./` before it.
  fileprivate var withoutHere: TracedText {
    guard count > 2, utf8[0] == UInt8(ascii: "."), utf8[1] == UInt8(ascii: "/"), utf8[2] != UInt8(ascii: "/") else {
      return self
    }
    return self[2..<count]
  }

  /// With `%20` for each space.
  fileprivate var withoutSpaces: TracedText {
    guard utf8.contains(0x20) else { return self }
    var writer = TextRewriter(self)
    for index in indices where utf8[index] == 0x20 {
      writer.keep(to: index)
      writer.respell(to: index + 1, as: Array("%20".utf8), by: .urlSpace)
    }
    return writer.finish()
  }
}
