/// The attributes of a start tag, read from its bytes: names in lower case, values by their places.
public struct HTMLAttributes: Sequence, IteratorProtocol {
  public struct Attribute: Sendable {
    /// Bytes of the name, as written.
    public var name: Range<Int>
    /// Bytes of the value between its quotes; nil where there is none.
    public var value: Range<Int>?
  }

  /// Attributes of one tag beyond this are not looked at.
  private static let limit = 256

  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private var count = 0

  /// The attributes of the start tag at a range of bytes.
  public init(_ bytes: [UInt8], tag: Range<Int>) {
    self.bytes = bytes
    var end = tag.upperBound
    if end > tag.lowerBound, bytes[end - 1] == UInt8(ascii: ">") { end -= 1 }
    self.end = end
    index = tag.lowerBound + 1
    while index < end, !HTMLAttributes.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "/") { index += 1 }
  }

  public mutating func next() -> Attribute? {
    while index < end, HTMLAttributes.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
    guard index < end, count < HTMLAttributes.limit else { return nil }
    count += 1
    let start = index
    index += 1
    while index < end, !HTMLAttributes.isSpace(bytes[index]), bytes[index] != 0x3D, bytes[index] != 0x2F { index += 1 }
    let name = start..<index
    var look = index
    while look < end, HTMLAttributes.isSpace(bytes[look]) { look += 1 }
    guard look < end, bytes[look] == UInt8(ascii: "=") else { return Attribute(name: name, value: nil) }
    index = look + 1
    while index < end, HTMLAttributes.isSpace(bytes[index]) { index += 1 }
    return Attribute(name: name, value: value())
  }

  private mutating func value() -> Range<Int> {
    guard index < end else { return end..<end }
    let quote = bytes[index]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      start = index
      while index < end, bytes[index] != quote { index += 1 }
      defer { index = Swift.min(index + 1, end) }
      return start..<index
    }
    start = index
    while index < end, !HTMLAttributes.isSpace(bytes[index]) { index += 1 }
    return start..<index
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  /// The value of the first attribute of that name, in lower case.
  public static func value(_ name: StaticString, of tag: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    for attribute in HTMLAttributes(bytes, tag: tag) where bytes.hasWord(name, at: attribute.name) {
      return attribute.value
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a range holds a word, given in lower case, in any case.
  @inline(__always)
  func hasWord(_ word: StaticString, at range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount, range.upperBound <= count else { return false }
    for index in 0..<range.count where self[range.lowerBound + index].lowercaseLetter != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether a word, given in lower case, stands anywhere in a range of less than 1,000 bytes.
  func holds(_ word: StaticString, in range: Range<Int>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count >= count, range.count < 1000 else { return false }
    let first = word.utf8Start[0]
    return (range.lowerBound...(range.upperBound - count)).contains {
      self[$0].lowercaseLetter == first && hasWord(word, at: $0..<($0 + count))
    }
  }
}

extension [UInt8] {
  /// Whether a range holds a word, given in lower case, in any case.
  @inline(__always)
  public func hasWord(_ word: StaticString, at range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    var offset = range.lowerBound
    let start = word.utf8Start
    for index in 0..<range.count {
      let byte = self[offset]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != start[index] { return false }
      offset += 1
    }
    return true
  }

  /// Whether a word, given in lower case, stands anywhere in a range, in any case.
  public func mentions(_ word: StaticString, in range: Range<Int>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count > 0, range.count >= count else { return false }
    let first = word.utf8Start[0]
    for start in range.lowerBound...(range.upperBound - count)
    where self[start] | 0x20 == first && hasWord(word, at: start..<(start + count)) { return true }
    return false
  }
}
