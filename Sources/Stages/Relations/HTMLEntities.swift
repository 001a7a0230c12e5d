/// Character references of HTML, named and numeric, over UTF-8 bytes.
///
/// The HTML standard, sections 13.2.5.72 to 13.2.5.84; in Markdown, CommonMark 0.31.2, section 2.5.
public enum HTMLEntities {
  /// Where a reference stands: what counts as one differs.
  public enum Position: Sendable {
    /// In the text of an HTML page.
    case text
    /// In an attribute's value: a name without its semicolon is none before `=`, a letter or a digit.
    case attribute
    /// In Markdown: the semicolon is required, and no number means a windows-1252 character.
    case markdown
  }

  /// The UTF-8 that the reference at `offset` stands for, and its length in bytes; nil where there is none.
  ///
  /// The text ends at `end`, in bytes; nil is the end of `bytes`.
  public static func decode(
    _ bytes: [UInt8], at offset: Int, end: Int? = nil, in context: Position = .text
  ) -> (utf8: [UInt8], length: Int)? {
    let end = end ?? bytes.count
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: "&") else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "#") { return number(bytes, offset, end, context) }
    return name(bytes, offset, end, context)
  }

  /// A text with its references decoded: the guarantee of the rule `html.entity`.
  public static func spelled(_ text: [UInt8]) -> [UInt8]? { spelled(text, in: .text) }

  /// As above, as Markdown reads references.
  public static func spelledInMarkdown(_ text: [UInt8]) -> [UInt8]? { spelled(text, in: .markdown) }

  private static func spelled(_ text: [UInt8], in context: Position) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"), let (utf8, length) = decode(text, at: index, in: context) {
        result.append(contentsOf: utf8)
        index += length
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func name(_ bytes: [UInt8], _ offset: Int, _ end: Int, _ context: Position) -> (
    utf8: [UInt8], length: Int
  )? {
    var stop = offset + 1
    let limit = min(end, offset + 1 + names.longest)
    while stop < limit, bytes[stop].isASCIIAlphanumeric { stop += 1 }
    guard stop > offset + 1 else { return nil }
    if stop < end, bytes[stop] == UInt8(ascii: ";"),
      let entry = names.find(bytes[(offset + 1)..<stop])
    {
      return (entry.utf8, stop + 1 - offset)
    }
    if context == .markdown { return nil }
    while stop > offset + 1 {
      if let entry = names.find(bytes[(offset + 1)..<stop]), entry.standsAlone {
        if context == .attribute, stop < end, bytes[stop] == UInt8(ascii: "=") || bytes[stop].isASCIIAlphanumeric {
          return nil
        }
        return (entry.utf8, stop - offset)
      }
      stop -= 1
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ end: Int, _ context: Position) -> (
    utf8: [UInt8], length: Int
  )? {
    var index = offset + 2
    let isHexadecimal = index < end && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let start = index
    var value: UInt32 = 0
    while index < end, let digit = bytes[index].digit(hexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    let digits = index - start
    guard digits > 0 else { return nil }
    let hasSemicolon = index < end && bytes[index] == UInt8(ascii: ";")
    if context == .markdown, !hasSemicolon || digits > (isHexadecimal ? 6 : 7) { return nil }
    if context != .markdown, (0x80...0x9F).contains(value), windows1252[Int(value) - 0x80] != 0 {
      value = windows1252[Int(value) - 0x80]
    }
    let scalar: Unicode.Scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    return (UTF8.encode(scalar).map { Array($0) } ?? [], index - offset + (hasSemicolon ? 1 : 0))
  }

  /// What browsers take numbers from 128 to 159 for; 0 where they take them as they are.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static let names = HTMLEntityNames(table)
}

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }

  fileprivate func digit(hexadecimal: Bool) -> UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46 where hexadecimal: UInt32(self - 0x37)
    case 0x61...0x66 where hexadecimal: UInt32(self - 0x57)
    default: nil
    }
  }
}
