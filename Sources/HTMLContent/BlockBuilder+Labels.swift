import Provenance
import Stages

extension BlockBuilder {
  /// Whether an element of a line that begins here is apart from the one that has just ended, without a space between, by their
  /// classes: the two are a label and its value (`<span class="label">Donor</span><span class="value">Sida</span>`), a figure and
  /// what it counts, values one after the other, or a thing and its date. Style sheets keep such apart.
  func isApartFromLast(_ tag: HTMLTag, _ range: Range<Int>, _ traits: TagTraits) -> Bool {
    guard range.lowerBound == lastClassed.end, let own = traits.className, preformattedDepth == 0, tag != .sup,
      tag != .sub, let last = inline.text.utf8.last, range.upperBound < bytes.count
    else { return false }
    if lastClassed.isSpaced {
      return lastIsLabel && endsInWord(own, BlockBuilder.texts + ["value", "data", "detail", "details", "info"])
    }
    let first = bytes[range.upperBound]
    if beginsWord(range.upperBound), endsInWord(lastClassed.className, BlockBuilder.figures), lastHasDigit,
      endsInWord(own, BlockBuilder.labels + BlockBuilder.texts)
    {
      return true
    }
    if first.isDigit || first.isCapital, endsInWord(own, BlockBuilder.dates) { return true }
    // A word does not go on with a capital letter, nor a number behind a word.
    guard !last.isDigit, !first.isSmall, first >= 0x30 || first == UInt8(ascii: "$"),
      endsInWord(own, BlockBuilder.values)
    else { return false }
    return endsInWord(lastClassed.className, BlockBuilder.labels)
      || first.isCapital && endsInWord(own, ["value"]) && bytes[own].elementsEqual(bytes[lastClassed.className])
  }

  /// Whether an element of a line that begins here is the value of the one before it, which is a fact's label as a whole and begins
  /// the block: `<b>Donor</b><span>Sida</span>`.
  func isValueOfLast(_ tag: HTMLTag, _ range: Range<Int>) -> Bool {
    guard range.lowerBound == lastClassed.end, lastClassed.textStart == 0, !lastClassed.isSpaced,
      preformattedDepth == 0, BlockBuilder.holders.contains(tag), range.upperBound < bytes.count,
      inline.text.count <= 40,
      let last = inline.text.utf8.last, last.isInWord
    else { return false }
    guard let first = firstText(behind: range) else { return false }
    let isValue = first.isCapital || first.isDigit || first >= 0xC2 || first == UInt8(ascii: "$")
    return isValue && FactLabels.isLabel(inline.text.utf8[...])
  }

  /// The first byte of text behind a tag and those that follow it at once.
  private func firstText(behind tag: Range<Int>) -> UInt8? {
    var index = tag.upperBound
    let end = min(bytes.count, index + 200)
    while index < end, bytes[index] == UInt8(ascii: "<") {
      guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      index = close + 1
    }
    return index < end ? bytes[index] : nil
  }

  /// Whether an element that ends here is an icon, and begins another element of a line that stands right behind a word: what style
  /// sheets keep apart as one fact from the next, `<span><i class=icon-map></i>Kenya</span><span><i class=icon-clock></i>2019</span>`.
  func isIconBefore(_ element: OpenElement) -> Bool {
    let count = inline.text.count
    guard let name = element.className, element.textStart == count, count > 0, preformattedDepth == 0,
      let outer = open.last(where: { $0.className != name }), outer.tag == .span || outer.tag == .a,
      outer.textStart == count, name.count <= 80
    else { return false }
    return ["icon", "fa-", "glyph", "dashicons", "material-"].contains { bytes.holds($0, in: name) }
  }

  /// Text behind an element of a line: what a label at a block's start stands before, `<span class="label">Donor</span> Sida`, or
  /// white space before the next element.
  mutating func noteText(_ range: Range<Int>) {
    if trimmed(range).isEmpty {
      lastClassed.end = range.upperBound
      lastClassed.isSpaced = true
    } else if preformattedDepth == 0, !lastClassed.isSpaced, lastIsLabel, beginsApart(range.lowerBound) {
      inline.part(source, by: lastClassed.tag, isLine: frames[frames.count - 1].kind == .line)
    }
  }

