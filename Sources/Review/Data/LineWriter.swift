import JSONText

/// Writes a marked text line by line, cut wherever a mark begins or ends, long stretches without a mark folded.
///
/// A line is a list of stretches: a string that no mark touches, or `[text, evidence, omission, repair]`, each number from 1
/// and 0 for none; `{"fold": bytes}` stands for bytes left out. A line may be `{"fold": bytes, "lines": n}` itself.
struct LineWriter {
  /// Bytes of a stretch that are shown at its start and its end where it is folded.
  private static let plain = (limit: 300, head: 160, tail: 80)
  private static let omitted = (limit: 600, head: 360, tail: 120)
  private static let held = (limit: 120_000, head: 80_000, tail: 4_000)
  /// Lines without a mark that are shown at the start and the end of a run of such.
  private static let context = 3
  /// Lines that are left out or have no text, in a run: how many are shown, at its start and its end.
  private static let left = (limit: 40, head: 12, tail: 6)
  private static let listed = 64

  private struct Stretch {
    var range: Range<Int>
    var evidence: [Int] = []
    var omission = 0
    var repair = 0
    var isPlain: Bool { evidence.isEmpty && omission == 0 && repair == 0 }
  }

  private let text: MarkedText
  private var lines: [[Stretch]] = [[]]

  init(_ text: MarkedText) {
    self.text = text
    cut()
  }

  /// Goes through the text once, with the marks that are open at each boundary.
  private mutating func cut() {
    let marks = text.marks.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var boundaries = Set(text.lineStarts)
    for mark in marks {
      boundaries.insert(mark.range.lowerBound)
      boundaries.insert(mark.range.upperBound)
    }
    boundaries.insert(text.utf8.count)
    var next = 0
    var open: [(range: Range<Int>, mark: MarkedText.Mark)] = []
    var low = 0
    var line = 1
    for high in boundaries.sorted() where high > low {
      open.removeAll { $0.range.upperBound <= low }
      while next < marks.count, marks[next].range.lowerBound <= low {
        open.append(marks[next])
        next += 1
      }
      while line < text.lineStarts.count, text.lineStarts[line] <= low {
        lines.append([])
        line += 1
      }
      lines[lines.count - 1].append(LineWriter.stretch(low..<high, open))
      low = high
    }
  }

  private static func stretch(_ range: Range<Int>, _ open: [(range: Range<Int>, mark: MarkedText.Mark)]) -> Stretch {
    var result = Stretch(range: range)
    for entry in open {
      switch entry.mark {
      case .evidence(let number): if result.evidence.count < listed { result.evidence.append(number) }
      case .omission(let number): result.omission = number + 1
      case .repair(let number): result.repair = number + 1
      }
    }
    return result
  }

  func write(_ json: inout JSONWriter) {
    json.beginArray()
    var index = 0
    while index < lines.count {
      let left = lines[index...].prefix { $0.allSatisfy { $0.evidence.isEmpty && $0.repair == 0 } }.count
      if left > LineWriter.left.limit {
        writeLeft(lines[index..<(index + left)], &json)
        index += left
        continue
      }
      let run = lines[index...].prefix { $0.allSatisfy(\.isPlain) }.count
      let kept = index == 0 || index + run == lines.count ? LineWriter.context : 2 * LineWriter.context
      if run > kept + 4 {
        let head = index == 0 ? 0 : LineWriter.context
        let tail = index + run == lines.count ? 0 : LineWriter.context
        for line in lines[index..<(index + head)] { write(line, &json) }
        fold(lines[(index + head)..<(index + run - tail)], &json)
        for line in lines[(index + run - tail)..<(index + run)] { write(line, &json) }
        index += run
      } else {
        for line in lines[index..<(index + max(1, run))] { write(line, &json) }
        index += max(1, run)
      }
    }
    json.endArray()
  }

  /// A menu of three hundred lines is shown by its head and its tail.
  private func writeLeft(_ lines: ArraySlice<[Stretch]>, _ json: inout JSONWriter) {
    for line in lines.prefix(LineWriter.left.head) { write(line, &json) }
    fold(lines.dropFirst(LineWriter.left.head).dropLast(LineWriter.left.tail), &json)
    for line in lines.suffix(LineWriter.left.tail) { write(line, &json) }
  }

  private func fold(_ lines: ArraySlice<[Stretch]>, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("fold")
    json.int(lines.reduce(0) { $0 + $1.reduce(0) { $0 + $1.range.count } })
    json.key("lines")
    json.int(lines.count)
    if lines.contains(where: { $0.contains { $0.omission > 0 } }) {
      json.key("omitted")
      json.bool(true)
    }
    json.endObject()
  }

  private func write(_ line: [Stretch], _ json: inout JSONWriter) {
    json.beginArray()
    for stretch in line {
      let rule =
        stretch.evidence.isEmpty
        ? stretch.omission > 0 ? LineWriter.omitted : LineWriter.plain : LineWriter.held
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

  private func write(_ stretch: Stretch, _ range: Range<Int>, _ json: inout JSONWriter) {
    if stretch.isPlain { return json.string(utf8: text.utf8[range]) }
    json.beginArray()
    json.string(utf8: text.utf8[range])
    json.beginArray()
    for number in stretch.evidence { json.int(number) }
    json.endArray()
    if stretch.omission > 0 || stretch.repair > 0 {
      json.int(stretch.omission)
      if stretch.repair > 0 { json.int(stretch.repair) }
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
