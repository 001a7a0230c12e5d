import DocumentModel
import Provenance

/// What a start tag's common attributes say.
struct TagTraits {
  var id: Range<Int>?
  var className: Range<Int>?
  var role: Range<Int>?
  var isProperty = false
  var hidden: Rule?

  init(_ bytes: [UInt8], _ tag: Range<Int>) {
    for attribute in HTMLAttributes(bytes, tag: tag) {
      let name = attribute.name
      switch bytes[name.lowerBound] | 0x20 {
      case UInt8(ascii: "i"):
        if bytes.hasWord("id", at: name) { id = attribute.value }
        if bytes.hasWord("itemprop", at: name) { isProperty = true }
      case UInt8(ascii: "c"):
        if bytes.hasWord("class", at: name), let value = attribute.value {
          className = value
          if let rule = TagTraits.rule(bytes, classes: value) { hidden = rule }
          if TagTraits.namesFact(bytes, value) { isProperty = true }
        }
      case UInt8(ascii: "r"):
        if bytes.hasWord("role", at: name) { role = attribute.value }
        if bytes.hasWord("rel", at: name), let value = attribute.value, bytes.hasWord("author", at: value) {
          isProperty = true
        }
      case UInt8(ascii: "h"): if bytes.hasWord("hidden", at: name) { hidden = .htmlHidden }
      case UInt8(ascii: "s"):
        if bytes.hasWord("style", at: name), let value = attribute.value, TagTraits.hides(bytes, style: value) {
          hidden = .htmlHidden
        }
      case UInt8(ascii: "a"):
        if bytes.hasWord("aria-hidden", at: name), let value = attribute.value, bytes.hasWord("true", at: value) {
          hidden = .htmlHidden
        }
      case UInt8(ascii: "p"): if bytes.hasWord("property", at: name) { isProperty = true }
      default: break
      }
    }
  }

  /// The rule of the first class by which text for screen readers, or line numbers beside code, are known.
  private static func rule(_ bytes: [UInt8], classes: Range<Int>) -> Rule? {
    var start = classes.lowerBound
    while start < classes.upperBound {
      while start < classes.upperBound, bytes[start].isASCIIWhitespace { start += 1 }
      var end = start
      while end < classes.upperBound, !bytes[end].isASCIIWhitespace { end += 1 }
      if let rule = rule(bytes, class: start..<end) { return rule }
      start = end
    }
    return nil
  }

  private static func rule(_ bytes: [UInt8], class name: Range<Int>) -> Rule? {
    switch name.count {
    case 6: bytes.hasWord("lineno", at: name) || bytes.hasWord("gutter", at: name) ? .htmlLineNumbers : nil
    case 7:
      bytes.hasWord("sr-only", at: name) ? .htmlHidden : bytes.hasWord("linenos", at: name) ? .htmlLineNumbers : nil
    case 10: bytes.hasWord("headerlink", at: name) ? .htmlPermalink : nil
    case 11: bytes.hasWord("header-link", at: name) || bytes.hasWord("anchor-link", at: name) ? .htmlPermalink : nil
    case 13: bytes.hasWord("anchorjs-link", at: name) ? .htmlPermalink : nil
    case 14:
      bytes.hasWord("visuallyhidden", at: name)
        ? .htmlHidden : bytes.hasWord("heading-anchor", at: name) ? .htmlPermalink : nil
    case 15:
      bytes.hasWord("visually-hidden", at: name)
        ? .htmlHidden : bytes.hasWord("hljs-ln-numbers", at: name) ? .htmlLineNumbers : nil
    case 17:
      bytes.hasWord("element-invisible", at: name)
        ? .htmlHidden : bytes.hasWord("line-numbers-rows", at: name) ? .htmlLineNumbers : nil
    case 18: bytes.hasWord("screen-reader-text", at: name) ? .htmlHidden : nil
    default: nil
    }
  }

  private static func hides(_ bytes: [UInt8], style: Range<Int>) -> Bool {
    guard let colon = bytes[style].firstIndex(of: UInt8(ascii: ":")), colon < style.upperBound else { return false }
    let squeezed = bytes[style].filter { !$0.isASCIIWhitespace }.map { $0 | 0x20 }
    let text = String(decoding: squeezed, as: UTF8.self)
    return text.contains("display:none") || text.contains("visibility:hidden")
  }

  /// Whether a class names an author, a byline or a date.
  private static func namesFact(_ bytes: [UInt8], _ classes: Range<Int>) -> Bool {
    guard classes.count < 128 else { return false }
    var index = classes.lowerBound
    while index + 4 <= classes.upperBound {
      let rest = classes.upperBound - index
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "a"): if rest >= 6, bytes.hasWord("author", at: index..<(index + 6)) { return true }
      case UInt8(ascii: "b"): if rest >= 6, bytes.hasWord("byline", at: index..<(index + 6)) { return true }
      case UInt8(ascii: "d"): if bytes.hasWord("date", at: index..<(index + 4)) { return true }
      case UInt8(ascii: "p"):
        if rest >= 7, bytes.hasWord("publish", at: index..<(index + 7)) { return true }
        if rest >= 6, bytes.hasWord("posted", at: index..<(index + 6)) { return true }
      default: break
      }
      index += 1
    }
    return false
  }
}
