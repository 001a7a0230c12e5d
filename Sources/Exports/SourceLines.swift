/// Lines and words of a text file's bytes.
public struct SourceLines: PlaceLookup {
  private let bytes: [UInt8]
  /// The offset at which each line begins.
  private let starts: [Int]
  private let isUTF8: Bool

  /// - Parameters:
  ///   - bytes: the file's.
  ///   - isUTF8: whether words can be read from the bytes as they are.
  public init(_ bytes: [UInt8], isUTF8: Bool) {
    self.bytes = bytes
    self.isUTF8 = isUTF8
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      // A line ends with CR, LF or both.
      let endsLine = byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if endsLine { starts.append(index + 1) }
    }
    self.starts = starts
  }

  public func line(ofByte offset: Int) -> Int? {
    guard (0...bytes.count).contains(offset) else { return nil }
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func words(at range: Range<Int>) -> String? {
    guard isUTF8, range.upperBound <= bytes.count, range.lowerBound >= 0 else { return nil }
    return String(validating: bytes[range], as: UTF8.self)
  }
}
