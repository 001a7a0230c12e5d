/// A value's UTF-8 with the byte offset of each of its code points.
struct UTF8Text {
  let utf8: [UInt8]
  /// The offset of each code point and the end; nil where all are one byte long.
  private let offsets: [Int]?

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    if utf8.allSatisfy({ $0 < 0x80 }) {
      offsets = nil
    } else {
      var offsets = utf8.indices.filter { utf8[$0] & 0xC0 != 0x80 }
      offsets.append(utf8.count)
      self.offsets = offsets
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Length in code points.
  var count: Int { offsets.map { $0.count - 1 } ?? utf8.count }

  /// The bytes of a range in code points; nil where it goes beyond the end.
  func bytes(_ range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
    guard let offsets else { return range }
    return offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  /// Whether the code point at an offset is white space.
  func isSpace(_ offset: Int) -> Bool { slice(offset..<(offset + 1))?.isSpace ?? false }

  /// The UTF-8 of a range in code points; nil where it goes beyond the end.
  func slice(_ range: Range<Int>) -> [UInt8]? { bytes(range).map { Array(utf8[$0]) } }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether a range of UTF-8 begins and ends at code points and lies inside.
  func isCut(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= count && isStart(range.lowerBound) && isStart(range.upperBound)
  }

  func isStart(_ offset: Int) -> Bool { offset == count || self[offset] & 0xC0 != 0x80 }

  /// The start of the code point that ends before an offset.
  func start(before offset: Int) -> Int? {
    guard offset > 0 else { return nil }
    var index = offset - 1
    while index > 0, self[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The end of the code point that starts at an offset.
  func end(after offset: Int) -> Int? {
    guard offset < count else { return nil }
    var index = offset + 1
    while index < count, self[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  /// Whether another stands in it, at code points.
  func holds(_ piece: [UInt8]) -> Bool { firstIndex(of: piece, from: 0) != nil }

  /// Where another stands in it from an offset on.
  func firstIndex(of piece: [UInt8], from start: Int) -> Int? {
    guard let head = piece.first, piece.count <= count else { return nil }
    return withUnsafeBufferPointer { bytes in
      piece.withUnsafeBufferPointer { piece in
        var index = start
        while index + piece.count <= bytes.count {
          if bytes[index] == head,
            UnsafeBufferPointer(rebasing: bytes[index..<(index + piece.count)]).elementsEqual(piece)
          {
            return index
          }
          index += 1
        }
        return nil
      }
    }
  }
}
