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
    decoded(range, marker: UInt8(ascii: "&"), by: .htmlEntity) {
      HTMLEntities.decode(utf8, at: $0, end: range.upperBound, in: context)
    }
  }
}