  /// Whether what begins at an offset, behind white space or without, does so with a capital letter, a figure or a sign of money: a
  /// sentence goes on with small letters and marks.
  private func beginsApart(_ start: Int) -> Bool {
    guard let first = bytes[start...].prefix(200).firstIndex(where: { !$0.isASCIIWhitespace }) else { return false }
    let byte = bytes[first]
    let isValue = byte.isCapital || byte.isDigit || byte >= 0xC2 || byte == UInt8(ascii: "$")
    guard first == start else { return isValue }
    return inline.text.count > 3 && inline.text.utf8.last.map(\.isSmall) ?? false && (byte.isCapital || byte.isDigit)
      && first + 1 < bytes.count && (bytes[first + 1].isInWord || bytes[first + 1].isDigit || bytes[first + 1] == 0x20)
  }

  /// Whether the last element of a line is called a label and nothing stands before it; `label label-info` is a badge of Bootstrap.
  private var lastIsLabel: Bool {
    let classes = lastClassed.className
    guard lastClassed.textStart == 0, (3...200).contains(classes.count),
      endsInWord(classes, ["label"])
    else { return false }
    return !classes.contains { start in
      start + 6 < classes.upperBound && bytes[start..<(start + 6)].elementsEqual("label-".utf8)
        && (start == classes.lowerBound || bytes[start - 1].isASCIIWhitespace)
    }
  }

  /// Whether words begin at an offset: no unit alone, no ending of a number. Behind a sign, two letters are a word.
  private func beginsWord(_ start: Int) -> Bool {
    guard start + 3 <= bytes.count, bytes[start..<(start + 2)].allSatisfy(\.isInWord) else { return false }
    return bytes[start + 2].isInWord || bytes[start + 2] == 0x20 && inline.text.utf8.last == UInt8(ascii: "%")
  }

  /// Whether the last element, if it is short, has a figure: of other scripts' letters the last bytes are looked at.
  private var lastHasDigit: Bool {
    let count = inline.text.count - lastClassed.textStart
    return (1...40).contains(count) && inline.text.utf8.suffix(count).contains(where: \.isDigit)
  }

  /// Whether a class of an element ends in one of some words: `fact__label`, `ItemTitle`.
  private func endsInWord(_ classes: Range<Int>, _ words: [StaticString]) -> Bool {
    guard classes.count <= 200 else { return false }
    var start = classes.lowerBound
    for index in classes.lowerBound...classes.upperBound {
      guard index == classes.upperBound || bytes[index].isASCIIWhitespace else { continue }
      if words.contains(where: { ends(start..<index, with: $0) }) { return true }
      start = index + 1
    }
    return false
  }

  private func ends(_ name: Range<Int>, with word: StaticString) -> Bool {
    let start = name.upperBound - word.utf8CodeUnitCount
    guard start >= name.lowerBound, bytes.hasWord(word, at: start..<name.upperBound) else { return false }
    return start == name.lowerBound || !bytes[start - 1].isASCIILetter
      || bytes[start - 1].isSmall && !bytes[start].isSmall
  }

  private static let labels: [StaticString] = ["label", "title", "heading", "header", "term", "key", "caption", "name"]
  private static let texts: [StaticString] = ["text", "description", "desc", "subtitle", "content"]
  private static let values =
    texts + ["value", "detail", "details", "data", "info", "count", "number", "body", "answer"]
  private static let figures: [StaticString] = [
    "value", "count", "number", "figure", "amount", "stat", "counter", "metric", "data",
  ]
  /// Elements of a line that values stand in.
  private static let holders: [HTMLTag] = [.span, .b, .strong, .em, .i, .u, .a, .small, .time]
  private static let dates: [StaticString] = ["date", "datetime", "timestamp"]
}

extension UInt8 {
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isInWord: Bool { self >= 0x80 || (self | 0x20).isSmall }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
