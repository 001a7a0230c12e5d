import JSONText
public import Provenance

/// Strings of JSON inside a source, as traced text.
public enum JSONString {
  /// The text of a string at a range that includes its quotation marks; `plain` says that no escape is in it.
  public static func text(_ source: Source, _ range: Range<Int>, plain: Bool) -> TracedText {
    let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
    if plain { return source.quote(inner) }
    var text = TracedText()
    var start = inner.lowerBound
    var index = start
    while index < inner.upperBound {
      guard source.utf8[index] == UInt8(ascii: "\\"),
        let (utf8, length) = JSONEscape.decode(source.utf8, at: index, end: inner.upperBound)
      else {
        index += 1
        continue
      }
      text.appendQuoted(source, start..<index)
      text.appendDecoded(source, index..<(index + length), as: utf8, by: .jsonEscape)
      index += length
      start = index
    }
    text.appendQuoted(source, start..<inner.upperBound)
    return text
  }

  /// What one escape stands for: the guarantee of the rule `json.escape`.
  static func spelled(_ place: [UInt8]) -> [UInt8]? {
    guard place.first == UInt8(ascii: "\\"), let (utf8, length) = JSONEscape.decode(place, at: 0, end: place.count),
      length == place.count
    else { return nil }
    return utf8
  }
}
