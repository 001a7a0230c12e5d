import JSONText

/// Writes a marked text row by row, long stretches without a value folded.
///
/// A row is a list of stretches, behind a 0 where it goes on with the line of the row before. A stretch is a string that no mark touches, or
/// `[text, …]` with the numbers of its entries of evidence, each less the one before it in this text, behind an object with `omitted` and `repair`
/// (each from 1) or `elsewhere` where it has such; `{"fold": bytes}` stands for bytes left out. A row may be `{"fold": bytes, "lines": n}` itself.
struct LineWriter {
  private let text: MarkedText
  private let folding: Folding
  private let rows: [LineCutter.Row]
  private var last = 0

  init(_ text: MarkedText, _ folding: Folding = Folding.steps[0]) {
    self.text = text
    self.folding = folding
    rows = LineCutter(text).rows
  }

  mutating func write(_ json: inout JSONWriter) {
    json.beginArray()
    var index = 0
    while index < rows.count {
      let left = rows[index...].prefix(while: \.isLeft).count
      if left > folding.left.limit {
        writeLeft(rows[index..<(index + left)], &json)
        index += left
      } else if left > 0 {
        writeShort(index..<(index + left), &json)
        index += left
      } else {
        write(rows[index], &json)
        index += 1
      }
    }
    json.endArray()
  }

  /// A menu of three hundred lines is shown by its head and its tail, a script by less.
  private mutating func writeLeft(_ rows: ArraySlice<LineCutter.Row>, _ json: inout JSONWriter) {
    let isPlain = rows.allSatisfy(\.isPlain)
    let (head, tail) = isPlain ? (folding.context, folding.context) : (folding.left.head, folding.left.tail)
    for row in rows.prefix(head) { write(row, &json) }
    fold(rows.dropFirst(head).dropLast(tail), &json)
    for row in rows.suffix(tail) { write(row, &json) }
  }

  /// Rows between such as are held: runs without any mark are folded but for their ends.
  private mutating func writeShort(_ range: Range<Int>, _ json: inout JSONWriter) {
    var index = range.lowerBound
    while index < range.upperBound {
      let run = index..<(index + rows[index..<range.upperBound].prefix(while: \.isPlain).count)
      let head = run.lowerBound == 0 ? 0 : folding.context
      let tail = run.upperBound == rows.count ? 0 : folding.context
      if run.count > max(folding.context, head + tail) + 4 {
        for row in rows[run.prefix(head)] { write(row, &json) }
        fold(rows[run.dropFirst(head).dropLast(tail)], &json)
        for row in rows[run.suffix(tail)] { write(row, &json) }
      } else {
        for row in rows[run.lowerBound..<max(run.upperBound, index + 1)] { write(row, &json) }
      }
      index = max(run.upperBound, index + 1)
    }
  }

  private func fold(_ rows: ArraySlice<LineCutter.Row>, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("fold")
    json.int(rows.reduce(0) { $0 + $1.bytes })
    json.key("lines")
    json.int(rows.count(where: \.startsLine))
    let stretches = rows.lazy.flatMap(\.stretches)
    for (key, isSo) in [
      ("omitted", stretches.contains { $0.omission > 0 }), ("elsewhere", stretches.contains(where: \.isElsewhere)),
    ] where isSo {
      json.key(key)
      json.bool(true)
    }
    json.endObject()
  }

  private mutating func write(_ row: LineCutter.Row, _ json: inout JSONWriter) {
    json.beginArray()
    if !row.startsLine { json.int(0) }
    for stretch in row.stretches {
      let rule = rule(stretch)
      guard stretch.range.count > rule.limit else {
        write(stretch, stretch.range, &json)
        continue
      }
      let head = text.cut(stretch.range.lowerBound + rule.head)
      let tail = text.cut(stretch.range.upperBound - rule.tail)
      write(stretch, stretch.range.lowerBound..<head, &json)
      json.beginObject()
      json.key("fold")
      json.int(tail - head)
      json.endObject()
      write(stretch, tail..<stretch.range.upperBound, &json)
    }
    json.endArray()
  }

  private func rule(_ stretch: LineCutter.Stretch) -> Folding.Stretch {
    guard stretch.evidence.isEmpty else { return folding.held }
    return stretch.omission > 0 || stretch.isElsewhere ? folding.omitted : folding.plain
  }

  private mutating func write(_ stretch: LineCutter.Stretch, _ range: Range<Int>, _ json: inout JSONWriter) {
    if stretch.isPlain { return json.string(utf8: text.utf8[range]) }
    json.beginArray()
    json.string(utf8: text.utf8[range])
    let isElsewhere = stretch.isElsewhere && stretch.evidence.isEmpty ? 1 : 0
    if stretch.omission > 0 || stretch.repair > 0 || isElsewhere > 0 {
      json.beginObject()
      let marks = [("omitted", stretch.omission), ("repair", stretch.repair), ("elsewhere", isElsewhere)]
      for (key, number) in marks where number > 0 {
        json.key(key)
        json.int(number)
      }
      json.endObject()
    }
    for number in stretch.evidence {
      json.int(number - last)
      last = number
    }
    json.endArray()
  }
}

extension MarkedText {
  /// The start of the code point at an offset.
  fileprivate func cut(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
