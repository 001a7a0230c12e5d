/// An HTML tag within a text.
struct InlineTag {
  enum Kind { case opening, closing, comment, other }

  var kind: Kind
  /// In lower case.
  var name = ""
  /// Names in lower case, with the values' places in the tag; a value without quotes stands as it is.
  var attributes: [(name: String, value: Range<Int>)] = []
  var isSelfClosing = false

  init(_ tag: UnsafeBufferPointer<UInt8>) {
    guard tag.count > 2, tag[0] == UInt8(ascii: "<") else {
      kind = .other
      return
    }
    if tag.starts(with: "<!--".utf8) {
      kind = .comment
      return
    }
    if tag[1] == UInt8(ascii: "!") || tag[1] == UInt8(ascii: "?") {
      kind = .other
      return
    }
    kind = tag[1] == UInt8(ascii: "/") ? .closing : .opening
    var index = kind == .closing ? 2 : 1
    let start = index
    while index < tag.count, Self.isName(tag[index]) { index += 1 }
    name = Self.lowercased(tag[start..<index])
    if kind == .opening { readAttributes(tag, from: index) }
    isSelfClosing = tag.count > 3 && tag[tag.count - 2] == UInt8(ascii: "/")
  }

  func value(_ name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }

  private static func isName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "=")
  }

  private static func lowercased(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func readAttributes(_ tag: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    func skipSpaces() {
      while index < tag.count, tag[index] <= 0x20 { index += 1 }
    }
    while index < tag.count {
      skipSpaces()
      let begin = index
      while index < tag.count, Self.isName(tag[index]) { index += 1 }
      guard index > begin else {
        index += 1
        continue
      }
      let name = Self.lowercased(tag[begin..<index])
      skipSpaces()
      guard index < tag.count, tag[index] == UInt8(ascii: "=") else {
        attributes.append((name, index..<index))
        continue
      }
      index += 1
      skipSpaces()
      attributes.append((name, Self.value(tag, &index)))
    }
  }

  private static func value(_ tag: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Range<Int> {
    guard index < tag.count else { return index..<index }
    let quote = tag[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      while index < tag.count, tag[index] != quote { index += 1 }
      let end = index
      index = min(index + 1, tag.count)
      return start..<end
    }
    let start = index
    while index < tag.count, tag[index] > 0x20, tag[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }
}
