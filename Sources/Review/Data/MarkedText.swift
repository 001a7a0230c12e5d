import Provenance
import Stages

/// A text of the source with what a record says of its stretches.
struct MarkedText {
  /// What a stretch is marked with.
  enum Mark: Equatable {
    /// The number of an entry of evidence.
    case evidence(Int)
    /// Evidence of a value that the page does not show.
    case elsewhere
    /// The number of an entry of `omitted`.
    case omission(Int)
    /// The number of a repair.
    case repair(Int)
  }

  /// Nil for the file itself.
  let name: String?
  let utf8: [UInt8]
  /// Whether its lines are shown with numbers.
  let hasLines: Bool
  private(set) var marks: [(range: Range<Int>, mark: Mark)] = []
  private let map: ByteMap
  /// Offsets at which lines start.
  let lineStarts: [Int]

  init(_ source: Source, name: String?, map: ByteMap?) {
    self.name = name
    utf8 = source.utf8
    self.map = map ?? .identity
    hasLines = map != nil
    lineStarts = MarkedText.lineStarts(source.utf8)
  }

  /// After a line feed, or a carriage return without one.
  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for index in bytes.indices {
      if bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
        starts.append(index + 1)
      }
    }
    return starts
  }

  mutating func add(_ mark: Mark, at range: Range<Int>) { marks.append((range, mark)) }

  /// The stretch of the text that some bytes of the file touch, whole characters.
  func range(ofFile bytes: Range<Int>) -> Range<Int> {
    let low = textOffset(bytes.lowerBound)
    let high = bytes.isEmpty ? low : textOffset(bytes.upperBound)
    return whole(low..<max(low, high))
  }

  private func textOffset(_ file: Int) -> Int {
    min(utf8.count, max(0, map.isIdentity ? file : map.textOffset(ofFile: file)))
  }

  /// A range widened to whole code points.
  private func whole(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low > 0, low < utf8.count, utf8[low] & 0xC0 == 0x80 { low -= 1 }
    while high < utf8.count, utf8[high] & 0xC0 == 0x80 { high += 1 }
    return low..<high
  }

  /// The line, from 1, of an offset.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, from 1, its end included.
  func range(ofLine line: Int) -> Range<Int> {
    lineStarts[line - 1]..<(line < lineStarts.count ? lineStarts[line] : utf8.count)
  }
}
