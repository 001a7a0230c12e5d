/// Text from C as valid UTF-8, with the offset of each scalar. What is no UTF-8 is U+FFFD, one for each sequence.
struct RepairedText {
  private(set) var utf8: [UInt8] = []
  /// The byte offset of each scalar, and the text's length at the end.
  private(set) var offsets: [Int32] = [0]

  var count: Int { offsets.count - 1 }

  init() {}

  init(_ pointer: UnsafePointer<CChar>) {
    var length = 0
    while pointer[length] != 0 { length += 1 }
    self.init(
      UnsafeBufferPointer(start: UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self), count: length))
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    utf8.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var index = 0
    while index < bytes.count {
      let length = RepairedText.sequenceLength(bytes, at: index)
      if RepairedText.isValid(bytes, index..<(index + length)) {
        utf8.append(contentsOf: bytes[index..<(index + length)])
      } else {
        utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
      offsets.append(Int32(utf8.count))
      index += length
    }
  }

  /// Keeps the first scalars only.
  mutating func cut(to scalars: Int) {
    guard scalars < count else { return }
    utf8.removeSubrange(Int(offsets[scalars])...)
    offsets.removeSubrange((scalars + 1)...)
  }

  /// Adds a scalar of another text.
  mutating func append(_ other: RepairedText, _ scalar: Int) {
    utf8 += other.utf8[Int(other.offsets[scalar])..<Int(other.offsets[scalar + 1])]
    offsets.append(Int32(utf8.count))
  }

  /// Puts two scalars of as many bytes in each other's places.
  mutating func swapEqual(_ one: Int, _ other: Int) {
    let (here, there) = (Int(offsets[one]), Int(offsets[other]))
    for byte in 0..<(Int(offsets[one + 1]) - here) { utf8.swapAt(here + byte, there + byte) }
  }

  mutating func appendSpace() {
    utf8.append(0x20)
    offsets.append(Int32(utf8.count))
  }

  /// The lead byte and the continuation bytes that belong to it.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let lead = bytes[start]
    let wanted = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 1
    var length = 1
    while length < wanted, start + length < bytes.count, bytes[start + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let lead = bytes[range.lowerBound]
    if range.count == 1 { return lead < 0x80 }
    let second = bytes[range.lowerBound + 1]
    switch range.count {
    case 2: return lead >= 0xC2 && lead < 0xE0
    case 3: return lead >= 0xE0 && lead < 0xF0 && !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second >= 0xA0)
    case 4: return lead >= 0xF0 && lead <= 0xF4 && !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second >= 0x90)
    default: return false
    }
  }
}
