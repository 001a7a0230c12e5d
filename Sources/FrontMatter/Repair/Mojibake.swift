import Provenance

/// UTF-8 that was once taken for windows-1252 or Latin-1 and written as UTF-8 again: `cafÃ©`.
enum Mojibake {
  /// Edits that undo it; none unless every character of the text goes the way back, to a likely one.
  static func edits(_ bytes: [UInt8]) -> [SourceEdit] {
    wholeFile(bytes) ?? mark(bytes)
  }

  /// Whether the file begins with a byte-order mark that was taken for three characters.
  static func hasMark(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF]) }

  private static func mark(_ bytes: [UInt8]) -> [SourceEdit] {
    guard hasMark(bytes) else { return [] }
    return [
      SourceEdit(0..<6, [], by: .leadingJunk, reason: "a byte-order mark that was read as windows-1252")
    ]
  }

  /// Nil where not every character goes the way back.
  private static func wholeFile(_ bytes: [UInt8]) -> [SourceEdit]? {
    var edits: [SourceEdit] = []
    var offset = 0
    while let start = next(bytes, from: offset) {
      guard mayLead(bytes, start), let (text, end) = run(bytes, start) else { return nil }
      edits.append(
        SourceEdit(start..<end, text, by: .mojibake, reason: "UTF-8 that was read as windows-1252 and written again"))
      guard edits.count <= Draft.limit / 2 else { return nil }
      offset = end
    }
    return edits
  }

  /// The next byte above ASCII.
  private static func next(_ bytes: [UInt8], from offset: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = offset
      while index < bytes.count, bytes[index] < 0x80 { index += 1 }
      return index < bytes.count ? index : nil
    }
  }

  /// Whether U+00C2 to U+00F4 stands here: the first byte of a sequence, as a character.
  private static func mayLead(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == 0xC3 && offset + 1 < bytes.count && (0x82...0xB4).contains(bytes[offset + 1])
  }

  /// What the characters above ASCII from an offset on were, and where they end.
  private static func run(_ bytes: [UInt8], _ start: Int) -> (text: [UInt8], end: Int)? {
    var text: [UInt8] = []
    var end = start
    while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      guard let byte = byte(of: scalar) else { return nil }
      text.append(byte)
    }
    guard let was = String(validating: text, as: UTF8.self), was.unicodeScalars.allSatisfy(isLikely) else { return nil }
    return (text, end)
  }

  /// Signs of windows-1252 from 0x80 on; 0 where it has none.
  private static let signs: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return signs.firstIndex { UInt32($0) == scalar.value }.map { UInt8(0x80 + $0) }
  }

  /// No control code, and no letter that only phonetics and combining marks use.
  private static func isLikely(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA0 && !(0x0180...0x036F).contains(scalar.value)
  }
}
