/// Where each character of a page's text stands.
public struct PageGeometry: Sendable {
  /// From 1.
  public let number: Int
  /// In points, as displayed.
  public let width: Float
  public let height: Float
  /// The page's own name, such as `ii`.
  public let label: String?
  /// One box for each unicode scalar of the text; a line feed has the empty box at the end of its line.
  public let boxes: [Box]
  /// The byte offset of each unicode scalar, and the text's length at the end.
  public let offsets: ScalarOffsets

  /// - Precondition: one offset more than boxes.
  public init(number: Int, width: Float, height: Float, label: String?, boxes: [Box], offsets: [Int32]) {
    self.init(
      number: number, width: width, height: height, label: label, boxes: boxes, offsets: ScalarOffsets(offsets))
  }

  /// - Precondition: one offset more than boxes.
  public init(number: Int, width: Float, height: Float, label: String?, boxes: [Box], offsets: ScalarOffsets) {
    precondition(offsets.count == boxes.count + 1, "one box for each scalar")
    self.number = number
    self.width = width
    self.height = height
    self.label = label
    self.boxes = boxes
    self.offsets = offsets
  }

  /// The index of the scalar that the byte at `offset` belongs to.
  public func scalar(at offset: Int) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(offsets[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The scalars of a byte range.
  public func scalars(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return scalar(at: range.lowerBound)..<min(scalar(at: range.upperBound - 1) + 1, boxes.count)
  }
}
