import Provenance
import TestSupport

/// Sources of every kind: identity, a legacy charset, invalid bytes, a byte-order mark, repairs, pages, named values.
enum RandomSources {
  static let repair = Rule("laws.repair")
  static let invalid = Rule("laws.invalid")
  static let mark = Rule("laws.byte-order-mark")

  static func make(_ random: inout SeededRandom) -> [Source] {
    (0..<(1 + random.below(3))).map { source(id: SourceID($0), &random) }
  }

  private static func source(id: SourceID, _ random: inout SeededRandom) -> Source {
    let scalars = (0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] }
    switch random.below(5) {
    case 0: return Source(id: id, utf8: bytes(scalars), locator: .bytes(.identity, part: nil))
    case 1: return Source(id: id, utf8: bytes(scalars), locator: .bytes(legacyMap(scalars), part: nil))
    case 2:
      return repaired(Source(id: id, utf8: bytes(scalars), locator: .bytes(legacyMap(scalars), part: "x")), &random)
    case 3: return Source(id: id, utf8: bytes(scalars), locator: .page(page(scalars, &random)))
    default: return Source(id: id, utf8: bytes(scalars), locator: .whole("laws:/value"))
    }
  }

  private static let alphabet: [Unicode.Scalar] = [
    "a", "b", "c", "d", " ", " ", "\n", "&", "é", "ü", "–", "“", "\u{FFFD}", "\u{F0B7}", "中", "😀",
  ]

  private static func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] { scalars.flatMap { Array(String($0).utf8) } }

  /// One byte of the file for each character, after a byte-order mark; U+FFFD stands for a stretch of two invalid bytes.
  private static func legacyMap(_ scalars: [Unicode.Scalar]) -> ByteMap {
    var segments = [ByteMap.Segment(text: 0..<0, file: 0..<3, rule: mark)]
    var text = 0
    var file = 3
    for scalar in scalars {
      let width = UTF8.width(scalar)
      let isInvalid = scalar == "\u{FFFD}"
      segments.append(
        ByteMap.Segment(
          text: text..<(text + width), file: file..<(file + (isInvalid ? 2 : 1)), rule: isInvalid ? invalid : nil))
      text += width
      file += isInvalid ? 2 : 1
    }
    return ByteMap(segments: segments)
  }

  private static func repaired(_ source: Source, _ random: inout SeededRandom) -> Source {
    let starts = source.indices.filter { source.utf8[$0] & 0xC0 != 0x80 } + [source.count]
    let cuts = (0..<4).map { _ in starts[random.below(starts.count)] }.sorted()
    let spellings = ["", "---\n", "é"].map { Array($0.utf8) }
    return source.repaired(by: [
      SourceEdit(cuts[0]..<cuts[1], spellings[random.below(3)], by: repair, reason: ""),
      SourceEdit(cuts[2]..<cuts[3], spellings[random.below(3)], by: repair, reason: ""),
    ])
  }

  private static func page(_ scalars: [Unicode.Scalar], _ random: inout SeededRandom) -> PageGeometry {
    var boxes: [Box] = []
    var offsets: [Int32] = [0]
    var x: Float = 20
    var y: Float = 20
    for scalar in scalars {
      let isBreak = scalar == "\n"
      boxes.append(Box(x: x, y: y, width: isBreak ? 0 : 5, height: isBreak ? 0 : 10))
      x = isBreak ? 20 : x + 5
      if isBreak { y += Float(8 + random.below(20)) }
      offsets.append(offsets[offsets.count - 1] + Int32(UTF8.width(scalar)))
    }
    return PageGeometry(number: 1, width: 600, height: 800, label: nil, boxes: boxes, offsets: offsets)
  }
}
