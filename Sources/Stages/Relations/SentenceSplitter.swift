/// Where sentences begin and end in a text.
///
/// A sentence ends at `.`, `!`, `?` or `…`, closing quotation marks and brackets included, before white space and anything but a
/// small letter; not after an abbreviation, an initial or a number's own full stop. When unsure, the sentence goes on.
public enum SentenceSplitter {
  /// The sentences of a text in order, without the white space around them, in bytes.
  public static func sentences(_ text: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = skipSpace(text, 0)
    var index = start
    while index < text.count {
      guard isEnd(text, index) else {
        index += 1
        continue
      }
      let end = closing(text, after: index)
      if let next = sentenceStart(text, after: end), !isAbbreviation(text, start, index) {
        result.append(start..<end)
        start = next
        index = next
      } else {
        index = max(end, index + 1)
      }
    }
    var end = text.count
    while end > start, text[end - 1].isWhitespaceByte { end -= 1 }
    if end > start { result.append(start..<end) }
    return result
  }

  /// The sentence that a range stands in; over more than one, from the first's start to the last's end.
  public static func sentence(around range: Range<Int>, in sentences: [Range<Int>]) -> Range<Int> {
    var first = 0
    var end = sentences.count
    while first < end {
      let middle = (first + end) / 2
      if sentences[middle].upperBound > range.lowerBound { end = middle } else { first = middle + 1 }
    }
    var low = range.lowerBound
    var high = range.upperBound
    while first < sentences.count, sentences[first].lowerBound < range.upperBound {
      low = min(low, sentences[first].lowerBound)
      high = max(high, sentences[first].upperBound)
      first += 1
    }
    return low..<high
  }

  private static func isEnd(_ text: [UInt8], _ index: Int) -> Bool {
    switch text[index] {
    case 0x2E, 0x21, 0x3F: true
    case 0xE2: text[index...].starts(with: [0xE2, 0x80, 0xA6])
    default: false
    }
  }

  /// The offset after the end's own characters and all that closes with them.
  private static func closing(_ text: [UInt8], after index: Int) -> Int {
    var end = index + (text[index] == 0xE2 ? 3 : 1)
    while end < text.count {
      switch text[end] {
      case 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x29, 0x5D: end += 1
      case 0xE2 where end + 2 < text.count && text[end + 1] == 0x80 && [0x99, 0x9D, 0xA6].contains(text[end + 2]):
        end += 3
      case 0xC2 where end + 1 < text.count && text[end + 1] == 0xBB: end += 2
      default: return end
      }
    }
    return end
  }

  /// Where the next sentence begins, or nil where this one goes on.
  private static func sentenceStart(_ text: [UInt8], after end: Int) -> Int? {
    let next = skipSpace(text, end)
    guard next > end, next < text.count else { return nil }
    return (0x61...0x7A).contains(text[next]) ? nil : next
  }

  private static func skipSpace(_ text: [UInt8], _ offset: Int) -> Int {
    var index = offset
    while index < text.count {
      let length = Whitespace.length(text, at: index)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// Whether the full stop at `index` belongs to the word before it.
  private static func isAbbreviation(_ text: [UInt8], _ start: Int, _ index: Int) -> Bool {
    guard text[index] == 0x2E else { return false }
    var low = index
    while low > start, isWordByte(text[low - 1]) { low -= 1 }
    guard low < index else { return false }
    let word = text[low..<index]
    // An initial, or letters with full stops between them: U.S., e.g., J.
    if word.count == 1, NumberSpelling.isLetter(text[low]) { return text[low] != 0x49 || low == start }
    if word.contains(0x2E) { return true }
    return abbreviations.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x2E || NumberSpelling.isLetter(byte)
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "etc", "approx", "ca", "fig", "figs", "eq", "ed", "eds",
    "vol", "pp", "para", "art", "dept", "gov", "gen", "sen", "rep", "hon", "est", "inc", "ltd", "co", "corp", "jan",
    "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "tel", "al", "cf", "incl", "min", "max",
  ]
}
