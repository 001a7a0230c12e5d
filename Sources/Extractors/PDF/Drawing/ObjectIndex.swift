internal import CPopplerGLib

/// The objects of a PDF file by number, found by a scan for `1 0 obj`: it needs no cross-reference table, which may be
/// damaged, and where a file has an object twice the later one counts, as in files that were changed (ISO 32000-1, 7.5.6).
final class ObjectIndex {
  private static let objectLimit = 4_000_000
  /// Bytes that all object streams may come to.
  private static let streamBudget = 64 << 20

  let bytes: [UInt8]
  /// Where objects begin, after `obj`.
  private var places: [Int: Int] = [:]
  /// Numbers of the object streams.
  private var containers: [Int] = []
  /// Objects inside object streams.
  private lazy var packed: [Int: (stream: Int, place: Int)] = unpack()
  private var opened: [[UInt8]] = []
  /// Of a file that is encrypted.
  var cipher: FileCipher?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  private func scan() {
    var index = 0
    while let end = ObjectIndex.find(UInt8(ascii: "j"), in: bytes, from: index), places.count < ObjectIndex.objectLimit
    {
      index = end + 1
      guard end >= 5, bytes[end - 1] == UInt8(ascii: "b"), bytes[end - 2] == UInt8(ascii: "o"),
        let number = number(before: end - 2)
      else { continue }
      places[number] = index
      if isContainer(at: index) { containers.append(number) }
    }
  }

  /// The place of a byte, found at the speed of `memchr`.
  static func find(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { all in
      guard start < all.count, let base = all.baseAddress,
        let hit = memchr(base + start, Int32(byte), all.count - start)
      else { return nil }
      return UnsafeRawPointer(hit) - base
    }
  }

  /// The first of the two numbers that stand before `obj`.
  private func number(before end: Int) -> Int? {
    var index = end - 1
    func skip(_ matches: (UInt8) -> Bool) -> Int {
      let start = index
      while index >= 0, start - index < 12, matches(bytes[index]) { index -= 1 }
      return start - index
    }
    guard skip(\.isSpace) > 0, skip(\.isDigit) > 0, skip(\.isSpace) > 0 else { return nil }
    let last = index
    guard skip(\.isDigit) > 0, last - index <= 8 else { return nil }
    return bytes[(index + 1)...last].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private func isContainer(at start: Int) -> Bool {
    let name = Array("/ObjStm".utf8)
    let end = min(bytes.count - name.count, start + 300)
    guard start < end else { return false }
    for index in start..<end where bytes[index] == name[0] {
      if bytes[index..<(index + name.count)].elementsEqual(name) { return true }
    }
    return false
  }

  private func unpack() -> [Int: (stream: Int, place: Int)] {
    var result: [Int: (stream: Int, place: Int)] = [:]
    var budget = ObjectIndex.streamBudget
    for container in containers {
      guard let start = places[container], let stream = stream(at: start, object: container), budget > 0,
        let count = number(stream.dictionary["N"]), let first = number(stream.dictionary["First"])
      else { continue }
      let content = StreamDecoder.decoded(stream, self, limit: budget)
      budget -= content.count
      var lexer = DrawingLexer(content)
      for _ in 0..<min(max(0, Int(count)), 100_000) {
        guard case .number(let number) = lexer.next(), case .number(let offset) = lexer.next() else { break }
        result[Int(number)] = (opened.count, Int(first) + Int(offset))
      }
      opened.append(content)
    }
    return result
  }

  /// A number, given directly or in an object that is no stream's content.
  private func number(_ value: PDFValue?) -> Double? {
    if case .reference(let object) = value, let start = places[object] {
      var parser = PDFValueParser(bytes, at: start)
      return parser.value()?.number
    }
    return value?.number
  }

  /// A value itself, where a reference stands for it.
  func resolve(_ value: PDFValue?) -> PDFValue? {
    var value = value
    for _ in 0..<8 {
      guard case .reference(let number) = value else { return value }
      value = object(number)
    }
    return nil
  }

  private func object(_ number: Int) -> PDFValue? {
    if let start = places[number] {
      var parser = PDFValueParser(bytes, at: start)
      return parser.value()
    }
    guard let place = packed[number] else { return nil }
    var parser = PDFValueParser(opened[place.stream], at: place.place)
    return parser.value()
  }

  /// A stream, not yet decoded.
  func stream(_ value: PDFValue?) -> RawStream? {
    guard case .reference(let number) = value, let start = places[number] else { return nil }
    return stream(at: start, object: number)
  }

  /// Where an object begins that is in no object stream.
  func place(of number: Int) -> Int? { places[number] }

  private func stream(at start: Int, object: Int) -> RawStream? {
    var parser = PDFValueParser(bytes, at: start)
    guard let dictionary = parser.value()?.dictionary else { return nil }
    var lexer = parser.lexer
    guard case .word(let word) = lexer.next(), bytes[word].elementsEqual("stream".utf8) else { return nil }
    var begin = word.upperBound
    if begin < bytes.count, bytes[begin] == 0x0D { begin += 1 }
    if begin < bytes.count, bytes[begin] == 0x0A { begin += 1 }
    let length = number(dictionary["Length"]) ?? Double(bytes.count)
    let end = min(bytes.count, begin + max(0, Int(length)))
    return RawStream(object: object, dictionary: dictionary, range: begin..<max(begin, end))
  }
}

/// A stream as it stands in the file.
struct RawStream {
  /// The number of its object.
  var object: Int
  var dictionary: [String: PDFValue]
  /// Of the file's bytes.
  var range: Range<Int>
}
