public import Provenance
public import Stages

extension Source {
  /// An attribute's value, without white space at its ends, its references decoded.
  public func htmlAttribute(_ range: Range<Int>) -> TracedText {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, utf8[low].isASCIIWhitespace { low += 1 }
    while high > low, utf8[high - 1].isASCIIWhitespace { high -= 1 }
    return htmlDecoded(low..<high, in: .attribute)
  }

  /// A range of text or of an attribute with its references decoded.
  public func htmlDecoded(_ range: Range<Int>, in context: HTMLEntities.Position = .text) -> TracedText {
    guard utf8[range].contains(UInt8(ascii: "&")) else { return quote(range) }
    var text = TracedText()
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard utf8[index] == UInt8(ascii: "&"),
        let (decoded, length) = HTMLEntities.decode(utf8, at: index, end: range.upperBound, in: context)
      else {
        index += 1
        continue
      }
      text.appendQuoted(self, start..<index)
      text.appendDecoded(self, index..<(index + length), as: decoded, by: .htmlEntity)
      index += length
      start = index
    }
    text.appendQuoted(self, start..<range.upperBound)
    return text
  }
}
