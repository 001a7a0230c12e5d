import JSONText
import Provenance

/// Strings of JSON as traced text.
enum JSONStrings {
  /// The text of a string at a range that includes its quotation marks.
  static func text(_ source: Source, _ range: Range<Int>, plain: Bool) -> TracedText {
    let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
    if plain { return source.quote(inner) }
    var text = TracedText()
    var clean = inner.lowerBound
    var position = clean
    while position < inner.upperBound {
      guard source.utf8[position] == 0x5C, let (utf8, length) = escape(source.utf8, at: position, end: inner.upperBound)
      else {
        position += 1
        continue
      }
      text.appendQuoted(source, clean..<position)
      text.appendDecoded(source, position..<(position + length), as: utf8, by: .jsonEscape)
      position += length
      clean = position
    }
    text.appendQuoted(source, clean..<inner.upperBound)
    return text
  }

  static func escape(_ bytes: [UInt8], at offset: Int, end: Int) -> (utf8: [UInt8], length: Int)? {
    JSONEscape.decode(bytes, at: offset, end: end)
  }
}
