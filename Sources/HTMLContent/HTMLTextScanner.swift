/// Finds what of a page's bytes is text: all that stands outside tags, comments, declarations, scripts and styles.
///
/// It shares nothing with the parser that blocks are made by, so that the one can be checked against the other.
public struct HTMLTextScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isXML: Bool
  private var index = 0

  /// - Precondition: the bytes outlive the scanner. In XML, a tag that ends with `/>` holds nothing.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool = false) {
    self.bytes = bytes
    self.isXML = isXML
  }

  /// Ranges in order, not empty.
  public mutating func ranges() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), let end = markupEnd() else {
        index += 1
        continue
      }
      if index > start { result.append(start..<index) }
      index = end
      start = end
    }
    if index > start { result.append(start..<index) }
    return result
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The offset after the markup that begins here; nil where the bracket is text.
  private func markupEnd() -> Int? {
    let next = byte(index + 1)
    if next == UInt8(ascii: "!") {
      if byte(index + 2) == UInt8(ascii: "-"), byte(index + 3) == UInt8(ascii: "-") { return commentEnd() }
      return past(UInt8(ascii: ">"), from: index + 2)
    }
    if next == UInt8(ascii: "?") { return past(UInt8(ascii: ">"), from: index + 2) }
    if next == UInt8(ascii: "/") {
      if isLetter(byte(index + 2)) { return tagEnd(from: index + 2) }
      return index + 2 < bytes.count ? past(UInt8(ascii: ">"), from: index + 2) : nil
    }
    guard isLetter(next) else { return nil }
    let end = tagEnd(from: index + 1)
    if isXML, end >= 2, bytes[end - 2] == UInt8(ascii: "/") { return end }
    if isTag("script") { return rawEnd("script", from: end) }
    if isTag("style") { return rawEnd("style", from: end) }
    return end
  }

  private func past(_ mark: UInt8, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != mark { offset += 1 }
    return min(offset + 1, bytes.count)
  }

  private func commentEnd() -> Int {
    if byte(index + 4) == UInt8(ascii: ">") { return index + 5 }
    if byte(index + 4) == UInt8(ascii: "-"), byte(index + 5) == UInt8(ascii: ">") { return index + 6 }
    var offset = index + 4
    while offset + 2 < bytes.count {
      if bytes[offset] == 0x2D, bytes[offset + 1] == 0x2D {
        if bytes[offset + 2] == 0x3E { return offset + 3 }
        if bytes[offset + 2] == UInt8(ascii: "!"), byte(offset + 3) == 0x3E { return offset + 4 }
      }
      offset += 1
    }
    return bytes.count
  }

  /// Past the tag's bracket; one inside a quoted value is no end.
  private func tagEnd(from start: Int) -> Int {
    var offset = start
    var afterEquals = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ">") { return offset + 1 }
      if afterEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        offset += 1
        while offset < bytes.count, bytes[offset] != byte { offset += 1 }
      }
      if byte > 0x20 { afterEquals = byte == UInt8(ascii: "=") }
      offset += 1
    }
    return bytes.count
  }

  private func isTag(_ name: StaticString) -> Bool {
    matches(name, at: index + 1) && !isLetter(byte(index + 1 + name.utf8CodeUnitCount))
  }

  private func matches(_ name: StaticString, at offset: Int) -> Bool {
    guard offset + name.utf8CodeUnitCount <= bytes.count else { return false }
    for position in 0..<name.utf8CodeUnitCount where bytes[offset + position] | 0x20 != name.utf8Start[position] {
      return false
    }
    return true
  }

  /// Past the end tag of raw text.
  private func rawEnd(_ name: StaticString, from start: Int) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "<"), bytes[offset + 1] == UInt8(ascii: "/"), matches(name, at: offset + 2) {
        return tagEnd(from: offset + 2)
      }
      offset += 1
    }
    return bytes.count
  }
}
