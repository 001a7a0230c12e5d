/// Phrases that are looked for in texts, found by their first byte. ASCII letters count in either case.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let bytes: [UInt8]
    let value: Value
  }

  /// By first byte in lower case, longer phrases first.
  private var entries: [[Entry]] = Array(repeating: [], count: 256)
  private(set) var isEmpty = true

  init(_ phrases: [(String, Value)] = []) {
    for (phrase, value) in phrases where !phrase.isEmpty {
      let bytes = Array(phrase.lowercased().utf8)
      entries[Int(bytes[0])].append(Entry(bytes: bytes, value: value))
      isEmpty = false
    }
    for index in entries.indices { entries[index].sort { $0.bytes.count > $1.bytes.count } }
  }

  /// The longest phrase that stands at an offset and ends with its word, and the offset after it.
  func match(_ text: [UInt8], at offset: Int, before limit: Int? = nil) -> (value: Value, end: Int)? {
    let limit = limit ?? text.count
    guard offset < limit else { return nil }
    for entry in entries[Int(text[offset].lowercasedASCII)] {
      let end = offset + entry.bytes.count
      guard end <= limit, !(end < text.count && text[end].isWordByte && entry.bytes[entry.bytes.count - 1].isWordByte)
      else { continue }
      var index = 1
      while index < entry.bytes.count, text[offset + index].lowercasedASCII == entry.bytes[index] { index += 1 }
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

extension UInt8 {
  @inline(__always) var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
  /// Letters, digits and all beyond ASCII.
  @inline(__always) var isWordByte: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }
  @inline(__always) var isCapital: Bool { (0x41...0x5A).contains(self) }
  @inline(__always) var isDigit: Bool { (0x30...0x39).contains(self) }
}
