import Glibc

/// Splits HTML into tags, text and comments: the HTML standard, section 13.2.5, over UTF-8 bytes, so that every place is
/// exact by construction.
///
/// Character references stay as written: whoever takes the text decodes them. What is in raw text the reader of the tokens
/// asks for, because only it knows which elements hold such.
struct HTMLTokenizer {
  /// Attributes of one tag beyond this are gone over, not kept.
  private static let attributeLimit = 256

  let bytes: UnsafePointer<UInt8>
  let end: Int
  var index: Int
  private(set) var token = HTMLToken()
  /// Of the last start tag, in order.
  private(set) var attributes: [HTMLAttribute] = []
  /// The current element is of MathML or SVG: `<![CDATA[` is text.
  var allowsCDATA = false
  /// XHTML: a tag that ends with `/>` holds nothing, whatever its name.
  let isXML: Bool
  /// The end of an element that held nothing is the next token.
  private(set) var hasPendingEnd = false
  private let tags = HTMLTag.names
  private let attributeNames = HTMLAttributeName.names

  /// - Precondition: the bytes outlive the tokenizer.
  init(_ bytes: UnsafePointer<UInt8>, in range: Range<Int>, isXML: Bool = false) {
    self.bytes = bytes
    self.isXML = isXML
    index = range.lowerBound
    end = range.upperBound
    attributes.reserveCapacity(32)
  }

  /// Reads the next token.
  mutating func next() {
    if hasPendingEnd {
      hasPendingEnd = false
      token.isSelfClosing = false
      return finish(.end, index)
    }
    while index < end {
      guard bytes[index] == UInt8(ascii: "<") else { return readText(from: index) }
      if readMarkup() { return }
    }
    finish(.endOfFile, index)
  }

  @inline(__always)
  private mutating func finish(_ kind: HTMLToken.Kind, _ lower: Int) {
    token.kind = kind
    token.lower = lower
    token.upper = index
  }

  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  // MARK: Text

  /// Whether the bracket at an offset begins markup.
  private func isMarkup(at offset: Int) -> Bool {
    let next = byte(offset + 1)
    if next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    return next == UInt8(ascii: "/") && offset + 2 < end
  }

  /// Text up to the next markup.
  private mutating func readText(from start: Int) {
    while index < end {
      index = offset(of: UInt8(ascii: "<"), from: index) ?? end
      if index >= end || isMarkup(at: index) { break }
      index += 1
    }
    finish(.text, start)
  }

  /// Where a byte stands first from `start` on, before `limit` where there is one.
  func offset(of byte: UInt8, from start: Int, before limit: Int? = nil) -> Int? {
    let end = limit ?? end
    guard start < end, let found = memchr(bytes + start, Int32(byte), end - start) else { return nil }
    return UnsafeRawPointer(bytes).distance(to: UnsafeRawPointer(found))
  }

  // MARK: Markup

  /// Reads what a bracket begins. Returns false where it gives no token.
  private mutating func readMarkup() -> Bool {
    let start = index
    let next = byte(start + 1)
    if next.isASCIILetter { return readTag(.start, name: start + 1) }
    switch next {
    case UInt8(ascii: "/"):
      let third = byte(start + 2)
      if third.isASCIILetter { return readTag(.end, name: start + 2) }
      if start + 2 >= end { break }
      if third == UInt8(ascii: ">") {
        index = start + 3
        return false
      }
      readBogusComment()
      return true
    case UInt8(ascii: "!"):
      readDeclaration()
      return true
    case UInt8(ascii: "?"):
      readBogusComment()
      return true
    default: break
    }
    // No markup after all.
    index += 1
    readText(from: start)
    return true
  }

