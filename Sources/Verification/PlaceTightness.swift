import Provenance
import Stages

/// Whether places are the very ones that a derived stretch stands for, where others beside them would do as well.
///
/// Without this, a place of white space could lose a space, or a date's place take in the full stop behind it, and nobody
/// would see. Places reach as far as they can, but begin and end at words; only white space and references end otherwise.
struct PlaceTightness {
  /// How far the ends of a place are tried.
  private static let reach = 64

  let proof: RelationProof
  let piece: [UInt8]
  let places: [[RecordProof.Reading]]
  let rules: [RuleEntry]
  /// Whether text that a rule wrote stands behind a place, and before the next: there the two end, and no space is wanted.
  let seams: [Bool]
  /// What a reading gives, repairs included.
  let texts: (RecordProof.Reading, [RuleEntry]) -> [[UInt8]]

  /// What is wrong with an end of a place, or nil.
  var looseEnd: String? {
    // A part stands in any larger place too: its ends prove nothing.
    guard !rules.contains(where: { if case .part = $0.relation { true } else { false } }) else { return nil }
    for (index, readings) in places.enumerated() {
      for reading in readings where reading.source != nil && !reading.range.isEmpty {
        // A tag ends where HTML ends it, whatever signs stand in it.
        if piece.isSpace, PlaceTightness.isTag(reading.text) { continue }
        let reading = withoutTags(reading)
        let isSeamed = (before: index > 0 && seams[index - 1], behind: seams[index])
        if !isSeamed.behind && !isBest(reading, at: index, end: true)
          || !isSeamed.before && !isBest(reading, at: index, end: false)
        {
          return "its place should end elsewhere: other characters there are spelled so too"
        }
      }
    }
    return nil
  }

  /// A place without the tags at its ends that a rule takes for the space between it and the next.
  private func withoutTags(_ reading: RecordProof.Reading) -> RecordProof.Reading {
    guard places.count > 1 else { return reading }
    var range = reading.range
    let bytes = reading.text
    if bytes.last == UInt8(ascii: ">"), let start = bytes.lastIndex(of: UInt8(ascii: "<")), start > 0,
      isSpace(Array(bytes[start...]))
    {
      range = range.lowerBound..<range.upperBound - (bytes.count - start)
    }
    if bytes.first == UInt8(ascii: "<"), let end = bytes.firstIndex(of: UInt8(ascii: ">")), end + 1 < bytes.count,
      isSpace(Array(bytes[...end]))
    {
      range = range.lowerBound + end + 1..<range.upperBound
    }
    return range == reading.range || range.isEmpty ? reading : moved(reading, to: range)
  }

  private func isSpace(_ tag: [UInt8]) -> Bool {
    PlaceTightness.isTag(tag)
      && rules.contains { rule in
        guard case .spelling(let spell) = rule.relation else { return false }
        return spell(tag) == [0x20]
      }
  }

