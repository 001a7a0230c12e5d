import Provenance

/// A stage's offsets into a text, as bytes of it.
struct Offsets {
  enum Unit: String, Sendable {
    case bytes
    /// Code points.
    case characters
    /// Bytes of the file, whatever its text is made of; no stage says so of itself.
    case file = "bytes of the file"
  }

  private let utf8: [UInt8]
  /// Where each code point begins; nil where offsets are bytes already.
  private let starts: [Int32]?
  /// How bytes of the file stand to those of the text, where they differ and offsets count the file's.
  private var map: ByteMap?

  init(_ utf8: [UInt8], _ unit: Unit) {
    self.utf8 = utf8
    if unit == .characters, utf8.contains(where: { $0 >= 0x80 }) {
      var starts: [Int32] = []
      starts.reserveCapacity(utf8.count)
      for (index, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(index)) }
      self.starts = starts
    } else {
      starts = nil
    }
  }

  init(_ source: Source, _ unit: Unit) {
    self.init(source.utf8, unit)
    if unit == .file, case .bytes(let map, _) = source.locator, !map.isIdentity { self.map = map }
  }

  private var count: Int { map?.segments.last?.file.upperBound ?? starts?.count ?? utf8.count }

  /// The bytes of a range `[from, to]` of an answer.
  ///
  /// - Throws: `AnswerFault` for a range that is none, is empty, leads out of the text, or cuts a character.
  func range(_ from: Int?, _ to: Int?, at path: String) throws -> Range<Int> {
    guard let from, let to else { throw AnswerFault("\(path): a range is two whole numbers") }
    guard from >= 0, to <= count, from <= count else {
      throw AnswerFault("\(path): the range \(from)–\(to) leads out of the text, which ends at \(count)")
    }
    guard from < to else {
      throw AnswerFault("\(path): the range \(from)–\(to) is empty: it stands for nothing in the source")
    }
    if let map { return try range(from, to, map, at: path) }
    guard starts == nil else { return byte(from)..<byte(to) }
    for offset in [from, to] where offset < utf8.count && utf8[offset] & 0xC0 == 0x80 {
      throw AnswerFault("\(path): the range \(from)–\(to) cuts a character at byte \(offset)")
    }
    return from..<to
  }

  private func range(_ from: Int, _ to: Int, _ map: ByteMap, at path: String) throws -> Range<Int> {
    let start = map.textOffset(ofFile: from)
    let end = to == count ? utf8.count : map.textOffset(ofFile: to)
    guard start < end, map.hull(of: start..<end).file == from..<to else {
      throw AnswerFault("\(path): the range \(from)–\(to) cuts a character, or stands for none")
    }
    return start..<end
  }

  private func byte(_ index: Int) -> Int {
    guard let starts else { return index }
    return index < starts.count ? Int(starts[index]) : utf8.count
  }
}
