extension UnsafeBufferPointer<UInt8> {
  /// Whether other bytes stand in these: they do if they are none.
  func holds(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = other.first else { return true }
    var index = 0
    while index + other.count <= count {
      if self[index] == first, self[index..<(index + other.count)].elementsEqual(other) { return true }
      index += 1
    }
    return false
  }
}

extension [UInt8] {
  /// Whether other bytes stand in these.
  func holds(_ other: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in other.withUnsafeBufferPointer { !$0.isEmpty && bytes.holds($0) } }
  }
}

extension String {
  /// Whether a text stands in it, byte for byte. The standard library's own search compares characters, which pages with many
  /// dates and long classes ask for too often.
  func contains(_ text: String) -> Bool {
    var copy = self
    var other = text
    return copy.withUTF8 { bytes in other.withUTF8 { bytes.holds($0) } }
  }
}
