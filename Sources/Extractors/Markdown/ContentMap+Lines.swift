import Provenance

extension ContentMap {
  /// Maps the text of a block to the lines that it was made of.
  ///
  /// Each line of the text is the end of a source line. Which source line the first one is can be unknown: link reference
  /// definitions that stood before it are gone, and a setext heading's underline counts as a line of it. Nothing of it stands
  /// before `start`, in bytes of the source.
  /// Returns whether every line was found; else the map is empty.
  mutating func map(
    _ content: UnsafeBufferPointer<UInt8>, to lines: SourceLines, _ range: ClosedRange<Int>, of source: [UInt8],
    from start: Int = 0
  ) -> Bool {
    let lineCount = Self.lineCount(content)
    let last = min(range.upperBound, lines.count - 1) - lineCount + 1
    guard last >= 0 else { return false }
    // Most often the last line is the last; else the line after, before, or any from the first one on.
    var tries = 0
    for first in [last, last - 1, last + 1] where first >= 0 && first + lineCount <= lines.count {
      if map(content, startingAt: first, of: lines, source, from: start) { return true }
    }
    var first = max(range.lowerBound, 0)
    while first + lineCount <= lines.count, first <= range.upperBound, tries < 1000 {
      if map(content, startingAt: first, of: lines, source, from: start) { return true }
      first += 1
      tries += 1
    }
    return false
  }

  static func lineCount(_ content: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in content where byte == 0x0A { count += 1 }
    return content.last == 0x0A || content.isEmpty ? count : count + 1
  }

  private mutating func map(
    _ content: UnsafeBufferPointer<UInt8>, startingAt first: Int, of lines: SourceLines, _ source: [UInt8],
    from minimum: Int
  ) -> Bool {
    removeAll()
    var line = first
    var start = 0
    while start < content.count {
      let end = content[start...].firstIndex(of: 0x0A) ?? content.count
      guard appendLine(content, start..<end, in: Self.cut(lines.text(line), minimum), of: source) else {
        removeAll()
        return false
      }
      if end < content.count { append(1, at: lines.end(line)) }
      start = end + 1
      line += 1
    }
    return true
  }

  private static func cut(_ range: Range<Int>, _ minimum: Int) -> Range<Int> {
    min(max(range.lowerBound, minimum), range.upperBound)..<range.upperBound
  }

  /// Adds one line that is the end of a source line, or stands in it.
  private mutating func appendLine(
    _ content: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, in sourceLine: Range<Int>, of source: [UInt8]
  ) -> Bool {
    if line.isEmpty { return true }
    if line.count <= sourceLine.count,
      Self.equal(content, line.lowerBound, source, sourceLine.upperBound - line.count, line.count)
    {
      append(line.count, at: (sourceLine.upperBound - line.count)..<sourceLine.upperBound)
      return true
    }
    return appendInside(content, line, in: sourceLine, of: source)
      || appendWithNulls(content, line, in: sourceLine, of: source)
  }

  /// A heading's text, or a paragraph's last line, may end before its source line.
  private mutating func appendInside(
    _ content: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, in sourceLine: Range<Int>, of source: [UInt8]
  ) -> Bool {
    var start = sourceLine.lowerBound
    while start + line.count <= sourceLine.upperBound {
      if Self.equal(content, line.lowerBound, source, start, line.count) {
        append(line.count, at: start..<(start + line.count))
        return true
      }
      start += 1
    }
    return false
  }

  /// cmark puts U+FFFD where U+0000 stood.
  private mutating func appendWithNulls(
    _ content: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, in sourceLine: Range<Int>, of source: [UInt8]
  ) -> Bool {
    guard source[sourceLine].contains(0) else { return false }
    var pieces: [(length: Int, source: Range<Int>, isNull: Bool)] = []
    var position = sourceLine.upperBound
    var index = line.upperBound
    while index > line.lowerBound, position > sourceLine.lowerBound {
      let byte = source[position - 1]
      let length = byte == 0 ? 3 : 1
      guard index - length >= line.lowerBound else { return false }
      guard byte == 0 ? content[index - 3] == 0xEF && content[index - 2] == 0xBF : content[index - 1] == byte else {
        return false
      }
      position -= 1
      index -= length
      if byte != 0, let last = pieces.last, !last.isNull {
        pieces[pieces.count - 1] = (last.length + 1, position..<last.source.upperBound, false)
      } else {
        pieces.append((length, position..<(position + 1), byte == 0))
      }
    }
    guard index == line.lowerBound else { return false }
    for piece in pieces.reversed() {
      append(piece.length, at: piece.source, rule: piece.isNull ? .markdownNull : nil)
    }
    return true
  }

  @inline(__always)
  static func equal(
    _ content: UnsafeBufferPointer<UInt8>, _ offset: Int, _ source: [UInt8], _ start: Int, _ count: Int
  ) -> Bool {
    source.withUnsafeBufferPointer { buffer in
      for index in 0..<count where content[offset + index] != buffer[start + index] { return false }
      return true
    }
  }
}

extension ContentMap {
  /// Maps text whose first line is known: each of its lines is the end of a source line. A line that is not is unlocated.
  mutating func mapWhole(
    _ content: UnsafeBufferPointer<UInt8>, from first: Int, of lines: SourceLines, _ source: [UInt8]
  ) {
    removeAll()
    var line = first
    var start = 0
    while start < content.count, line < lines.count {
      let end = content[start...].firstIndex(of: 0x0A) ?? content.count
      let sourceLine = lines.text(line)
      let isFound =
        appendAfterTab(content, start..<end, in: sourceLine, of: source)
        || appendLine(content, start..<end, in: sourceLine, of: source)
      if !isFound, !sourceLine.isEmpty { append(end - start, at: sourceLine, rule: .markdownUnlocated) }
      if end < content.count { append(1, at: lines.end(line)) }
      start = end + 1
      line += 1
    }
  }

  /// A tab of which a part is indentation: the rest is spaces.
  private mutating func appendAfterTab(
    _ content: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, in sourceLine: Range<Int>, of source: [UInt8]
  ) -> Bool {
    guard line.count <= sourceLine.count + 3, !line.isEmpty, content[line.lowerBound] == 0x20 else { return false }
    if line.count <= sourceLine.count,
      Self.equal(content, line.lowerBound, source, sourceLine.upperBound - line.count, line.count)
    {
      return false
    }
    for (index, rule) in [Rule.markdownTab1, .markdownTab2, .markdownTab3].enumerated() {
      let spaces = index + 1
      guard line.count >= spaces, content[line.lowerBound + index] == 0x20 else { return false }
      let rest = line.count - spaces
      let start = sourceLine.upperBound - rest
      guard start > sourceLine.lowerBound, source[start - 1] == 0x09,
        Self.equal(content, line.lowerBound + spaces, source, start, rest)
      else { continue }
      append(spaces, at: (start - 1)..<start, rule: rule)
      append(rest, at: start..<sourceLine.upperBound)
      return true
    }
    return false
  }
}
