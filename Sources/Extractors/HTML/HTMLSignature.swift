/// What the first bytes of a file say of its being HTML.
enum HTMLSignature {
  /// A doctype, or one of the tags that every page has.
  case page
  /// Some other tag.
  case tags
  case none

  init(_ head: ArraySlice<UInt8>) {
    var index = HTMLSignature.start(of: head)
    while index < head.endIndex {
      let rest = head[index...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = HTMLSignature.end(ofCommentIn: rest) else { break }
        index = HTMLSignature.skipSpace(head, from: end)
      } else if rest.starts(with: Array("<?".utf8)) {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
        index = HTMLSignature.skipSpace(head, from: end + 1)
      } else {
        self = HTMLSignature.word(after: rest)
        return
      }
    }
    self = .none
  }

  private static func start(of head: ArraySlice<UInt8>) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return skipSpace(head, from: head.startIndex + (head.starts(with: mark) ? 3 : 0))
  }

  private static func skipSpace(_ head: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index < head.endIndex, head[index] <= 0x20 { index += 1 }
    return index
  }

  private static func end(ofCommentIn rest: ArraySlice<UInt8>) -> Int? {
    var index = rest.startIndex + 4
    while index + 2 < rest.endIndex {
      if rest[index] == 0x2D, rest[index + 1] == 0x2D, rest[index + 2] == 0x3E { return index + 3 }
      index += 1
    }
    return nil
  }

  /// What the tag at the start is.
  private static func word(after rest: ArraySlice<UInt8>) -> HTMLSignature {
    guard rest.first == UInt8(ascii: "<") else { return .none }
    let body = rest.dropFirst()
    let name = body.prefix {
      $0 == UInt8(ascii: "!") || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
    }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    if word == "!doctype" {
      let kind = body.dropFirst(name.count).drop { $0 <= 0x20 }.prefix(4)
      return String(decoding: kind, as: UTF8.self).lowercased() == "html" ? .page : .none
    }
    switch word {
    case "html", "head", "body", "title", "meta": return .page
    case "a", "article", "aside", "b", "base", "br", "center", "div", "dl", "em", "font", "footer", "form", "h1", "h2",
      "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "link", "main", "nav", "ol", "p", "pre", "script", "section",
      "span", "strong", "style", "table", "ul":
      return .tags
    default: return .none
    }
  }
}
