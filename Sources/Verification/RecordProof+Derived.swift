import Provenance
import Stages

extension RecordProof {
  /// Whether a derived stretch follows from its places by its rules, and its places are the ones that the rules ask for.
  func derivedOutcome(_ stretch: Stretch, _ reader: PlaceReader) -> RelationProof.Outcome {
    var names: [String] = []
    for entry in stretch.entries { for name in entry.rules where !names.contains(name) { names.append(name) } }
    guard !names.isEmpty else { return .failed("no rule is named") }
    if standsInPicture(stretch, names, reader) { return .stated }
    let places = stretch.entries.map { readings(of: $0.place, reader) }
    guard places.allSatisfy({ !$0.isEmpty }) else { return .failed("there is no such place") }
    let opening = Set(places.flatMap { $0.flatMap(\.opening) }.map(\.name))
    let (rules, unknown) = verifier.proof.entries(names.filter { !opening.contains($0) })
    if let unknown { return .failed("the rule \(unknown) is not in the catalogue") }
    let outcome = verifier.proof.prove(
      stretch.piece, from: places.map { $0.flatMap { texts(of: $0, rules) } }, by: rules)
    guard outcome == .proved else { return outcome }
    let tightness = PlaceTightness(
      proof: verifier.proof, piece: stretch.piece, places: places, rules: rules, seams: seamed(stretch), texts: texts)
    return tightness.looseEnd.map { .failed($0) } ?? .proved
  }

  /// For each place of a stretch, whether a text of the record has a written seam between it and the next.
  private func seamed(_ stretch: Stretch) -> [Bool] {
    let places = stretch.entries.map { entry in
      if case .bytes(let bytes, nil) = entry.place { bytes } else { nil as Range<Int>? }
    }
    return places.indices.map { index in
      guard index + 1 < places.count, let here = places[index], let next = places[index + 1] else { return false }
      return seams.contains(WrittenSeam(end: here.upperBound, start: next.lowerBound))
    }
  }

  /// Whether the text was read in the picture of a page: a box of the page, where no characters need stand.
  private func standsInPicture(_ stretch: Stretch, _ names: [String], _ reader: PlaceReader) -> Bool {
    let rules = verifier.proof.entries(names).0
    guard rules.count == names.count,
      rules.contains(where: { if case .stated = $0.relation { true } else { false } })
    else { return false }
    return stretch.entries.allSatisfy { entry in
      guard case .box(let page, let box) = entry.place else { return false }
      return reader.page(page).contains { index in
        box.x >= -1 && box.y >= -1 && box.right <= index.page.width + 1 && box.bottom <= index.page.height + 1
      }
    }
  }

  /// Something that may stand at a place.
  struct Reading {
    let source: Source?
    let range: Range<Int>
    let text: [UInt8]
    let opening: [Rule]
    /// Bytes of the file, where the place is such.
    let file: Range<Int>?
    /// The page's source, where the place is on one.
    var page: Source?
  }

  func readings(of place: StoredPlace?, _ reader: PlaceReader) -> [Reading] {
    switch place {
    case .bytes(let bytes, let part):
      reader.places(of: bytes, part: part).map {
        Reading(source: $0.source, range: $0.range, text: $0.text, opening: $0.opening, file: part == nil ? bytes : nil)
      }
    case .box(let page, let box):
      reader.page(page).flatMap { index in
        index.candidates(in: box).map {
          let range = index.bytes(of: $0)
          return Reading(
            source: nil, range: range, text: Array(index.source.utf8[range]), opening: [], file: nil, page: index.source
          )
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
}

extension RecordProof {
  /// Whether white space of a page stands beside the characters that the value has beside it, and not elsewhere on the page.
  func isBesideItsWords(_ index: Int, of stretches: [Stretch], _ reader: PlaceReader) -> Bool {
    let stretch = stretches[index]
    guard stretch.piece.isSpace, stretch.entries.allSatisfy({ if case .box = $0.place { true } else { false } }) else {
      return true
    }
    let before = index > 0 ? words(stretches[index - 1], at: stretches[index - 1].entries.last?.place, reader) : []
    let after =
      index + 1 < stretches.count
      ? words(stretches[index + 1], at: stretches[index + 1].entries.first?.place, reader) : []
    let here = readings(of: stretch.entries.first?.place, reader)
    let there = readings(of: stretch.entries.last?.place, reader)
    guard before.contains(where: { $0.page != nil }) || after.contains(where: { $0.page != nil }) else { return true }
    return before.contains { left in here.contains { isNext(left, $0) } }
      || after.contains { right in there.contains { isNext($0, right) } }
  }

  /// Where the characters of a stretch stand at a place: those that are quoted are known, and other ones may lie between them.
  private func words(_ stretch: Stretch, at place: StoredPlace?, _ reader: PlaceReader) -> [Reading] {
    guard stretch.entries[0].relation == .quoted, case .box(let page, let box) = place else {
      return readings(of: place, reader)
    }
    return reader.page(page).flatMap { index in
      index.finds(stretch.piece, in: box).map {
        Reading(
          source: nil, range: index.bytes(of: $0), text: stretch.piece, opening: [], file: nil, page: index.source)
      }
    }
  }

  /// Whether a reading follows another in a page's text, with nothing but white space between them.
  private func isNext(_ left: Reading, _ right: Reading) -> Bool {
    guard let page = left.page, page === right.page, left.range.upperBound <= right.range.lowerBound,
      right.range.lowerBound - left.range.upperBound < 16
    else { return false }
    let between = Array(page.utf8[left.range.upperBound..<right.range.lowerBound])
    return between.isEmpty || between.isSpace
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

  /// Characters of white space at the start.
  var leadingSpaces: Int {
    var count = 0
    var index = 0
    while index < self.count, case let length = Whitespace.length(self, at: index), length > 0 {
      index += length
      count += 1
    }
    return count
  }

  /// Characters of white space at the end.
  var trailingSpaces: Int {
    var count = 0
    var end = self.count
    while let start = self.start(before: end), Array(self[start..<end]).isSpace {
      end = start
      count += 1
    }
    return count
  }
}
