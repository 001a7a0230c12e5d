import JSONText
public import Verification

/// A record that is being exported, and what is known of its source.
public struct ExportRecord: Sendable {
  public let stored: StoredRecord
  /// Line numbers and words of the source, where it is at hand.
  public let places: (any PlaceLookup)?
  let evidence: [String: [StoredEvidence]]

  public init(_ stored: StoredRecord, places: (any PlaceLookup)? = nil) {
    self.stored = stored
    self.places = places
    evidence = Dictionary(stored.evidence.map { ($0.pointer, $0.entries) }, uniquingKeysWith: { first, _ in first })
  }

  var root: JSONNode { stored.root }
  var id: ExportCell { .text(stored.id) }

  /// Why a value, or the field that holds it, stands where it stands: the profile's rule.
  func reason(for pointer: String) -> String? {
    guard let because = root["because"] else { return nil }
    var here = pointer[...]
    while !here.isEmpty {
      if let rule = because[String(here)]?.string { return rule }
      guard let slash = here.lastIndex(of: "/") else { return nil }
      here = here[..<slash]
    }
    return nil
  }
}

/// Says where in a source a place is, as people count.
public protocol PlaceLookup: Sendable {
  /// The line of a byte, from 1; nil where the source has no lines.
  func line(ofByte offset: Int) -> Int?
  /// The source's own words at a range of its bytes.
  func words(at bytes: Range<Int>) -> String?
  /// A range of the source's bytes in code points of its text.
  func codePoints(at bytes: Range<Int>) -> Range<Int>?
  /// Up to `count` code points before a byte.
  func words(before offset: Int, _ count: Int) -> String?
  /// Up to `count` code points from a byte on.
  func words(after offset: Int, _ count: Int) -> String?
}
