public import Provenance
import Stages

/// What a reader of XML meets, with its place in bytes of the text.
public enum XMLEvent: Sendable {
  /// `range` is the tag with its brackets.
  case start(XMLTag, Range<Int>)
  /// `range` is the end tag; that of an element without content is the start tag.
  case end(name: String, Range<Int>)
  /// As written; in a CDATA section references don't count.
  case text(Range<Int>, isRaw: Bool)
}

/// Reads well-formed XML over UTF-8 bytes, one event at a time, each with its exact place.
///
/// XML 1.0 and Namespaces in XML, without document types: one with declarations of its own is refused, so that no entity
/// expands. Names come with the prefix that the caller knows a namespace by, whatever the file calls it; a name of
/// another namespace begins with `?:`.
public struct XMLReader {
  static let depthLimit = 512
  static let attributeLimit = 256

  let bytes: [UInt8]
  var index: Int
  /// URI to the prefix that events use.
  private let spaces: [String: String]
  /// Prefix in the file to prefix in events, with how deep it was declared.
  private var bindings: [(prefix: String, known: String, depth: Int)] = []
  private var open: [(raw: Range<Int>, name: String)] = []
  /// An element without content is still to be ended.
  private var pendingEnd: Range<Int>?
  private var hasRoot = false

  /// `spaces` gives for each namespace of interest the prefix that events give it; empty for plain local names.
  public init(_ source: Source, spaces: [String: String]) {
    bytes = source.utf8
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.spaces = spaces
  }

