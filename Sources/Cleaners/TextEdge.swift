internal import Provenance

/// How a text ends and how the next begins.
enum TextEdge {
  /// Words that no sentence ends with.
  private static let openWords: Set<String> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the", "their", "to",
    "with",
    "which", "is", "are", "was", "were", "its", "our", "this", "these", "de", "la", "le", "les", "des", "du", "et",
    "el", "los",
    "y", "en", "der", "die", "das", "und", "von", "zu", "di", "e", "o", "da", "do",
  ]

  /// Whether the second text reads on from the first: no sentence ends, and none begins. `isPlaced` where a column or
  /// page break is known to stand between them.
  static func goesOn(_ first: TracedText, _ second: TracedText, isPlaced: Bool) -> Bool {
    guard let end = lastVisible(first), !endsSentence(first, at: end) else { return false }
    if startsLow(second) { return isPlaced || !endsInColonOrSemicolon(first, at: end) }
    guard isPlaced || first.count > 60 else { return false }
    return startsWithLetter(second) && (first.utf8[end] == UInt8(ascii: ",") && isPlaced || endsOpen(first, at: end))
  }

  static func startsLow(_ text: TracedText) -> Bool {
    guard let start = text.utf8.firstIndex(where: { !$0.isASCIIWhitespace }) else { return false }
    guard let scalar = scalar(text.utf8, at: start) else { return false }
    return scalar.properties.isLowercase
  }

  /// Whether the last visible character belongs to a word, is a comma or a hyphen.
  static func endsInWord(_ text: TracedText) -> Bool {
    guard let end = lastVisible(text) else { return false }
    let byte = text.utf8[end]
    let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    return isLetter || byte == UInt8(ascii: ",") || endsInHyphen(text) || byte >= 0x80 && !endsSentence(text, at: end)
  }

  static func endsInHyphen(_ text: TracedText) -> Bool {
    guard let end = lastVisible(text) else { return false }
    return Hyphen.length(text.utf8, endingAt: end + 1) > 0
  }

  private static func startsWithLetter(_ text: TracedText) -> Bool {
    guard let start = text.utf8.firstIndex(where: { !$0.isASCIIWhitespace }) else { return false }
    return scalar(text.utf8, at: start)?.properties.isAlphabetic ?? false
  }

  private static func scalar(_ utf8: [UInt8], at start: Int) -> Unicode.Scalar? {
    String(decoding: utf8[start...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  private static func lastVisible(_ text: TracedText) -> Int? {
    text.utf8.lastIndex { !$0.isASCIIWhitespace }
  }

  /// A full stop, an exclamation or question mark, perhaps with a quotation mark or bracket after it.
  private static func endsSentence(_ text: TracedText, at end: Int) -> Bool {
    var index = end
    while index > 0 {
      let byte = text.utf8[index]
      if [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte) { return true }
      if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*")].contains(byte)
      {
        index -= 1
      } else if index >= 2, text.utf8[index - 2] == 0xE2, text.utf8[index - 1] == 0x80, [0x99, 0x9D].contains(byte) {
        index -= 3
      } else {
        return false
      }
    }
    return false
  }

  private static func endsInColonOrSemicolon(_ text: TracedText, at end: Int) -> Bool {
    text.utf8[end] == UInt8(ascii: ":") || text.utf8[end] == UInt8(ascii: ";")
  }

  private static func endsOpen(_ text: TracedText, at end: Int) -> Bool {
    let word = text.utf8[...end].suffix(12).split { $0.isASCIIWhitespace }.last ?? []
    return openWords.contains(String(decoding: word, as: UTF8.self))
  }
}
