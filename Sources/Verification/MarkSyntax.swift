/// What the source has between pieces of text where a mark begins or ends, by media type.
///
/// This is HTML's and Markdown's own notation, not a stage's: a mark without its notation in the source was made up.
struct MarkSyntax {
  /// What stands at one offset of a value: the source between its neighbours.
  struct Seam {
    var starts: [String: Int] = [:]
    var ends: [String: Int] = [:]
    var text: [UInt8]
  }

  private static let elements: [String: [String]] = [
    "emphasis": ["em", "i", "cite", "dfn", "var"], "strong": ["strong", "b"], "code": ["code", "kbd", "samp", "tt"],
    "strikethrough": ["del", "s", "strike"], "superscript": ["sup"], "subscript": ["sub"],
  ]
  /// Characters of Markdown, and how many of them each end of a mark takes.
  private static let delimiters: [String: (characters: [UInt8], each: Int)] = [
    "emphasis": (Array("*_".utf8), 1), "strong": (Array("*_".utf8), 2), "code": (Array("`".utf8), 1),
    "strikethrough": (Array("~".utf8), 1), "math": (Array("$".utf8), 1),
  ]

  let mediaType: String

  /// Whether marks of a kind can be looked up in the source.
  func knows(_ kind: String) -> Bool {
    switch mediaType {
    case "text/html": MarkSyntax.elements[kind] != nil
    case "text/markdown": MarkSyntax.elements[kind] != nil || MarkSyntax.delimiters[kind] != nil
    default: false
    }
  }

  /// Kinds of which more marks begin or end at a seam than the source has notation for.
  func missing(at seam: Seam) -> [String] {
    var stars = 0
    var result: [String] = []
    for kind in Set(seam.starts.keys).union(seam.ends.keys).sorted() where knows(kind) {
      let starts = max(0, seam.starts[kind, default: 0] - tags(kind, in: seam.text, closing: false))
      let ends = max(0, seam.ends[kind, default: 0] - tags(kind, in: seam.text, closing: true))
      guard starts + ends > 0 else { continue }
      guard mediaType == "text/markdown", let delimiter = MarkSyntax.delimiters[kind] else {
        result.append(kind)
        continue
      }
      let needed = (starts + ends) * delimiter.each
      let found = seam.text.count { delimiter.characters.contains($0) }
      let isShared = delimiter.characters.contains(UInt8(ascii: "*"))
      if isShared { stars += needed }
      if isShared ? stars > found : needed > found { result.append(kind) }
    }
    return result
  }

  /// Where start tags of a kind without an end tag leave its mark open, in order: what each offset of a text begins has that many
  /// elements open. End tags without a start tag count nothing.
  func depths(of kind: String, in text: [UInt8]) -> [(offset: Int, depth: Int)] {
    var result: [(offset: Int, depth: Int)] = []
    for name in MarkSyntax.elements[kind] ?? [] {
      var depth = 0
      MarkSyntax.eachTag(in: text[...]) { found, isClosing, offset in
        guard found == name, !isClosing || depth > 0 else { return }
        depth += isClosing ? -1 : 1
        result.append((offset, isClosing ? -1 : 1))
      }
    }
    result.sort { $0.offset < $1.offset }
    var depth = 0
    for index in result.indices {
      depth += result[index].depth
      result[index].depth = depth
    }
    return result
  }

  /// How many start or end tags of a kind stand in a text.
  func tags(_ kind: String, in text: [UInt8], closing: Bool) -> Int {
    let names = MarkSyntax.elements[kind] ?? []
    var count = 0
    MarkSyntax.eachTag(in: text[...]) { name, isClosing, _ in
      if isClosing == closing, names.contains(name) { count += 1 }
    }
    return count
  }

  private static func isNameEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// Names of tags in lower case, and where each begins, as HTML's tokenizer parts them: a name goes on to white space, a slash or
  /// the tag's end, and what a tag that is not closed swallows is none, `<br</b>`.
  private static func eachTag(in text: ArraySlice<UInt8>, _ body: (String, _ isClosing: Bool, Int) -> Void) {
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      var start = open + 1
      let isClosing = start < text.endIndex && text[start] == UInt8(ascii: "/")
      if isClosing { start += 1 }
      guard start < text.endIndex, (0x61...0x7A).contains(text[start] | 0x20) else { continue }
      let end = text[start...].firstIndex(where: isNameEnd) ?? text.endIndex
      index = tagEnd(text, from: end) ?? index
      guard end - start <= 8 else { continue }
      body(String(decoding: text[start..<end], as: UTF8.self).lowercased(), isClosing, open)
    }
  }

  /// The offset behind the `>` that ends a tag; those in values between quotation marks do not.
  private static func tagEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var quote: UInt8 = 0
    var isValue = false
    for index in start..<text.endIndex {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        isValue = false
      } else if byte > 0x20 {
        isValue = byte == UInt8(ascii: "=")
      }
    }
    return nil
  }
}
