import Provenance
import Verification

/// The words of the source that a value stands for.
enum SourceQuote {
  /// What the source has at each piece's place, where it is at hand; else the pieces of the value that are quoted. Pieces that
  /// don't adjoin are joined by ` … `.
  static func words(_ entries: [StoredEvidence], of value: String, _ places: (any PlaceLookup)?) -> String? {
    let scalars = Array(value.unicodeScalars)
    var result = ""
    var end: Int?
    for entry in entries {
      guard let piece = piece(entry, scalars, places) else { continue }
      let start = start(entry)
      if !result.isEmpty, start == nil || end == nil || start != end { result += " … " }
      result += piece
      end = self.end(entry)
    }
    return result.isEmpty ? nil : result
  }

  private static func piece(
    _ entry: StoredEvidence, _ scalars: [Unicode.Scalar], _ places: (any PlaceLookup)?
  ) -> String? {
    if case .bytes(let bytes, nil) = entry.place, let words = places?.words(at: bytes) { return words }
    guard entry.relation == .quoted else { return nil }
    let at = (entry.at ?? 0..<scalars.count).clamped(to: 0..<scalars.count)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[at])
    return String(text)
  }

  /// Places in one file's bytes adjoin by bytes, others by where they stand in the value.
  private static func start(_ entry: StoredEvidence) -> Int? {
    if case .bytes(let bytes, nil) = entry.place { return bytes.lowerBound }
    return entry.at?.lowerBound
  }

  private static func end(_ entry: StoredEvidence) -> Int? {
    if case .bytes(let bytes, nil) = entry.place { return bytes.upperBound }
    return entry.at?.upperBound
  }
}
