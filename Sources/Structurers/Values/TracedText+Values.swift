import Provenance
import Stages

extension TracedText {
  /// With single spaces, none at the ends, and in Unicode form C.
  ///
  /// Where a stretch of white space holds a space, that one stays and the rest goes.
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
      } else if let space = utf8[index..<end].firstIndex(of: 0x20) {
        writer.drop(to: space)
        writer.keep(to: space + 1)
        writer.drop(to: end)
      } else {
        writer.respell(to: end, as: " ", by: .whitespace)
      }
      index = end
    }
    return (writer.hasEdits ? writer.finish() : self).composed()
  }

  /// In Unicode form C, word by word, so that what is in it already stays quoted.
  private func composed() -> TracedText {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return self }
    var writer = TextRewriter(self)
    var start = 0
    for end in utf8.indices where utf8[end] == 0x20 || end == count - 1 {
      let word = start..<(end == count - 1 ? count : end)
      let spelling = TextNormalization.composed(Array(utf8[word]))
      if let spelling, !word.isEmpty, !spelling.elementsEqual(utf8[word]) {
        writer.keep(to: word.lowerBound)
        writer.respell(to: word.upperBound, as: spelling, by: .composed)
      }
      start = end + 1
    }
    return writer.hasEdits ? writer.finish() : self
  }

  /// Without a full stop at the end that belongs to no abbreviation.
  func withoutFullStop() -> TracedText {
    guard count > 4, utf8[count - 1] == 0x2E else { return self }
    var start = count - 1
    while start > 0, utf8[start - 1] != 0x20 { start -= 1 }
    let word = utf8[start..<(count - 1)]
    let abbreviations: Set<String> = ["inc", "ltd", "co", "corp", "plc", "bros", "est", "assoc", "dept", "univ"]
    guard !word.contains(0x2E), !abbreviations.contains(String(decoding: word, as: UTF8.self).lowercased()) else {
      return self
    }
    // The second of two: e. V., S. A.
    if word.count == 1, word.first!.isCapital, start > 1, utf8[start - 2] == 0x2E { return self }
    return self[0..<(count - 1)]
  }

  /// Texts as one, parted by semicolons.
  static func several(_ texts: [TracedText]) -> TracedText {
    let mark = TracedText("; ", by: .valueSeveral)
    return TracedText.joined(texts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [mark, $0.element] })
  }

  /// As a date in ISO 8601, or nil where it is none.
  func asDate() -> TracedText? {
    let date = collapsed().withoutFullStop().withoutYearWord()
    guard !date.isEmpty, let iso = DateSpelling.iso(date.utf8) else { return nil }
    return iso == date.utf8 ? date : date.respelled(date.indices, as: iso, by: .valueDate)
  }

  /// Without the word for year that Russian writes behind it: `2021 г.`
  private func withoutYearWord() -> TracedText {
    let word = [" г", " г.", " года", " год"].first {
      utf8.count > $0.utf8.count && utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return word.map { self[0..<(count - $0.utf8.count)] } ?? self
  }

  /// What stands before a word in brackets: `16 Nov 2018 (actual)`.
  private func withoutNote() -> TracedText? {
    guard utf8.last == UInt8(ascii: ")"), let open = utf8.lastIndex(of: UInt8(ascii: "(")), open > 0,
      (3...16).contains(count - open - 2), utf8[(open + 1)..<(count - 1)].allSatisfy({ $0.isWordByte && !$0.isDigit })
    else { return nil }
    return self[0..<open].stripped()
  }

  /// The same beside a label that says what the date is of: `ab 01.01.2020`, `until June 2026`.
  func asLabelledDate() -> TracedText? {
    if let date = asDate() ?? withoutNote().flatMap({ $0.asDate() }) { return date }
    let lowered = string.lowercased()
    let lead = ["ab ", "bis ", "from ", "since ", "until ", "till ", "seit ", "desde ", "depuis ", "expected "].first {
      lowered.hasPrefix($0)
    }
    return lead.flatMap { self[$0.utf8.count..<count].asDate() }
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

extension Rule {
  /// Characters are in Unicode normalization form C: the rule of the white space cleaner.
  static let composed = Rule("text.nfc")
}
