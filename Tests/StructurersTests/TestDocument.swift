import DocumentModel
import Provenance
import Stages

@testable import Structurers

/// Makes a document of a test's own text: `# heading`, `- item`, `| a | b |`, `term :: text`, `[text](url)`, a backslash for a line
/// break, and `key: value` or `key: [a, b]` above a line `---`.
struct TestDocument {
  private let source: Source
  private let utf8: [UInt8]
  private var document = Document()
  private var paragraph: [Range<Int>] = []
  private var items: [Block.Item] = []
  private var rows: [[Block.Cell]] = []
  private var terms: [Block.Definition] = []

  static func make(_ text: String) -> Document {
    var builder = TestDocument(text)
    builder.read()
    return builder.document
  }

  private init(_ text: String) {
    utf8 = Array(text.utf8)
    source = Source(id: SourceID(0), utf8: utf8, locator: .bytes(.identity, part: nil))
  }

  private mutating func read() {
    var lines: [Range<Int>] = []
    var start = 0
    for index in utf8.indices where utf8[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<utf8.count)
    if let end = lines.firstIndex(where: { string($0) == "---" }) {
      document.metadata = .map(lines[..<end].compactMap(entry))
      lines.removeFirst(end + 1)
    }
    for line in lines { read(line) }
    flush()
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  private func entry(_ line: Range<Int>) -> (key: String, value: Metadata)? {
    guard let colon = utf8[line].firstIndex(of: 0x3A) else { return nil }
    let value = (colon + 2)..<line.upperBound
    guard utf8[value].first == 0x5B else { return (string(line.lowerBound..<colon), .text(source.quote(value))) }
    var items: [Metadata] = []
    var start = value.lowerBound + 1
    for index in value where utf8[index] == 0x2C || utf8[index] == 0x5D {
      items.append(.text(source.quote(start..<index).trimmed()))
      start = index + 1
    }
    return (string(line.lowerBound..<colon), .list(items))
  }

  private mutating func read(_ line: Range<Int>) {
    let text = string(line)
    if text.isEmpty { return flush() }
    if let level = [1, 2, 3].first(where: { text.hasPrefix(String(repeating: "#", count: $0) + " ") }) {
      flush()
      document.blocks.append(Block(.heading(level: level, inline([(line.lowerBound + level + 1)..<line.upperBound]))))
    } else if let dash = utf8[line].firstIndex(where: { $0 != 0x20 }), utf8[dash] == 0x2D, utf8[dash + 1] == 0x20 {
      flushParagraph()
      let depth = (dash - line.lowerBound) / 2
      items.append(Block.Item(depth: depth, text: inline([(dash + 2)..<line.upperBound])))
    } else if text.hasPrefix("| ") {
      rows.append(cells(line))
    } else if text.hasPrefix("|= ") {
      rows.append(cells((line.lowerBound + 1)..<line.upperBound, isHeader: true))
    } else if let at = utf8[line].firstIndex(of: 0x3A), utf8[at + 1] == 0x3A {
      terms.append(
        Block.Definition(
          term: inline([line.lowerBound..<at]).trimmed(), text: inline([(at + 2)..<line.upperBound]).trimmed()))
    } else {
      paragraph.append(line)
    }
  }

  private mutating func cells(_ line: Range<Int>, isHeader: Bool = false) -> [Block.Cell] {
    var result: [Block.Cell] = []
    var start = line.lowerBound + 1
    for index in start..<line.upperBound where utf8[index] == 0x7C {
      result.append(Block.Cell(text: inline([start..<index]).trimmed(), isHeader: isHeader))
      start = index + 1
    }
    return result
  }

  private mutating func flush() {
    flushParagraph()
    if !items.isEmpty { document.blocks.append(Block(.list(Block.List(isOrdered: false, items: items)))) }
    if !rows.isEmpty { document.blocks.append(Block(.table(Block.Table(rows: rows)))) }
    if !terms.isEmpty { document.blocks.append(Block(.definitions(terms))) }
    (items, rows, terms) = ([], [], [])
  }

  private mutating func flushParagraph() {
    if !paragraph.isEmpty { document.blocks.append(Block(.paragraph(inline(paragraph)))) }
    paragraph = []
  }

  /// Lines joined with a space for the line feed between them; links become marks.
  private mutating func inline(_ lines: [Range<Int>]) -> Inline {
    var text = TracedText()
    var marks: [Mark] = []
    for (number, line) in lines.enumerated() {
      let isBroken = utf8[line].last == 0x5C
      append(isBroken ? line.lowerBound..<(line.upperBound - 1) : line, &text, &marks)
      guard number + 1 < lines.count else { break }
      if isBroken { marks.append(Mark(.lineBreak, text.count..<(text.count + 1))) }
      text.append(source.decode(line.upperBound..<(line.upperBound + 1), as: [0x20], by: .whitespace))
    }
    return Inline(text, marks: marks)
  }

  private mutating func append(_ line: Range<Int>, _ text: inout TracedText, _ marks: inout [Mark]) {
    var start = line.lowerBound
    while let open = utf8[start..<line.upperBound].firstIndex(of: 0x5B),
      let middle = utf8[open..<line.upperBound].firstIndex(of: 0x5D), middle + 1 < line.upperBound,
      utf8[middle + 1] == 0x28, let close = utf8[middle..<line.upperBound].firstIndex(of: 0x29)
    {
      text.append(source.quote(start..<open))
      let label = source.quote((open + 1)..<middle)
      marks.append(Mark(.link(document.links.count), text.count..<(text.count + label.count)))
      document.links.append(Link(text: label, target: source.quote((middle + 2)..<close)))
      text.append(label)
      start = close + 1
    }
    text.append(source.quote(start..<line.upperBound))
  }
}

extension Record {
  static func make(_ text: String) throws -> Record {
    try FactsheetStructurer(options: FactsheetOptions()).structure(TestDocument.make(text))
  }

  /// A field of the root as text: lists with ` | `, objects as `name (url)`.
  subscript(field: String) -> String? {
    root?.fields.first { $0.key == field }.map { Record.spelled($0.value) }
  }

  private static func spelled(_ value: Field.Value) -> String {
    switch value {
    case .text(let text): text.string
    case .word(let word): word
    case .list(let items): items.map(spelled).joined(separator: " | ")
    case .object(let members): members.map { "\($0.key)=\(spelled($0.value))" }.joined(separator: ", ")
    }
  }

  func rule(_ pointer: String) -> String? { because.first { $0.pointer == pointer }?.rule }
}