  /// The next event; nil after the last.
  ///
  /// - Throws: `xml.malformed`, `xml.declarations`, `xml.depth`.
  public mutating func next() throws -> XMLEvent? {
    if let range = pendingEnd {
      pendingEnd = nil
      return close(range)
    }
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        if let text = try readText() { return text }
        continue
      }
      if let event = try readMarkup() { return event }
    }
    if let last = open.last { throw malformed("<\(last.name)> is not closed") }
    if !hasRoot { throw malformed("there is no element") }
    return nil
  }

  func malformed(_ what: String) -> Failure {
    Failure("xml.malformed", "no well-formed XML at byte \(index): \(what)", advice: "save the file again")
  }

  // MARK: Text

  private mutating func readText() throws -> XMLEvent? {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    if !open.isEmpty { return .text(start..<index, isRaw: false) }
    guard bytes[start..<index].allSatisfy({ $0 <= 0x20 }) else {
      index = start
      throw malformed("text outside the root")
    }
    return nil
  }

  // MARK: Markup

  private mutating func readMarkup() throws -> XMLEvent? {
    let start = index
    if follows("<!--") {
      try skip(past: "-->", from: start + 4)
      return nil
    }
    if follows("<![CDATA[") {
      guard !open.isEmpty else { throw malformed("text outside the root") }
      try skip(past: "]]>", from: start + 9)
      return .text((start + 9)..<(index - 3), isRaw: true)
    }
    if follows("<?") {
      try skip(past: "?>", from: start + 2)
      return nil
    }
    if follows("<!") {
      try skipDocumentType()
      return nil
    }
    if follows("</") { return try readEnd() }
    return try readStart()
  }

  private func follows(_ mark: StaticString) -> Bool {
    mark.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func skip(past mark: StaticString, from start: Int) throws {
    let mark = mark.withUTF8Buffer { Array($0) }
    var offset = start
    while offset + mark.count <= bytes.count {
      if bytes[offset] == mark[0], bytes[offset...].starts(with: mark) {
        index = offset + mark.count
        return
      }
      offset += 1
    }
    throw malformed("no \(String(decoding: mark, as: UTF8.self)) follows")
  }

  /// A document type that declares nothing by itself is passed over; nothing is ever fetched.
  private mutating func skipDocumentType() throws {
    guard follows("<!DOCTYPE"), !hasRoot else { throw malformed("a declaration") }
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "[") {
        throw Failure("xml.declarations", "the XML declares entities or elements of its own, which is not read")
      }
      if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        let quote = bytes[index]
        index += 1
        while index < bytes.count, bytes[index] != quote { index += 1 }
      }
      index += 1
    }
    guard index < bytes.count else { throw malformed("a document type without an end") }
    index += 1
  }

  private mutating func readEnd() throws -> XMLEvent {
    let start = index
    index += 2
    let name = readName()
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">"), let last = open.last,
      bytes[last.raw].elementsEqual(bytes[name])
    else {
      throw malformed("an end tag that ends nothing")
    }
    index += 1
    return close(start..<index)
  }

  private mutating func close(_ range: Range<Int>) -> XMLEvent {
    let depth = open.count
    while let last = bindings.last, last.depth == depth { bindings.removeLast() }
    return .end(name: open.removeLast().name, range)
  }

  private mutating func readStart() throws -> XMLEvent {
    let start = index
    if open.isEmpty, hasRoot { throw malformed("a second root") }
    index += 1
    let raw = readName()
    guard !raw.isEmpty else { throw malformed("a bracket that begins no tag") }
    guard open.count < XMLReader.depthLimit else {
      throw Failure("xml.depth", "elements stand more than \(XMLReader.depthLimit) deep in each other")
    }
    let attributes = try readAttributes()
    let isEmpty = bytes[index] == UInt8(ascii: "/")
    index += isEmpty ? 2 : 1
    try bind(attributes, depth: open.count + 1)
    let name = name(of: raw, isElement: true)
    open.append((raw, name))
    hasRoot = true
    let range = start..<index
    if isEmpty { pendingEnd = range }
    let named = attributes.compactMap { attribute -> XMLTag.Attribute? in
      isBinding(attribute.name)
        ? nil : .init(name: self.name(of: attribute.name, isElement: false), value: attribute.value)
    }
    return .start(XMLTag(name: name, attributes: named), range)
  }

  /// Reads up to `>` or `/>`.
  private mutating func readAttributes() throws -> [(name: Range<Int>, value: Range<Int>)] {
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    while true {
      let before = index
      skipSpace()
      guard index < bytes.count else { throw malformed("a tag without an end") }
      if bytes[index] == UInt8(ascii: ">") { return attributes }
      if follows("/>") { return attributes }
      let name = readName()
      guard index > before, !name.isEmpty, name.lowerBound > before else { throw malformed("no attribute") }
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        throw malformed("an attribute without value")
      }
      index += 1
      skipSpace()
      let value = try readValue()
      guard attributes.count < XMLReader.attributeLimit else { throw malformed("too many attributes") }
      guard !attributes.contains(where: { bytes[$0.name].elementsEqual(bytes[name]) }) else {
        throw malformed("an attribute twice")
      }
      attributes.append((name, value))
    }
  }

  private mutating func readValue() throws -> Range<Int> {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
      throw malformed("a value without quotes")
    }
    let quote = bytes[index]
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard index < bytes.count, bytes[index] == quote else { throw malformed("a value without an end") }
    index += 1
    return start..<(index - 1)
  }

  private mutating func readName() -> Range<Int> {
    let start = index
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    return start..<index
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetterOrDigit || byte == 0x3A || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  // MARK: Namespaces

  private func isBinding(_ name: Range<Int>) -> Bool {
    let name = bytes[name]
    return name.elementsEqual("xmlns".utf8) || name.starts(with: "xmlns:".utf8)
  }

  private mutating func bind(_ attributes: [(name: Range<Int>, value: Range<Int>)], depth: Int) throws {
    for attribute in attributes where isBinding(attribute.name) {
      let prefix = String(decoding: bytes[attribute.name].dropFirst(6), as: UTF8.self)
      let uri = String(decoding: bytes[attribute.value], as: UTF8.self)
      bindings.append((prefix, spaces[uri] ?? "?", depth))
      guard bindings.count <= 1024 else { throw malformed("too many namespaces") }
    }
  }

  /// The name as events spell it. An attribute without a prefix has none.
  private func name(of raw: Range<Int>, isElement: Bool) -> String {
    let whole = bytes[raw]
    guard let colon = whole.firstIndex(of: UInt8(ascii: ":")) else {
      let local = String(decoding: whole, as: UTF8.self)
      guard isElement, let known = known("") else { return local }
      return known.isEmpty ? local : known + ":" + local
    }
    let local = String(decoding: whole[(colon + 1)...], as: UTF8.self)
    let prefix = String(decoding: whole[..<colon], as: UTF8.self)
    if prefix == "xml" { return "xml:" + local }
    guard let known = known(prefix) else { return "?:" + local }
    return known.isEmpty ? local : known + ":" + local
  }

  private func known(_ prefix: String) -> String? {
    bindings.last { $0.prefix == prefix }?.known
  }
}

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self)
  }
}
