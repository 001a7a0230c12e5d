import Provenance
import Stages

extension RecordProof {
  /// Whether a derived stretch follows from its places by its rules, and its places are as tight as they should be.
  func derivedOutcome(_ stretch: Stretch, _ reader: PlaceReader) -> RelationProof.Outcome {
    var names: [String] = []
    for entry in stretch.entries { for name in entry.rules where !names.contains(name) { names.append(name) } }
    guard !names.isEmpty else { return .failed("no rule is named") }
    let places = stretch.entries.map { readings(of: $0.place, reader) }
    guard places.allSatisfy({ !$0.isEmpty }) else { return .failed("there is no such place") }
    let opening = Set(places.flatMap { $0.flatMap(\.opening) }.map(\.name))
    let (rules, unknown) = verifier.proof.entries(names.filter { !opening.contains($0) })
    if let unknown { return .failed("the rule \(unknown) is not in the catalogue") }
    let outcome = verifier.proof.prove(
      stretch.piece, from: places.map { $0.flatMap { texts(of: $0, rules) } }, by: rules)
    guard outcome == .proved else { return outcome }
    return looseEnd(of: stretch, places, rules).map { .failed($0) } ?? .proved
  }

  /// Something that may stand at a place.
  struct Reading {
    let source: Source?
    let range: Range<Int>
    let text: [UInt8]
    let opening: [Rule]
    /// Bytes of the file, where the place is such.
    let file: Range<Int>?
  }

  private func readings(of place: StoredPlace?, _ reader: PlaceReader) -> [Reading] {
    switch place {
    case .bytes(let bytes, let part):
      reader.places(of: bytes, part: part).map {
        Reading(source: $0.source, range: $0.range, text: $0.text, opening: $0.opening, file: part == nil ? bytes : nil)
      }
    case .box(let page, let box):
      reader.page(page).flatMap { index in
        index.candidates(in: box).map {
          let range = index.bytes(of: $0)
          return Reading(source: nil, range: range, text: Array(index.source.utf8[range]), opening: [], file: nil)
        }
      }
    case .whole(let name):
      reader.sources(named: name).map { Reading(source: nil, range: $0.indices, text: $0.utf8, opening: [], file: nil) }
    case nil: []
    }
  }

  /// What a place gives: its text, or its text with the record's repairs where a repair is among the rules.
  private func texts(of reading: Reading, _ rules: [RuleEntry]) -> [[UInt8]] {
    let repairs = rules.contains { if case .repair = $0.relation { true } else { false } }
    guard repairs, let file = reading.file else { return [reading.text] }
    let inside = record.repairs.filter {
      $0.bytes.lowerBound >= file.lowerBound && $0.bytes.upperBound <= file.upperBound
    }
    // An insertion at an end may belong to the place or stand beside it.
    let inner = inside.filter {
      !$0.bytes.isEmpty || $0.bytes.lowerBound > file.lowerBound && $0.bytes.lowerBound < file.upperBound
    }
    let choices = inner.count == inside.count ? [inside] : [inside, inner]
    return choices.compactMap { repaired(reading, file, $0) }
  }

  private func repaired(_ reading: Reading, _ file: Range<Int>, _ repairs: [StoredRepair]) -> [UInt8]? {
    guard let source = reading.source, case .bytes(let map, _) = source.locator else { return nil }
    var result: [UInt8] = []
    var position = reading.range.lowerBound
    for repair in repairs {
      let low =
        repair.bytes.lowerBound == file.lowerBound
        ? reading.range.lowerBound : map.textOffset(ofFile: repair.bytes.lowerBound)
      let high = low + repair.removed.count
      guard low >= position, high <= reading.range.upperBound else { return nil }
      result += source.utf8[position..<low] + repair.inserted
      position = high
    }
    return result + source.utf8[position..<reading.range.upperBound]
  }

  /// Why a place is not the one that the rules ask for, though they lead from it to the value: it could reach further.
  ///
  /// Without this a place of white space could shrink by a space and nobody would see.
  private func looseEnd(of stretch: Stretch, _ places: [[Reading]], _ rules: [RuleEntry]) -> String? {
    let isPart = rules.contains { if case .part = $0.relation { true } else { false } }
    guard !isPart else { return nil }
    let isSpace = stretch.piece.isSpace
    for (index, readings) in places.enumerated() {
      for reading in readings {
        guard let source = reading.source else { continue }
        for (wider, addsSpace) in widened(reading, source) {
          // White space beside a place is no part of it, unless the value is white space or has it between its places.
          let tight = addsSpace && !isSpace
          guard addsSpace == isSpace || tight && places.count > 1 else { continue }
          var texts = places.map { $0.flatMap { self.texts(of: $0, rules) } }
          texts[index] = [wider]
          if verifier.proof.prove(stretch.piece, from: texts, by: rules, tight: tight) == .proved {
            return "its place ends in the middle of what the rules spell so"
          }
        }
      }
    }
    return nil
  }

  /// The texts of a place with one more character before or behind, and whether that is white space.
  private func widened(_ reading: Reading, _ source: Source) -> [(text: [UInt8], addsSpace: Bool)] {
    var result: [(text: [UInt8], addsSpace: Bool)] = []
    if let low = source.utf8.start(before: reading.range.lowerBound) {
      let more = Array(source.utf8[low..<reading.range.lowerBound])
      result.append((more + reading.text, more.isSpace))
    }
    if let high = source.utf8.end(after: reading.range.upperBound) {
      let more = Array(source.utf8[reading.range.upperBound..<high])
      result.append((reading.text + more, more.isSpace))
    }
    return result
  }
}

extension [UInt8] {
  /// Whether all of it is white space.
  var isSpace: Bool {
    var index = 0
    while index < count {
      let length = Whitespace.length(self, at: index)
      guard length > 0 else { return false }
      index += length
    }
    return !isEmpty
  }
}
