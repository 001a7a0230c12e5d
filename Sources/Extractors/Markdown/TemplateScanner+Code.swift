extension TemplateScanner {
  mutating func backticks() {
    let run = endOfRun(index) - index
    if run >= 3, isLineStart(index), !holdsBacktick(index + run) { return fence(UInt8(ascii: "`"), run) }
    guard run <= Self.longestRun, noCodeBefore[run] <= index else { return index += run }
    var here = index + run
    while here < end {
      if bytes[here] == UInt8(ascii: "`") {
        let stop = endOfRun(here)
        if stop - here == run {
          raw(in: (index + run)..<here)
          return index = stop
        }
        here = stop
      } else if bytes[here] == 0x0A || bytes[here] == 0x0D, isBlankLine(after: here) {
        break
      } else {
        here += 1
      }
    }
    noCodeBefore[run] = here
    index += run
  }

  mutating func tildes() {
    let run = endOfRun(index) - index
    if run >= 3, isLineStart(index) { fence(UInt8(ascii: "~"), run) } else { index += run }
  }

  func endOfRun(_ offset: Int) -> Int {
    var here = offset
    while here < end, bytes[here] == bytes[offset] { here += 1 }
    return here
  }

  private func holdsBacktick(_ offset: Int) -> Bool {
    bytes[offset..<endOfLine(offset)].contains(UInt8(ascii: "`"))
  }

  /// Goes behind a fenced block, or behind its fence where it is not closed.
  private mutating func fence(_ sign: UInt8, _ length: Int) {
    let open = index + length
    index = open
    guard length < noFence[sign, default: .max] else { return }
    var line = endOfLine(open)
    while line < end {
      line += 1
      let stop = endOfLine(line)
      var here = line
      while here < stop, bytes[here] == 0x20 || bytes[here] == 0x09 || bytes[here] == UInt8(ascii: ">") { here += 1 }
      if here < stop, bytes[here] == sign, endOfRun(here) - here >= length, isBlank(endOfRun(here)..<stop) {
        raw(in: open..<line)
        return index = stop
      }
      line = stop
    }
    noFence[sign] = length
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }

  /// Pairs of `{% raw %}` and `{% endraw %}` within code.
  private mutating func raw(in code: Range<Int>) {
    var here = code.lowerBound
    while let open = next("{%", from: here, before: code.upperBound) {
      here = open + 2
      guard let first = statement("raw", at: open), first.upperBound <= code.upperBound else { continue }
      var close = first.upperBound
      while let sign = next("{%", from: close, before: code.upperBound) {
        close = sign + 2
        guard let last = statement("endraw", at: sign), last.upperBound <= code.upperBound else { continue }
        found += [TemplateTag(.rawInCode, first), TemplateTag(.rawInCode, last)]
        here = last.upperBound
        break
      }
      if here < close { return }
    }
  }

  /// `{% name %}` with that name and nothing else in it.
  func statement(_ name: StaticString, at offset: Int) -> Range<Int>? {
    var here = offset + 2
    if peek(here) == UInt8(ascii: "-") { here += 1 }
    while peek(here) == 0x20 { here += 1 }
    guard starts(name, at: here) else { return nil }
    here += name.utf8CodeUnitCount
    while peek(here) == 0x20 { here += 1 }
    if peek(here) == UInt8(ascii: "-") { here += 1 }
    return starts("%}", at: here) ? offset..<(here + 2) : nil
  }
}
