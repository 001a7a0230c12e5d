/// Signs by which a text is known as Markdown, whatever its name.
enum MarkdownSigns {
  /// Front matter, or signs of at least two kinds that plain text hardly ever has.
  static func isMarkdown(_ head: ArraySlice<UInt8>) -> Bool {
    let text = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if text.first == UInt8(ascii: "<") { return false }
    return hasFrontMatter(text) || kinds(text) >= 2
  }

  private static func hasFrontMatter(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.split(maxSplits: 40, omittingEmptySubsequences: false) { $0 == 0x0A }
    guard let first = lines.first.map(trimmed), first.elementsEqual("---".utf8) || first.elementsEqual("+++".utf8)
    else {
      return false
    }
    guard let next = lines.dropFirst().first(where: { !trimmed($0).isEmpty }) else { return false }
    let separator = first.first == UInt8(ascii: "+") ? UInt8(ascii: "=") : UInt8(ascii: ":")
    guard let mark = next.firstIndex(of: separator), mark > next.startIndex else { return false }
    return next[..<mark].allSatisfy { isWord($0) || $0 == 0x20 || $0 == 0x2D }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }

  private static func kinds(_ text: ArraySlice<UInt8>) -> Int {
    var heading = false
    var fence = false
    var delimiterRow = false
    for line in text.split(separator: 0x0A) {
      let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(signs), line.dropFirst(signs).first == 0x20 { heading = true }
      if line.starts(with: "```".utf8) { fence = true }
      if isDelimiterRow(trimmed(line)) { delimiterRow = true }
    }
    return [heading, fence, delimiterRow, holdsLink(text), holdsStrong(text)].filter { $0 }.count
  }

  /// `| --- | --- |`
  private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 7 && line.contains(UInt8(ascii: "|")) && line.allSatisfy { "|-: ".utf8.contains($0) }
      && line.split(separator: UInt8(ascii: "|")).filter { $0.contains(UInt8(ascii: "-")) }.count >= 2
  }

  /// `[text](target)`
  private static func holdsLink(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index + 2 < text.endIndex {
      if text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: "("), text[index + 2] > 0x20,
        text[(index + 2)...].prefix(300).prefix(while: { $0 > 0x20 }).contains(UInt8(ascii: ")"))
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// `**text**`
  private static func holdsStrong(_ text: ArraySlice<UInt8>) -> Bool {
    var opened: Int?
    var index = text.startIndex
    while index + 2 < text.endIndex {
      guard text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "*") else {
        if text[index] == 0x0A { opened = nil }
        index += 1
        continue
      }
      if let opened, index > opened + 2, text[index - 1] > 0x20 { return true }
      opened = text[index + 2] > 0x20 && text[index + 2] != UInt8(ascii: "*") ? index : nil
      index += 2
    }
    return false
  }
}