  private mutating func readBogusComment() {
    let start = index
    index = offset(of: UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? end
    finish(.comment, start)
  }

  private mutating func readDeclaration() {
    let start = index
    if byte(start + 2) == UInt8(ascii: "-"), byte(start + 3) == UInt8(ascii: "-") {
      index = commentEnd(from: start + 4)
      finish(.comment, start)
    } else if allowsCDATA || isXML, start + 9 <= end, memcmp(bytes + start, "<![CDATA[", 9) == 0 {
      readCDATA()
    } else {
      readBogusComment()
    }
  }

  /// The offset after `-->` or `--!>`; a comment may end in its very beginning.
  private func commentEnd(from start: Int) -> Int {
    if byte(start) == UInt8(ascii: ">") { return start + 1 }
    if byte(start) == UInt8(ascii: "-"), byte(start + 1) == UInt8(ascii: ">") { return start + 2 }
    var from = start
    while let close = offset(of: UInt8(ascii: ">"), from: from) {
      if close >= start + 2, bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") {
        return close + 1
      }
      if close >= start + 3, bytes[close - 1] == UInt8(ascii: "!"), bytes[close - 2] == UInt8(ascii: "-"),
        bytes[close - 3] == UInt8(ascii: "-")
      {
        return close + 1
      }
      from = close + 1
    }
    return end
  }

  private mutating func readCDATA() {
    let start = index + 9
    var from = start
    while let close = offset(of: UInt8(ascii: ">"), from: from) {
      if close >= start + 2, bytes[close - 1] == UInt8(ascii: "]"), bytes[close - 2] == UInt8(ascii: "]") {
        index = close - 2
        finish(.rawText, start)
        index = close + 1
        return
      }
      from = close + 1
    }
    index = end
    finish(.rawText, start)
  }
}

// MARK: - Tags

extension HTMLTokenizer {
  /// Reads a tag whose name begins at an offset. One that never ends gives no token, and nothing after it does.
  private mutating func readTag(_ kind: HTMLToken.Kind, name start: Int) -> Bool {
    let lower = index
    index = start
    var hash = HTMLNames.seed
    var hasHyphen = false
    while index < end {
      let byte = bytes[index].lowercaseLetter
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace { break }
      if byte == UInt8(ascii: "-") { hasHyphen = true }
      hash = HTMLNames.hash(hash, byte)
      index += 1
    }
    let number = tags.find(bytes + start, index - start, hash: hash)
    token.tag = number.flatMap { HTMLTag(rawValue: $0) } ?? (hasHyphen ? .custom : .other)
    token.nameLower = start
    token.nameUpper = index
    token.isSelfClosing = false
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    guard readAttributes() else {
      index = end
      return false
    }
    hasPendingEnd = isXML && kind == .start && token.isSelfClosing && !token.tag.isVoid && !allowsCDATA
    finish(kind, lower)
    return true
  }

  /// Reads up to the tag's end and beyond it. Returns false where the text ends first.
  private mutating func readAttributes() -> Bool {
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return true
      }
      if byte == UInt8(ascii: "/") {
        index += 1
        token.isSelfClosing = index < end && bytes[index] == UInt8(ascii: ">")
      } else if byte.isHTMLSpace {
        index += 1
      } else if !readAttribute() {
        return false
      }
    }
    return false
  }

  private mutating func readAttribute() -> Bool {
    let start = index
    var hash = HTMLNames.hash(HTMLNames.seed, bytes[index].lowercaseLetter)
    index += 1
    while index < end {
      let byte = bytes[index].lowercaseLetter
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace {
        break
      }
      hash = HTMLNames.hash(hash, byte)
      index += 1
    }
    let number = attributeNames.find(bytes + start, index - start, hash: hash)
    var look = index
    while look < end, bytes[look].isHTMLSpace { look += 1 }
    var value = look..<look
    if look < end, bytes[look] == UInt8(ascii: "=") {
      index = look + 1
      guard let range = readValue() else { return false }
      value = range
    }
    if let number, attributes.count < HTMLTokenizer.attributeLimit {
      attributes.append(
        HTMLAttribute(
          name: HTMLAttributeName(rawValue: number) ?? .other, lower: Int32(value.lowerBound),
          upper: Int32(value.upperBound)))
    }
    return true
  }

  /// The value after an equals sign; nil where its quotes don't close.
  private mutating func readValue() -> Range<Int>? {
    while index < end, bytes[index].isHTMLSpace { index += 1 }
    guard index < end else { return nil }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      guard let close = offset(of: quote, from: start) else { return nil }
      index = close + 1
      return start..<close
    }
    let start = index
    while index < end, bytes[index] != UInt8(ascii: ">"), !bytes[index].isHTMLSpace { index += 1 }
    return start..<index
  }
}
