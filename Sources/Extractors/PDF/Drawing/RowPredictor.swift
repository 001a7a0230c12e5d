/// Undoes what was done to rows of bytes before they were compressed: PNG's filters (ISO 32000-1, 7.4.4.4; PNG, clause 9).
struct RowPredictor {
  /// In bytes: of a row, and of a pixel.
  private let row: Int
  private let pixel: Int

  /// Nil where there is nothing to undo, or something else.
  init?(_ parameters: [String: PDFValue]) {
    guard (10...15).contains(parameters["Predictor"]?.number ?? 1) else { return nil }
    let numbers = [
      parameters["Colors"]?.number ?? 1, parameters["BitsPerComponent"]?.number ?? 8,
      parameters["Columns"]?.number ?? 1,
    ]
    guard numbers.allSatisfy({ $0 >= 1 && $0 < Double(1 << 20) }) else { return nil }
    let (colors, bits, columns) = (min(32, Int(numbers[0])), min(16, Int(numbers[1])), Int(numbers[2]))
    row = (columns * colors * bits + 7) / 8
    pixel = max(1, colors * bits / 8)
  }

  /// The last row may be cut off.
  func undone(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: bytes.count - (bytes.count + row) / (row + 1))
    result.withUnsafeMutableBufferPointer { result in
      bytes.withUnsafeBufferPointer { bytes in
        var (from, to) = (0, 0)
        while from + 1 < bytes.count {
          let count = min(row, bytes.count - from - 1)
          undo(bytes[from], UnsafeBufferPointer(rebasing: bytes[(from + 1)..<(from + 1 + count)]), result, to)
          from += row + 1
          to += count
        }
      }
    }
    return result
  }

  private func undo(
    _ filter: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ result: UnsafeMutableBufferPointer<UInt8>, _ start: Int
  ) {
    let hasAbove = start >= row
    for index in bytes.indices {
      let here = start + index
      let left = index >= pixel ? result[here - pixel] : 0
      let above = hasAbove ? result[here - row] : 0
      switch filter {
      case 1: result[here] = bytes[index] &+ left
      case 2: result[here] = bytes[index] &+ above
      case 3: result[here] = bytes[index] &+ UInt8((Int(left) + Int(above)) / 2)
      case 4:
        let corner = hasAbove && index >= pixel ? result[here - row - pixel] : 0
        result[here] = bytes[index] &+ RowPredictor.nearest(left, above, corner)
      default: result[here] = bytes[index]
      }
    }
  }

  /// Paeth's: whichever is nearest to what a plane through the three would have.
  private static func nearest(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let (a, b, c) = (Int(left), Int(above), Int(corner))
    let (toLeft, toAbove, toCorner) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
    if toLeft <= toAbove, toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }
}
