import DocumentModel
import Provenance

/// What an author typed at the start of a line to make it an item: a bullet, a dash, or a number.
struct TypedMarker {
  enum Kind: Equatable {
    /// The sign's bytes.
    case bullet([UInt8])
    case dash([UInt8])
    /// `1.`, `1)`, `(1)`, `a)`: the sign after it, whether it stands in brackets, whether it is a letter.
    case number(UInt8, isWrapped: Bool, isLetter: Bool)
  }

  let kind: Kind
  /// From 1; 0 for bullets and dashes.
  let number: Int
  /// Bytes from the line's start to its text.
  let length: Int

  /// Nil where the line begins with none, or has nothing else, or a link begins with it: it would say what it leads to no longer.
  init?(_ line: Inline) {
    let bytes = line.text.utf8
    let start = TypedMarker.gap(bytes, from: 0)
    guard start < bytes.count, let found = TypedMarker.sign(bytes, at: start) ?? TypedMarker.number(bytes, at: start)
    else { return nil }
    let end = TypedMarker.gap(bytes, from: found.end)
    guard end < bytes.count else { return nil }
    switch found.kind {
    // A row of signs is a rating.
    case .bullet: if let next = TypedMarker.sign(bytes, at: end), case .bullet = next.kind { return nil }
    // Before a figure a dash may take it away.
    case .dash: if end == found.end || (0x30...0x39).contains(bytes[end]) { return nil }
    case .number: if end == found.end { return nil }
    }
    guard !line.marks.contains(where: { $0.isLink && $0.range.lowerBound < end && $0.range.upperBound > 0 }) else {
      return nil
    }
    kind = found.kind
    number = found.number
    length = end
  }

  private typealias Found = (kind: Kind, number: Int, end: Int)

  private static func gap(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, case let length = Invisible.gapLength(bytes, at: end), length > 0 { end += length }
    return end
  }

  private static func sign(_ bytes: [UInt8], at start: Int) -> Found? {
    if bytes[start] == UInt8(ascii: "-") { return (.dash([bytes[start]]), 0, start + 1) }
    if bytes[start] == 0xC2, start + 1 < bytes.count, bytes[start + 1] == 0xB7 {
      return (.bullet([0xC2, 0xB7]), 0, start + 2)
    }
    guard bytes[start] == 0xE2, start + 2 < bytes.count else { return nil }
    let sign = Array(bytes[start..<start + 3])
    switch (sign[1], sign[2]) {
    case (0x80, 0x93...0x94): return (.dash(sign), 0, start + 3)
    // • ‣ ⁃ ∙ ▪ ▶ ► ◆ ◦ ➢ ➤. Ticks, and circles and squares that may be filled or not, say something of their line.
    case (0x80, 0xA2...0xA3), (0x81, 0x83), (0x88, 0x99), (0x96, 0xAA), (0x96, 0xB6), (0x96, 0xBA), (0x97, 0x86),
      (0x97, 0xA6),
      (0x9E, 0xA2), (0x9E, 0xA4):
      return (.bullet(sign), 0, start + 3)
    default: return nil
    }
  }

  private static func number(_ bytes: [UInt8], at start: Int) -> Found? {
    let isWrapped = bytes[start] == UInt8(ascii: "(")
    var end = isWrapped ? start + 1 : start
    var number = 0
    let first = end
    while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - first < 3 {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    let isLetter = end == first
    if isLetter, end < bytes.count, (0x61...0x7A).contains(bytes[end]) {
      number = Int(bytes[end] - 0x60)
      end += 1
    }
    guard end > first, end < bytes.count else { return nil }
    // One letter and a full stop may be the start of a name.
    let isClosed = bytes[end] == UInt8(ascii: ")") || !isWrapped && !isLetter && bytes[end] == UInt8(ascii: ".")
    return isClosed ? (.number(bytes[end], isWrapped: isWrapped, isLetter: isLetter), number, end + 1) : nil
  }
}

extension Mark {
  var isLink: Bool {
    if case .link = kind { return true }
    return false
  }
}
