public import Provenance

extension Source {
  /// A range with its escapes decoded by a rule, the rest quoted. An escape begins with `marker`; `decode` gives the UTF-8 that the
  /// one at an offset stands for and its length in bytes, or nil where there is none, and the marker stays as it is.
  public func decoded(
    _ range: Range<Int>, marker: UInt8, by rule: Rule, _ decode: (_ offset: Int) -> (utf8: [UInt8], length: Int)?
  ) -> TracedText {
    guard var index = utf8[range].firstIndex(of: marker) else { return quote(range) }
    var text = TracedText()
    var start = range.lowerBound
    while index < range.upperBound {
      guard utf8[index] == marker, let (decoded, length) = decode(index) else {
        index += 1
        continue
      }
      text.appendQuoted(self, start..<index)
      text.appendDecoded(self, index..<(index + length), as: decoded, by: rule)
      index += length
      start = index
    }
    text.appendQuoted(self, start..<range.upperBound)
    return text
  }
}
