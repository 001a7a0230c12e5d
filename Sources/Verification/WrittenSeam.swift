import Provenance

/// Text that a rule wrote between two places of the file, as a text of a record shows it.
struct WrittenSeam: Hashable {
  /// Where the place before it ends.
  let end: Int
  /// Where the place behind it starts.
  let start: Int

  /// The seams of a record: what is generated between what is quoted. The texts' own proofs show that they are true.
  static func all(in record: StoredRecord) -> Set<WrittenSeam> {
    var seams: Set<WrittenSeam> = []
    for (_, entries) in record.evidence where entries.count > 2 {
      for index in entries.indices.dropFirst().dropLast() where entries[index].relation == .generated {
        guard case .bytes(let before, nil) = entries[index - 1].place, entries[index - 1].relation == .quoted,
          case .bytes(let behind, nil) = entries[index + 1].place, entries[index + 1].relation == .quoted
        else { continue }
        seams.insert(WrittenSeam(end: before.upperBound, start: behind.lowerBound))
      }
    }
    return seams
  }
}
