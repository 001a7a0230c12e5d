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
          if TagTraits.isOutOfSight(bytes, classes: value) { hidden = .htmlHidden }
          if TagTraits.isLineNumber(bytes, classes: value) { hidden = .htmlLineNumbers }
        }
      case UInt8(ascii: "r"): if bytes.hasWord("role", at: name) { role = attribute.value }
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

  /// Classes by which text for screen readers alone is known.
  private static func isOutOfSight(_ bytes: [UInt8], classes: Range<Int>) -> Bool {
    bytes.contains(word: "sr-only", in: classes) || bytes.contains(word: "visually-hidden", in: classes)
      || bytes.contains(word: "visuallyhidden", in: classes)
      || bytes.contains(word: "screen-reader-text", in: classes)
      || bytes.contains(word: "element-invisible", in: classes)
  }

  private static func isLineNumber(_ bytes: [UInt8], classes: Range<Int>) -> Bool {
    bytes.contains(word: "linenos", in: classes) || bytes.contains(word: "lineno", in: classes)
      || bytes.contains(word: "line-numbers-rows", in: classes) || bytes.contains(word: "gutter", in: classes)
      || bytes.contains(word: "hljs-ln-numbers", in: classes)
  }

  private static func hides(_ bytes: [UInt8], style: Range<Int>) -> Bool {
    guard let colon = bytes[style].firstIndex(of: UInt8(ascii: ":")), colon < style.upperBound else { return false }
    let squeezed = bytes[style].filter { !$0.isASCIIWhitespace }.map { $0 | 0x20 }
    let text = String(decoding: squeezed, as: UTF8.self)
    return text.contains("display:none") || text.contains("visibility:hidden")
  }
}

extension [UInt8] {
  /// Whether a range holds a word, in lower case, between white space.
  func contains(word: StaticString, in range: Range<Int>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count >= count else { return false }
    var start = range.lowerBound
    while start < range.upperBound {
      while start < range.upperBound, self[start].isASCIIWhitespace { start += 1 }
      var end = start
      while end < range.upperBound, !self[end].isASCIIWhitespace { end += 1 }
      if end - start == count, hasWord(word, at: start..<end) { return true }
      start = end
    }
    return false
  }
}
