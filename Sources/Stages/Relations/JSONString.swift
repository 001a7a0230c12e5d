import JSONText
public import Provenance

/// Strings of JSON inside a source, as traced text.
public enum JSONString {
  /// The text of a string at a range that includes its quotation marks; `plain` says that no escape is in it.
  public static func text(_ source: Source, _ range: Range<Int>, plain: Bool) -> TracedText {
    let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
    if plain { return source.quote(inner) }
    return source.decoded(inner, marker: UInt8(ascii: "\\"), by: .jsonEscape) {
      JSONEscape.decode(source.utf8, at: $0, end: inner.upperBound)
    }
  }

  /// What one escape stands for: the guarantee of the rule `json.escape`.
  static func spelled(_ place: [UInt8]) -> [UInt8]? {
    guard place.first == UInt8(ascii: "\\"), let (utf8, length) = JSONEscape.decode(place, at: 0, end: place.count),
      length == place.count
    else { return nil }
    return utf8
  }
}
