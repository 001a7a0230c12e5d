import Provenance
import Stages

extension RecordProof {
  /// Entries of evidence that stand for one stretch of a value.
  struct Stretch {
    let piece: [UInt8]
    let count: Int
    let entries: [StoredEvidence]
    /// Of the value.
    let pointer: String
    /// A number's evidence has no ranges: its places together spell it.
    var isNumber = false
  }

  /// Every value has evidence that tiles it, and every piece follows from its places.
  mutating func checkValues(_ reader: PlaceReader) {
    var proved: Set<String> = []
    for (pointer, entries) in record.evidence {
      guard let index = leaves.byPointer[pointer] else {
        fail(pointer, "has evidence and is no value of the record")
        continue
      }
      proved.insert(pointer)
      check(leaves.leaves[index], entries, reader)
    }
    for leaf in leaves.leaves where leaf.needsEvidence && !proved.contains(leaf.pointer) {
      fail(leaf.pointer, "has no evidence")
    }
  }

  private mutating func check(_ leaf: ValueLeaves.Leaf, _ entries: [StoredEvidence], _ reader: PlaceReader) {
    result.valueCount += 1
    guard let stretches = stretches(of: leaf, entries) else { return }
    var isStated = false
    for (index, stretch) in stretches.enumerated() {
      var outcome = outcome(of: stretch, reader)
      if outcome == .proved, !isBesideItsWords(index, of: stretches, reader) {
        outcome = .failed("the white space does not stand beside these words")
      }
      switch outcome {
      case .proved:
        switch stretch.entries[0].relation {
        case .quoted: result.characters.quoted += stretch.count
        case .derived: result.characters.derived += stretch.count
        case .generated: result.characters.generated += stretch.count
        }
      case .stated:
        isStated = true
        result.characters.stated += stretch.count
      case .failed(let reason):
        result.characters.failed += stretch.count
        fail(leaf.pointer, "\(quoted(stretch.piece.text)): \(reason)", place: stretch.entries.first?.place)
      }
      held += stretch.entries.compactMap(\.place)
    }
    if isStated { result.statedPointers.append(leaf.pointer) }
  }

  /// The stretches of a value, side by side from its start to its end; nil and a problem where they are not.
  private mutating func stretches(of leaf: ValueLeaves.Leaf, _ entries: [StoredEvidence]) -> [Stretch]? {
    guard leaf.isString else {
      guard !entries.isEmpty, entries.allSatisfy({ $0.at == nil }) else {
        fail(leaf.pointer, "a number's evidence has no ranges")
        return nil
      }
      return [
        Stretch(
          piece: leaf.text, count: leaf.text.count, entries: entries, pointer: leaf.pointer, isNumber: true)
      ]
    }
    let text = UTF8Text(leaf.text)
    var result: [Stretch] = []
    var end = 0
    var index = 0
    while index < entries.count {
      guard let at = entries[index].at, at.lowerBound == end, !at.isEmpty, let piece = text.slice(at) else {
        fail(leaf.pointer, "evidence does not go on at character \(end)")
        return nil
      }
      var next = index + 1
      while next < entries.count, entries[next].at == at { next += 1 }
      result.append(
        Stretch(piece: piece, count: at.count, entries: Array(entries[index..<next]), pointer: leaf.pointer))
      end = at.upperBound
      index = next
    }
    guard end == text.count else {
      fail(leaf.pointer, "evidence ends at character \(end) of \(text.count)")
      return nil
    }
    return result
  }

  private func outcome(of stretch: Stretch, _ reader: PlaceReader) -> RelationProof.Outcome {
    if let outcome = correctionOutcome(stretch) { return outcome }
    let first = stretch.entries[0]
    guard
      stretch.entries.allSatisfy({
        $0.relation == first.relation && $0.rules.count == first.rules.count || $0.relation == .derived
      })
    else {
      return .failed("its entries do not agree on how it came about")
    }
    if stretch.isNumber, stretch.entries.contains(where: { $0.relation == .derived }) {
      return derivedOutcome(stretch, reader)
    }
    switch first.relation {
    case .quoted: return quotedOutcome(stretch, reader)
    case .derived: return derivedOutcome(stretch, reader)
    case .generated:
      guard stretch.entries.count == 1, first.place == nil else { return .failed("generated text has no place") }
      let (entries, unknown) = verifier.proof.entries(first.rules)
      if let unknown { return .failed("the rule \(unknown) is not in the catalogue") }
      return verifier.proof.proveGenerated(stretch.piece, by: entries)
    }
  }

  private func quotedOutcome(_ stretch: Stretch, _ reader: PlaceReader) -> RelationProof.Outcome {
    if stretch.isNumber, stretch.entries.count > 1 { return joinedOutcome(stretch, reader) }
    guard stretch.entries.count == 1 else { return .failed("a quotation has one place") }
    guard stretch.entries[0].rules.isEmpty else { return .failed("a quotation has no rules") }
    switch stretch.entries[0].place {
    case .bytes(let bytes, let part):
      let places = reader.places(of: bytes, part: part)
      if places.contains(where: { $0.opening.isEmpty && $0.text == stretch.piece }) { return .proved }
      return .failed(places.first.map { "the source reads \(quoted($0.text.text))" } ?? "there are no such bytes")
    case .box(let page, let box):
      if reader.page(page).contains(where: { !$0.finds(stretch.piece, in: box).isEmpty }) { return .proved }
      return .failed("these characters do not fill this box")
    case .whole(let name):
      return reader.sources(named: name).contains { $0.utf8 == stretch.piece }
        ? .proved : .failed("it is not what stands there")
    case nil: return .failed("a quotation without a place")
    }
  }

  /// Whether the texts at a number's places, one after another, are the number.
  private func joinedOutcome(_ stretch: Stretch, _ reader: PlaceReader) -> RelationProof.Outcome {
    var joined: [UInt8] = []
    for entry in stretch.entries {
      guard let text = readings(of: entry.place, reader).first?.text else { return .failed("there is no such place") }
      joined += text
    }
    return joined == stretch.piece ? .proved : .failed("the source reads \(quoted(joined.text))")
  }
}
