/// What charset an HTML page declares in its first bytes (WHATWG HTML, section 13.2.3.2, "prescan a byte stream").
struct MetaPrescan {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  /// Passes over what stands in scripts and the like.
  private var skipsText = false

  /// How much browsers wait for.
  private static var head: Int { 1024 }
  /// Where browsers meet a declaration later, they read the page again ("change the encoding"). Beyond this it is not looked for.
  private static var lateHead: Int { 65_536 }

  /// Nil where the page declares none in its first bytes.
  static func encoding(declaredBy bytes: [UInt8]) -> String? {
    var prescan = MetaPrescan(bytes.prefix(head))
    guard let declared = prescan.run() ?? XMLDeclaration.encoding(of: bytes.prefix(head)) else { return nil }
    switch declared {
    // A declaration that is readable as ASCII is not in UTF-16.
    case "utf-16le", "utf-16be": return "utf-8"
    case "x-user-defined": return "windows-1252"
    default: return declared
    }
  }

  /// What a page that is not UTF-8 declares further on; nil where that is nothing, or UTF-8.
  static func encoding(declaredLateBy bytes: [UInt8]) -> String? {
    var prescan = MetaPrescan(bytes.prefix(lateHead))
    prescan.skipsText = true
    let declared = prescan.run()
    return declared?.hasPrefix("utf-") ?? true ? nil : declared
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private mutating func run() -> String? {
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if starts(with: "<!--") {
        skipComment()
      } else if starts(with: "<meta"), index + 5 < bytes.endIndex, Self.endsName(bytes[index + 5]) {
        index += 5
        if let encoding = readMeta() { return encoding }
      } else if skipsText, let name = Self.texts.first(where: { startsTag($0) }) {
        skipTag()
        skipText(of: name)
      } else if isTag(at: index + 1) {
        skipTag()
      } else if index + 1 < bytes.endIndex, [0x21, 0x2F, 0x3F].contains(bytes[index + 1]) {
        skip(to: UInt8(ascii: ">"))
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: "/") }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private func starts(with literal: StaticString) -> Bool {
    literal.withUTF8Buffer { wanted in
      index + wanted.count <= bytes.endIndex
        && wanted.indices.allSatisfy { Self.lower(bytes[index + $0]) == wanted[$0] }
    }
  }

  /// Elements whose content is no markup.
  private static let texts: [StaticString] = [
    "script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp",
  ]

  private func startsTag(_ name: StaticString, closing: Bool = false) -> Bool {
    let start = index + (closing ? 2 : 1)
    let end = start + name.utf8CodeUnitCount
    guard end < bytes.endIndex, !closing || bytes[index + 1] == UInt8(ascii: "/") else { return false }
    return name.withUTF8Buffer { wanted in wanted.indices.allSatisfy { Self.lower(bytes[start + $0]) == wanted[$0] } }
      && (Self.endsName(bytes[end]) || bytes[end] == UInt8(ascii: ">"))
  }

  private mutating func skipText(of name: StaticString) {
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "<") || !startsTag(name, closing: true) { index += 1 }
  }

  private func isTag(at offset: Int) -> Bool {
    guard offset < bytes.endIndex else { return false }
    let first = bytes[offset] == UInt8(ascii: "/") && offset + 1 < bytes.endIndex ? bytes[offset + 1] : bytes[offset]
    return (0x61...0x7A).contains(first | 0x20)
  }

  private mutating func skip(to byte: UInt8) {
    while index < bytes.endIndex, bytes[index] != byte { index += 1 }
    if index < bytes.endIndex { index += 1 }
  }

  /// The hyphens of `-->` may be those of `<!--`.
  private mutating func skipComment() {
    index += 2
    while index < bytes.endIndex, !starts(with: "-->") { index += 1 }
    index = min(index + 3, bytes.endIndex)
  }

  private mutating func skipTag() {
    while index < bytes.endIndex, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
    while readAttribute() != nil {}
  }

  private mutating func readMeta() -> String? {
    var names: Set<String> = []
    var gotPragma = false
    var needPragma: Bool?
    var charset: String??
    while let (name, value) = readAttribute() {
      guard names.insert(name).inserted else { continue }
      switch name {
      case "http-equiv": gotPragma = gotPragma || value == Array("content-type".utf8)
      case "content" where charset == nil:
        if let found = Self.charset(inContent: value) {
          charset = .some(found)
          needPragma = true
        }
      case "charset":
        charset = .some(EncodingLabels.name(of: value))
        needPragma = false
      default: break
      }
    }
    guard let needPragma, !needPragma || gotPragma, let charset else { return nil }
    return charset
  }

  /// The next attribute of a tag, both parts in lower case; nil at its end.
  private mutating func readAttribute() -> (name: String, value: [UInt8])? {
    while index < bytes.endIndex, Self.endsName(bytes[index]) { index += 1 }
    guard index < bytes.endIndex, bytes[index] != UInt8(ascii: ">") else { return nil }
    let start = index
    while index < bytes.endIndex, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "=") || index == start
    {
      index += 1
    }
    let name = String(decoding: bytes[start..<index].map(Self.lower), as: UTF8.self)
    skipSpaces()
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { return (name, []) }
    index += 1
    skipSpaces()
    return (name, readValue())
  }

  private mutating func skipSpaces() {
    while index < bytes.endIndex, Self.isSpace(bytes[index]) { index += 1 }
  }

  private mutating func readValue() -> [UInt8] {
    guard index < bytes.endIndex else { return [] }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      skip(to: quote)
      let end = index > start && bytes[index - 1] == quote ? index - 1 : index
      return bytes[start..<end].map(Self.lower)
    }
    let start = index
    while index < bytes.endIndex, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
    return bytes[start..<index].map(Self.lower)
  }

  /// The charset that the value of `content` names (section 2.3.5, "extracting a character encoding from a meta element").
  static func charset(inContent value: [UInt8]) -> String? {
    let wanted = Array("charset".utf8)
    var index = 0
    while index + wanted.count <= value.count {
      guard value[index..<(index + wanted.count)].elementsEqual(wanted) else {
        index += 1
        continue
      }
      index += wanted.count
      while index < value.count, isSpace(value[index]) { index += 1 }
      guard index < value.count, value[index] == UInt8(ascii: "=") else { continue }
      index += 1
      while index < value.count, isSpace(value[index]) { index += 1 }
      return label(in: value[index...])
    }
    return nil
  }

  private static func label(in rest: ArraySlice<UInt8>) -> String? {
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
      return EncodingLabels.name(of: rest[(rest.startIndex + 1)..<end])
    }
    return EncodingLabels.name(of: rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ";") })
  }
}
