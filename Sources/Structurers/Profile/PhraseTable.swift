/// Phrases that are looked for in texts, found by their first byte. Letters of ASCII and Latin-1 count in either case.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let bytes: [UInt8]
    let value: Value
  }

  /// By first byte in lower case, longer phrases first.
  private var entries: [[Entry]] = Array(repeating: [], count: 256)
  private(set) var isEmpty = true

  init(_ phrases: [(String, Value)] = []) {
    let spellings = phrases.flatMap { phrase, value in PhraseTable.spellings(phrase.lowercased()).map { ($0, value) } }
    for (phrase, value) in spellings where !phrase.isEmpty {
      let bytes = Array(phrase.utf8)
      entries[Int(bytes[0])].append(Entry(bytes: bytes, value: value))
      isEmpty = false
    }
    for index in entries.indices { entries[index].sort { $0.bytes.count > $1.bytes.count } }
  }

  /// In small letters, and, as bytes tell no case beyond Latin-1, with a capital first and in capitals: `бюджет`, `Бюджет`.
  private static func spellings(_ phrase: String) -> Set<String> {
    guard let first = phrase.first, first.isCased, !("\u{0}"..."ÿ").contains(first) else { return [phrase] }
    return [phrase, first.uppercased() + phrase.dropFirst(), phrase.uppercased()]
  }

  /// The longest phrase that stands at an offset and ends with its word, and the offset after it.
  func match(_ text: [UInt8], at offset: Int, before limit: Int? = nil) -> (value: Value, end: Int)? {
    let limit = limit ?? text.count
    guard offset < limit else { return nil }
    for entry in entries[Int(text[offset].lowercasedASCII)] {
      let end = offset + entry.bytes.count
      guard end <= limit, !(text.goesOn(end) && entry.bytes[entry.bytes.count - 1].isWordByte)
      else { continue }
      var index = 1
      while index < entry.bytes.count, text.isSame(offset + index, as: entry.bytes[index]) { index += 1 }
      if index == entry.bytes.count { return (entry.value, end) }
    }
    return nil
  }

  /// The first phrase in a range that begins with its word.
  func first(in text: [UInt8], _ range: Range<Int>) -> (value: Value, range: Range<Int>)? {
    var index = range.lowerBound
    while index < range.upperBound {
      if index == 0 || !text[index - 1].isWordByte, let (value, end) = match(text, at: index, before: range.upperBound)
      {
        return (value, index..<end)
      }
      index += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether a word goes on at an offset. A space that does not break is no part of one.
  fileprivate func goesOn(_ offset: Int) -> Bool {
    offset < count && self[offset].isWordByte && !holds("\u{A0}", at: offset) && !holds("\u{202F}", at: offset)
  }

  /// Whether the byte at an offset is another, or that of a capital of ASCII or Latin-1 for which the other is the small letter;
  /// `offset` is not the first.
  @inline(__always) fileprivate func isSame(_ offset: Int, as small: UInt8) -> Bool {
    let byte = self[offset]
    if byte.lowercasedASCII == small { return true }
    // À to Þ are C3 80 to C3 9E, à to þ are C3 A0 to C3 BE; × is no letter.
    return (0x80...0x9E).contains(byte) && byte != 0x97 && byte | 0x20 == small && self[offset - 1] == 0xC3
  }
}

extension UInt8 {
  @inline(__always) var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
  /// Letters, digits and all beyond ASCII.
  @inline(__always) var isWordByte: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }
  @inline(__always) var isCapital: Bool { (0x41...0x5A).contains(self) }
  @inline(__always) var isDigit: Bool { (0x30...0x39).contains(self) }
}
