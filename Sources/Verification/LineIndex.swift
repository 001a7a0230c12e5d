/// Lines of a file: after a line feed, or a carriage return without one.
public struct LineIndex: Sendable {
  /// Offsets at which lines start, from 0.
  let starts: [Int]

  public init(_ bytes: [UInt8]) {
    var starts = [0]
    for index in bytes.indices {
      if bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
        starts.append(index + 1)
      }
    }
    self.starts = starts
  }

  /// The line, from 1, in which a byte stands.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, from 1, without its end.
  func range(of line: Int, in bytes: [UInt8]) -> Range<Int> {
    let low = starts[line - 1]
    var high = line < starts.count ? starts[line] : bytes.count
    while high > low, bytes[high - 1] == 0x0A || bytes[high - 1] == 0x0D { high -= 1 }
    return low..<high
  }
}
