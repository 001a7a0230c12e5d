extension TracedText {
  public static func + (left: TracedText, right: TracedText) -> TracedText {
    var result = left
    result.append(right)
    return result
  }

  /// The text with a range, in bytes, spelled otherwise: derived from whatever stood there, by `rule`.
  ///
  /// - Precondition: the range is not empty. An empty spelling is a removal.
  @inlinable
  public func respelled(_ range: Range<Int>, as bytes: some Collection<UInt8>, by rule: Rule) -> TracedText {
    precondition(!range.isEmpty, "respelling an empty range would be a birth by the back door")
    var writer = TextRewriter(self)
    writer.keep(to: range.lowerBound)
    writer.respell(to: range.upperBound, as: bytes, by: rule)
    return writer.finish()
  }

  /// The whole text spelled otherwise. An empty text stays empty.
  public func respelled(as spelling: String, by rule: Rule) -> TracedText {
    isEmpty ? self : respelled(indices, as: Array(spelling.utf8), by: rule)
  }

  /// Spells a range, in bytes, otherwise.
  public mutating func respell(_ range: Range<Int>, as spelling: String, by rule: Rule) {
    self = respelled(range, as: Array(spelling.utf8), by: rule)
  }

  /// Takes a range, in bytes, out.
  public mutating func remove(_ range: Range<Int>) {
    var writer = TextRewriter(self)
    writer.keep(to: range.lowerBound)
    writer.drop(to: range.upperBound)
    self = writer.finish()
  }

  /// The text without ASCII white space at its ends.
  public func trimmed() -> TracedText {
    var low = 0
    var high = count
    while low < high, utf8[low].isASCIIWhitespace { low += 1 }
    while high > low, utf8[high - 1].isASCIIWhitespace { high -= 1 }
    return low == 0 && high == count ? self : self[low..<high]
  }

  /// Texts one after another with nothing between them.
  public static func joined(_ texts: some Sequence<TracedText>) -> TracedText {
    let texts = Array(texts)
    var result = TracedText()
    result.reserve(bytes: texts.reduce(0) { $0 + $1.count }, runs: texts.reduce(0) { $0 + $1.runs.count })
    for text in texts { result.append(text) }
    return result
  }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable public var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
