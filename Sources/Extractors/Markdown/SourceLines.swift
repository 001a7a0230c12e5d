/// The lines of a part of a source: ended by LF, CR LF or CR, as CommonMark has them.
struct SourceLines {
  /// Where each line starts, and where the last one ends.
  private var starts: [Int32]
  /// Where each line's text ends.
  private var ends: [Int32] = []

  init(_ bytes: [UInt8], in range: Range<Int>) {
    starts = [Int32(range.lowerBound)]
    starts.reserveCapacity(range.count / 32 + 2)
    ends.reserveCapacity(range.count / 32 + 2)
    bytes.withUnsafeBufferPointer { buffer in
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = buffer[index]
        index += 1
        guard byte == 0x0A || byte == 0x0D else { continue }
        ends.append(Int32(index - 1))
        if byte == 0x0D, index < range.upperBound, buffer[index] == 0x0A { index += 1 }
        starts.append(Int32(index))
      }
    }
    if Int(starts[starts.count - 1]) < range.upperBound {
      ends.append(Int32(range.upperBound))
      starts.append(Int32(range.upperBound))
    }
  }

  var count: Int { ends.count }

  /// A line's text without its end.
  func text(_ line: Int) -> Range<Int> { Int(starts[line])..<Int(ends[line]) }

  /// What ends a line; empty at the end of the file.
  func end(_ line: Int) -> Range<Int> { Int(ends[line])..<Int(starts[line + 1]) }

  /// Lines with their ends; clamped to those that there are.
  func range(_ first: Int, through last: Int) -> Range<Int> {
    guard count > 0 else { return Int(starts[0])..<Int(starts[0]) }
    let low = min(max(first, 0), count - 1)
    let high = min(max(last, low), count - 1)
    return Int(starts[low])..<Int(starts[high + 1])
  }
}
