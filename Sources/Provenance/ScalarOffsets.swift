/// The byte offset of each unicode scalar of a text, and the text's length at the end. Kept in little more than a byte for
/// each, since a long file has one for each of its characters: one whole offset for 32 scalars, and the distances from it.
public struct ScalarOffsets: RandomAccessCollection, Sendable, Equatable {
  private static let shift = 5

  private let starts: [Int32]
  private let distances: [UInt8]
  /// All, where they are too far from each other.
  private let all: [Int32]?

  public let count: Int
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public init(_ offsets: [Int32]) {
    count = offsets.count
    let starts = stride(from: 0, to: offsets.count, by: 1 << ScalarOffsets.shift).map { offsets[$0] }
    let isClose = offsets.indices.allSatisfy {
      UInt8(exactly: Int(offsets[$0]) - Int(starts[$0 >> ScalarOffsets.shift])) != nil
    }
    self.starts = isClose ? starts : []
    distances =
      isClose ? offsets.indices.map { UInt8(offsets[$0] - starts[$0 >> ScalarOffsets.shift]) } : []
    all = isClose ? nil : offsets
  }

  public subscript(index: Int) -> Int32 {
    if let all { return all[index] }
    return starts[index >> ScalarOffsets.shift] + Int32(distances[index])
  }
}

extension ScalarOffsets: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Int32...) { self.init(elements) }
}
