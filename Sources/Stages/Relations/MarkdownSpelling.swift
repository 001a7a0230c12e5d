/// What Markdown's syntax stands for (CommonMark 0.31.2, section 2.4; GFM 0.29, section 4.10), over UTF-8 bytes.
///
/// Each is nil for text that has nothing of what it reads: no text stands for itself by these.
public enum MarkdownSpelling {
  /// Text without the backslashes that keep punctuation from being syntax.
  public static func unescaped(_ text: [UInt8]) -> [UInt8]? {
    let result = without(text) { isPunctuation($0) }
    return result.count == text.count ? nil : result
  }

  /// The text of a table's cell: without the backslashes before vertical bars, then as any other text.
  public static func cell(_ text: [UInt8]) -> [UInt8]? {
    guard let code = codeInCell(text) else { return nil }
    return HTMLEntities.spelledInMarkdown(without(code) { isPunctuation($0) })
  }

  /// Code in a table's cell, where only vertical bars are escaped.
  public static func codeInCell(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\\"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "|") { continue }
      result.append(byte)
    }
    return result.count == text.count ? nil : result
  }

  /// The line end that a tag for a line break stands for.
  public static func lineBreak(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 4, text.first == UInt8(ascii: "<"), text.last == UInt8(ascii: ">"),
      !text.dropLast().contains(UInt8(ascii: ">")),
      [[0x62, 0x72], [0x68, 0x72]].contains(text[1...2].map { $0 | 0x20 })
    else { return nil }
    return [0x0A]
  }

  /// Spaces that are left of a tab.
  public static func tab(_ text: [UInt8], spaces: Int) -> [UInt8]? {
    text == [0x09] ? [UInt8](repeating: 0x20, count: spaces) : nil
  }

  private static func without(_ text: [UInt8], backslashBefore isEscaped: (UInt8) -> Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count, isEscaped(text[index + 1]) { index += 1 }
      result.append(text[index])
      index += 1
    }
    return result
  }

  /// ASCII punctuation: what a backslash escapes.
  @inlinable
  public static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
