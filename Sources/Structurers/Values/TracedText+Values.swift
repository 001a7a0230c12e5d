import Provenance
import Stages

extension TracedText {
  /// With single spaces, and none at the ends.
  func collapsed() -> TracedText {
    var writer = TextRewriter(self)
    var index = 0
    while index < count {
      let length = Whitespace.length(utf8, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      var end = index + length
      while end < count, case let more = Whitespace.length(utf8, at: end), more > 0 { end += more }
      writer.keep(to: index)
      if index == 0 || end == count {
        writer.drop(to: end)
      } else if end - index > 1 || utf8[index] != 0x20 {
        writer.respell(to: end, as: " ", by: .whitespace)
      }
      index = end
    }
    return writer.hasEdits ? writer.finish() : self
  }

  /// As a date in ISO 8601, or nil where it is none.
  func asDate() -> TracedText? {
    guard !isEmpty, let iso = DateSpelling.iso(utf8) else { return nil }
    return iso == utf8 ? self : respelled(indices, as: iso, by: .valueDate)
  }

  /// Without white space, and the marks given, at its ends.
  func stripped(_ marks: StaticString = "") -> TracedText {
    let range = strippedRange(indices, marks)
    return range == indices ? self : self[range]
  }

  /// The part of a range without white space, and the marks given, at its ends.
  func strippedRange(_ range: Range<Int>, _ marks: StaticString = "") -> Range<Int> {
    let isMark = { (byte: UInt8) in marks.withUTF8Buffer { $0.contains(byte) } }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, utf8[low].isASCIIWhitespace || isMark(utf8[low]) { low += 1 }
    while high > low, utf8[high - 1].isASCIIWhitespace || isMark(utf8[high - 1]) { high -= 1 }
    return low..<high
  }

  /// Words in lower case, signs left out.
  var words: [String] {
    utf8.split(whereSeparator: { !$0.isWordByte && $0 != 0x26 }).map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
  }
}

extension [UInt8] {
  /// Whether a string stands at an offset.
  func holds(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return literal.withUTF8Buffer { buffer in
      for index in 0..<length where self[offset + index] != buffer[index] { return false }
      return true
    }
  }

  /// Where a string first stands in a range.
  func first(_ literal: StaticString, in range: Range<Int>) -> Int? {
    let head = literal.withUTF8Buffer { $0[0] }
    var index = range.lowerBound
    while index + literal.utf8CodeUnitCount <= range.upperBound {
      if self[index] == head, holds(literal, at: index) { return index }
      index += 1
    }
    return nil
  }
}
