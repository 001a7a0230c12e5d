import Stages

/// A body in chunks, each after its length (RFC 9112, 7.1), put together.
struct ChunkedBody {
  private(set) var bytes: [UInt8] = []
  /// Whether the last chunk, of no length, was there.
  private(set) var isComplete = false

  /// Nil for bytes that do not begin with a chunk.
  ///
  /// - Throws: `Failure` where a later chunk is none.
  init?(_ body: [UInt8]) throws {
    var index = 0
    bytes.reserveCapacity(body.count)
    while index < body.count {
      guard let (length, start) = ChunkedBody.length(body, at: index) else {
        // The last line may be cut short.
        if body.count - index < 20, index > 0, !body[index...].contains(0x0A) { return }
        if index == 0 { return nil }
        throw Failure("warc.coding", "what should be a chunk of the body at byte \(index) is none")
      }
      guard length > 0 else {
        isComplete = true
        return
      }
      let end = start + min(length, body.count - start)
      bytes += body[start..<end]
      guard end - start == length else { return }
      index = ChunkedBody.afterLineEnd(body, at: end)
    }
  }

  /// The length on a line, in hex digits, and the index after the line. What follows a semicolon says nothing to us.
  private static func length(_ body: [UInt8], at index: Int) -> (length: Int, start: Int)? {
    var length = 0
    var digits = 0
    var at = index
    while at < body.count, let digit = hexDigit(body[at]) {
      digits += 1
      guard digits <= 12 else { return nil }
      length = length << 4 | digit
      at += 1
    }
    guard digits > 0 else { return nil }
    let limit = min(body.count, at + 4096)
    guard let feed = body[at..<limit].firstIndex(of: 0x0A) else { return nil }
    let rest = body[at..<feed].drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.isEmpty || rest.first == 0x0D || rest.first == UInt8(ascii: ";") else { return nil }
    return (length, feed + 1)
  }

  private static func afterLineEnd(_ body: [UInt8], at index: Int) -> Int {
    var index = index
    if index < body.count, body[index] == 0x0D { index += 1 }
    if index < body.count, body[index] == 0x0A { index += 1 }
    return index
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46: Int(byte - 0x37)
    case 0x61...0x66: Int(byte - 0x57)
    default: nil
    }
  }
}
