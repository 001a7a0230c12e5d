/// What stands beside a delimiter, as far as CommonMark's rules of emphasis look at it (0.30, 6.2).
enum Flank {
  /// White space, or an end of the line.
  case space
  case punctuation
  /// Punctuation to some parsers and a letter to others: symbols outside ASCII; and a tilde, which GitHub's looks past.
  case symbol
  case letter

  /// The character before an offset.
  static func before(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Flank {
    guard offset > 0 else { return .space }
    var start = offset - 1
    while start > 0, offset - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return of(text, start..<offset)
  }

  /// The character at an offset.
  static func after(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Flank {
    guard offset < text.count else { return .space }
    var end = offset + 1
    while end < text.count, end - offset < 4, text[end] & 0xC0 == 0x80 { end += 1 }
    return of(text, offset..<end)
  }

  private static func of(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Flank {
    let first = text[range.lowerBound]
    if first < 0x80 {
      if first <= 0x20 { return .space }
      if first == UInt8(ascii: "~") { return .symbol }
      return first.isASCIIPunctuation ? .punctuation : .letter
    }
    guard let scalar = String(decoding: text[range], as: UTF8.self).unicodeScalars.first else { return .letter }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return .symbol
    default: return .letter
    }
  }

  var isBreak: Bool { self == .space || self == .punctuation }
}

extension UInt8 {
  /// What a backslash escapes in Markdown.
  var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  var isASCIIAlphanumeric: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