  /// Whether a text is one tag from its first byte to its last: the first `>` outside quotation marks ends it.
  private static func isTag(_ text: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "<") else { return false }
    var quote: UInt8 = 0
    for (index, byte) in text.enumerated() {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index == text.count - 1
      }
    }
    return false
  }

  /// Whether no other offset near an end of a place suits better.
  private func isBest(_ reading: RecordProof.Reading, at index: Int, end: Bool) -> Bool {
    guard let source = reading.source else { return true }
    var best = suits(reading, at: index, end: end)
    guard best != nil else { return true }
    let claimed = best
    for forward in [true, false] {
      var offset = end ? reading.range.upperBound : reading.range.lowerBound
      for _ in 0..<PlaceTightness.reach {
        guard let next = forward ? source.utf8.end(after: offset) : source.utf8.start(before: offset) else { break }
        offset = next
        let low = end ? reading.range.lowerBound : offset
        let high = end ? offset : reading.range.upperBound
        guard low < high else { break }
        guard let other = suits(moved(reading, to: low..<high), at: index, end: end) else { continue }
        if let known = best, known < other { best = other }
      }
    }
    return best == claimed
  }

  private func moved(_ reading: RecordProof.Reading, to range: Range<Int>) -> RecordProof.Reading {
    RecordProof.Reading(
      source: reading.source, range: range, text: Array(reading.source?.utf8[range] ?? []), opening: reading.opening,
      file: nil)
  }

  /// How well an end suits; nil where the rules do not lead from there to the value.
  private func suits(_ reading: RecordProof.Reading, at index: Int, end: Bool) -> Suitability? {
    var choices = places.map { $0.flatMap { texts($0, rules) } }
    choices[index] = reading.file == nil ? [reading.text] : texts(reading, rules)
    let isTight = proof.prove(piece, from: choices, by: rules, tight: true) == .proved
    guard isTight || places.count > 1 && proof.prove(piece, from: choices, by: rules) == .proved,
      let source = reading.source
    else { return nil }
    let neighbour = end ? index + 1 : index - 1
    let joint: [UInt8]? = choices.indices.contains(neighbour) ? choices[neighbour].first : nil
    let resolves = rules.contains { if case .resolution = $0.relation { true } else { false } }
    return Suitability(
      piece: piece, range: reading.range, of: source.utf8, end: end, isTight: isTight, joint: joint, isURL: resolves
    )
  }
}

/// How well an end of a place suits, for choosing between ends that all prove a value. Greater is better.
struct Suitability: Comparable {
  /// From the most telling to the least.
  private let marks: [Int]

  init(piece: [UInt8], range: Range<Int>, of text: [UInt8], end: Bool, isTight: Bool, joint: [UInt8]?, isURL: Bool) {
    // White space, character references and the bases of URLs take in all that belongs to them.
    let here = Array(text[range])
    let isReference = here.endsWithReference
    let isGreedy =
      piece.isSpace && here.first != UInt8(ascii: "<") || isReference || isURL && here.allSatisfy(Suitability.isInURL)
    let offset = end ? range.upperBound : range.lowerBound
    // Where two places meet, one white-space character stands between their words; white space itself has none.
    let spaces = joint.map { end ? here.trailingSpaces + $0.leadingSpaces : $0.trailingSpaces + here.leadingSpaces }
    marks = [
      isURL || piece.isSpace ? 0 : spaces.map { -abs($0 - 1) } ?? 0,
      isTight ? 1 : 0,
      text[range].elementsEqual(piece) ? 0 : 1,
      isGreedy ? range.count : 0,
      Suitability.isBoundary(offset, in: text) ? 1 : 0,
      Suitability.countsBeside(offset, in: text, before: end) ? 1 : 0,
      piece.isSpace ? -range.count : range.count,
    ]
  }

  static func < (left: Suitability, right: Suitability) -> Bool { left.marks.lexicographicallyPrecedes(right.marks) }

  private static func isInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60: false
    default: true
    }
  }

  /// Whether an offset stands not in the middle of a word or number.
  private static func isBoundary(_ offset: Int, in text: [UInt8]) -> Bool {
    !(countsBeside(offset, in: text, before: true) && countsBeside(offset, in: text, before: false))
  }

  /// Whether a letter or digit stands before, or behind, an offset.
  private static func countsBeside(_ offset: Int, in text: [UInt8], before: Bool) -> Bool {
    let start = before ? text.start(before: offset) : offset < text.count ? offset : nil
    return start.map { LetterOrDigit.scalar(text, at: $0).counts } ?? false
  }
}

extension [UInt8] {
  /// Whether these bytes end as a character reference does: a letter may stand before a combining mark.
  fileprivate var endsWithReference: Bool {
    guard last == UInt8(ascii: ";"), let start = lastIndex(of: UInt8(ascii: "&")) else { return false }
    return self[(start + 1)..<(count - 1)].allSatisfy { byte in
      byte == UInt8(ascii: "#") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
  }
}
