import Provenance

/// Puts a decoded text and its map together, from the file's first byte to its last.
struct DecodedTextBuilder {
  let bytes: [UInt8]
  /// How far the file is read.
  private(set) var position: Int
  private var text: [UInt8] = []
  private var segments: [ByteMap.Segment] = []
  private var invalidCount = 0

  init(_ bytes: [UInt8], skippingMark mark: Int) {
    self.bytes = bytes
    position = mark
    text.reserveCapacity(bytes.count + bytes.count / 8)
    if mark > 0 { segments.append(ByteMap.Segment(text: 0..<0, file: 0..<mark, rule: CharsetRules.byteOrderMark)) }
  }

  /// Takes bytes up to `end` as they are.
  mutating func keep(to end: Int) {
    guard end > position else { return }
    let start = text.count
    text.append(contentsOf: bytes[position..<end])
    segments.append(ByteMap.Segment(text: start..<text.count, file: position..<end))
    position = end
  }

  /// Takes bytes up to `end` as one character.
  mutating func decode(to end: Int, as scalar: Unicode.Scalar) {
    let start = text.count
    text.append(contentsOf: UTF8.encode(scalar)!)
    segments.append(ByteMap.Segment(text: start..<text.count, file: position..<end))
    position = end
  }

  /// Takes bytes up to `end` as the text given.
  mutating func decode(to end: Int, as utf8: some Collection<UInt8>) {
    let start = text.count
    text.append(contentsOf: utf8)
    segments.append(ByteMap.Segment(text: start..<text.count, file: position..<end))
    position = end
  }

  /// Bytes up to `end` are no text.
  mutating func replace(to end: Int) {
    let start = text.count
    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
    segments.append(ByteMap.Segment(text: start..<text.count, file: position..<end, rule: CharsetRules.invalidBytes))
    invalidCount += 1
    position = end
  }

  /// Nothing from here on is text.
  mutating func replaceRest() {
    if position < bytes.count { replace(to: bytes.count) }
  }

  func finish(encoding: String) -> DecodedText {
    DecodedText(utf8: text, map: ByteMap(segments: segments), encoding: encoding, invalidCount: invalidCount)
  }
}
