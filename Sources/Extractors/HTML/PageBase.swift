import DocumentModel
import HTMLContent
import Provenance
import Stages

/// Where a page's links start from.
struct PageBase {
  /// An absolute URL, or nil where none is known.
  let url: TracedText?

  /// In order: an absolute `<base>`, the URL given from outside, the one that a saved page names, the canonical one.
  init(_ page: HTMLPage, _ source: Source, _ metadata: PageMetadata, given: Source?) {
    let candidates = [
      metadata.base, given?.quote(), PageBase.savedFrom(page, source),
      metadata.links.first { $0.relation == "canonical" }?.target, metadata.values("og:url").first,
    ]
    url = candidates.compactMap { $0 }.first { PageBase.isWeb($0) }
  }

  private static func isWeb(_ url: TracedText) -> Bool {
    switch URLReference.scheme(url.utf8) {
    case "http", "https", "file": true
    default: false
    }
  }

  /// The address in a saved page's own comment: `saved from url=(0042)https://…`.
  static func savedFrom(_ page: HTMLPage, _ source: Source) -> TracedText? {
    let mark = Array("saved from url=(".utf8)
    for comment in page.comments.prefix(8) where comment.count < 4096 {
      let bytes = source.utf8[comment]
      guard
        let start = (bytes.startIndex..<max(bytes.startIndex, bytes.endIndex - mark.count)).first(where: {
          bytes[$0...].starts(with: mark)
        }), let close = bytes[start...].firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      var end = close + 1
      while end < bytes.endIndex, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
      if end > close + 1 { return source.quote((close + 1)..<end) }
    }
    return nil
  }

  /// Gives each relative link its absolute URL.
  func resolve(_ document: inout Document) {
    guard let url else { return }
    let origin = origin(of: url)
    for index in document.links.indices {
      let target = document.links[index].target
      if let origin, PageBase.isPlainPath(target.utf8) {
        document.links[index].resolved = url[0..<origin] + target
      } else {
        document.links[index].resolved = resolved(target, against: url)
      }
    }
  }

  /// Where the path of an address begins, if what stands before is written as a browser would write it.
  private func origin(of url: TracedText) -> Int? {
    let slash = UInt8(ascii: "/")
    var slashes = 0
    guard
      let end = url.utf8.firstIndex(where: { byte in
        if byte == slash { slashes += 1 }
        return slashes == 3
      }), URLReference.resolve(base: url.utf8, reference: [slash])?.elementsEqual(url.utf8[...end]) ?? false
    else { return nil }
    return end
  }

  /// A path from the root that stands as it is in an absolute address: plain characters, and no dots to follow.
  private static func isPlainPath(_ target: [UInt8]) -> Bool {
    guard target.first == UInt8(ascii: "/"), target.count < 2 || target[1] != UInt8(ascii: "/") else { return false }
    var before: UInt8 = 0
    for byte in target {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "/")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".") && before != UInt8(ascii: "/")
      guard isPlain else { return false }
      before = byte
    }
    return true
  }

  func resolved(_ target: TracedText, against base: TracedText) -> TracedText? {
    guard !URLReference.isAbsolute(target.utf8),
      let absolute = URLReference.resolve(base: base.utf8, reference: target.utf8)
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
