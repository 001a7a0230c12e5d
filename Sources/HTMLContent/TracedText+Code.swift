import Provenance

extension TracedText {
  /// Without line ends at the start and white space at the end.
  func withoutBlankEnds() -> TracedText {
    var low = 0
    var high = count
    while high > 0, utf8[high - 1].isASCIIWhitespace { high -= 1 }
    var index = 0
    while index < high, utf8[index].isASCIIWhitespace {
      if utf8[index] == 0x0A { low = index + 1 }
      index += 1
    }
    return low == 0 && high == count ? self : self[min(low, high)..<high]
  }

  /// The lines, without their ends.
  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in 0..<count where utf8[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    if start < count { lines.append(start..<count) }
    return lines
  }

  /// A number at the start of a line, spaces before it apart.
  private func number(in line: Range<Int>) -> (value: Int, range: Range<Int>)? {
    var low = line.lowerBound
    while low < line.upperBound, utf8[low] == 0x20 { low += 1 }
    var high = low
    var value = 0
    while high < line.upperBound, high - low < 6, (0x30...0x39).contains(utf8[high]) {
      value = value * 10 + Int(utf8[high] - 0x30)
      high += 1
    }
    return high > low ? (value, low..<high) : nil
  }

  /// Nothing but the numbers of lines, one after the other.
  var isLineNumbers: Bool {
    let lines = lines
    guard lines.count > 1, let first = number(in: lines[0])?.value else { return false }
    return lines.enumerated().allSatisfy { index, line in
      guard let number = number(in: line), number.value == first + index else { return false }
      return (number.range.upperBound..<line.upperBound).allSatisfy { utf8[$0] == 0x20 }
    }
  }

  /// The numbers before the lines, where each is a line or an element of its own: its end is a seam in the source.
  var lineNumbers: [Range<Int>] {
    let lines = lines
    if let numbers = TracedText.alternating(lines.map { ($0, number(in: $0)) }) { return numbers }
    guard lines.count > 2, let first = number(in: lines[0])?.value, first <= 1 else { return [] }
    let seams = Set(tracedRuns.map(\.range.lowerBound))
    var numbers: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      guard let number = number(in: line), number.value == first + index, seams.contains(number.range.upperBound) else {
        return []
      }
      numbers.append(number.range)
    }
    return numbers
  }

  /// The lines that hold nothing but numbers, each before the line that it counts.
  private static func alternating(
    _ lines: [(line: Range<Int>, number: (value: Int, range: Range<Int>)?)]
  ) -> [Range<Int>]? {
    guard lines.count >= 6 else { return nil }
    var numbers: [Range<Int>] = []
    for index in stride(from: 0, to: lines.count, by: 2) {
      guard let number = lines[index].number, number.value == index / 2 + 1, number.range == lines[index].line else {
        return nil
      }
      // With its line end, if a line follows.
      numbers.append(
        number.range.lowerBound..<(index + 1 < lines.count ? lines[index + 1].line.lowerBound : number.range.upperBound)
      )
    }
    return numbers
  }

  /// Without some ranges, in order.
  func without(_ holes: [Range<Int>]) -> TracedText {
    var writer = TextRewriter(self)
    for hole in holes {
      writer.keep(to: hole.lowerBound)
      writer.drop(to: hole.upperBound)
    }
    return writer.finish()
  }
}
