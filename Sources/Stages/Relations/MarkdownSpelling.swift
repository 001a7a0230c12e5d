/// What Markdown's syntax stands for (CommonMark 0.31.2, section 2.4; GFM 0.29, section 4.10), over UTF-8 bytes.
public enum MarkdownSpelling {
  /// Text without the backslashes that keep punctuation from being syntax.
  public static func unescaped(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count, isPunctuation(text[index + 1]) { index += 1 }
      result.append(text[index])
      index += 1
    }
    return result
  }

  /// The text of a table's cell: without the backslashes before vertical bars, then as any other text.
  public static func cell(_ text: [UInt8]) -> [UInt8]? {
    unescaped(withoutBarEscapes(text)).flatMap(HTMLEntities.spelledInMarkdown)
  }

  /// Code in a table's cell, where only vertical bars are escaped.
  public static func codeInCell(_ text: [UInt8]) -> [UInt8]? { withoutBarEscapes(text) }

  private static func withoutBarEscapes(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\\"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "|") { continue }
      result.append(byte)
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
