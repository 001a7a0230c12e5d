extension TemplateScanner {
  /// Takes a tag, and where it begins code, what is to be left alone or a comment, what belongs to it.
  mutating func pair(_ name: Range<Int>, slash: StaticString, open: Range<Int>) {
    let word = String(decoding: bytes[name], as: UTF8.self)
    let isComment = word == "comment"
    guard isComment || word == "raw" || Self.isCode(word), !unclosed.contains(word), pairBudget > 0 else {
      return take(.silent, to: open.upperBound)
    }
    guard let close = closingTag(word, slash: slash, from: open.upperBound) else {
      unclosed.insert(word)
      return take(.silent, to: open.upperBound)
    }
    pairBudget -= 2 * (close.upperBound - open.lowerBound)
    if isComment { return take(.silent, to: close.upperBound) }
    if word != "raw", isCode(open, close) {
      take(.codeStart(language(in: name.upperBound..<(open.upperBound - 2))), to: open.upperBound)
      index = close.lowerBound
      take(.codeEnd, to: close.upperBound)
    } else if word == "raw" {
      take(.silent, to: open.upperBound)
      index = close.lowerBound
      take(.silent, to: close.upperBound)
    } else {
      take(.silent, to: open.upperBound)
    }
  }

  private static func isCode(_ word: String) -> Bool {
    word == "highlight" || word == "code" || word == "codeblock" || word.hasPrefix("code-") || word.hasPrefix("code_")
  }

  /// The tag that ends a pair: `{% endraw %}`, `{{< /highlight >}}`.
  private func closingTag(_ word: String, slash: StaticString, from offset: Int) -> Range<Int>? {
    let sign: StaticString = slash.utf8CodeUnitCount == 1 ? "{{" : "{%"
    var here = offset
    while let open = next(sign, from: here, before: end) {
      here = open + 2
      var first = here
      if slash.utf8CodeUnitCount == 1 { first += 1 }
      while first < end, bytes[first] == 0x20 || bytes[first] == UInt8(ascii: "-") { first += 1 }
      guard starts(slash, at: first) else { continue }
      first += slash.utf8CodeUnitCount
      while first < end, bytes[first] == 0x20 { first += 1 }
      let name = name(first)
      guard bytes[name].elementsEqual(word.utf8) else { continue }
      let close = closing(sign.utf8Start[1] == UInt8(ascii: "%") ? "%}" : "}}", from: name.upperBound)
      if close.isFound { return open..<(close.offset + 2) }
    }
    return nil
  }

  /// Both tags have their lines to themselves, and what stands between has no fence of its own.
  private func isCode(_ open: Range<Int>, _ close: Range<Int>) -> Bool {
    guard isLineStart(open.lowerBound), isBlank(open.upperBound..<endOfLine(open.upperBound)),
      isLineStart(close.lowerBound), isBlank(close.upperBound..<endOfLine(close.upperBound)),
      endOfLine(open.lowerBound) >= open.upperBound, isLevel(open.lowerBound, close.lowerBound)
    else { return false }
    let between = open.upperBound..<close.lowerBound
    return next("```", from: between.lowerBound, before: between.upperBound) == nil
      && next("~~~~~~", from: between.lowerBound, before: between.upperBound) == nil
  }

  /// Whether two tags stand in the same column, or both near the margin: else they are not in the same list.
  private func isLevel(_ first: Int, _ second: Int) -> Bool {
    let columns = [column(first), column(second)]
    return columns[0] == columns[1] || columns.allSatisfy { $0 <= 3 } && isBlank((first - columns[0])..<first)
  }

  private func column(_ offset: Int) -> Int {
    var here = offset
    while here > start, bytes[here - 1] != 0x0A, bytes[here - 1] != 0x0D { here -= 1 }
    return offset - here
  }

  /// The first word behind the name, or the value of `lang` or `language`.
  private func language(in range: Range<Int>) -> Range<Int>? {
    var here = range.lowerBound
    while here < range.upperBound, bytes[here] == 0x20 || bytes[here] == UInt8(ascii: "\"") { here += 1 }
    let word = wordEnd(here)
    if word > here, peek(word) != UInt8(ascii: "=") { return word <= range.upperBound ? here..<word : nil }
    for key in ["lang=", "language="] as [StaticString] {
      guard let place = next(key, from: range.lowerBound, before: range.upperBound) else { continue }
      var first = place + key.utf8CodeUnitCount
      if "\"'".utf8.contains(peek(first)) { first += 1 }
      if wordEnd(first) > first { return first..<wordEnd(first) }
    }
    return nil
  }

  private func wordEnd(_ offset: Int) -> Int {
    var here = offset
    while here < end, Self.isName(bytes[here]) || "+#.".utf8.contains(bytes[here]) { here += 1 }
    return here
  }
}
