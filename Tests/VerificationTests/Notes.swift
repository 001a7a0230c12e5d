import DocumentModel
import Provenance
import Stages

/// A small text format for these tests: `# Heading`, paragraphs, `*emphasis*`, `[link](target)`, `&amp;`, and lines
/// `%comment` that are in no value.
enum NotesFormat: Format {
  static let mediaType = "text/markdown"
  static let fileExtensions = ["notes"]

  static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    name.hasSuffix(".notes") ? .name : .no
  }

  static func open(_ file: SourceFile) throws -> OpenedFile {
    OpenedFile(
      sources: [Source(id: SourceID(0), utf8: file.bytes, locator: .bytes(.identity, part: nil))], encoding: "utf-8")
  }
}

extension Rule {
  static let entity = Rule("notes.entity")
  static let stray = Rule("notes.stray-dashes")
  static let upperCase = Rule("notes.upper-case")
  static let number = Rule("notes.number")
  static let guess = Rule("notes.guess")
  static let comment = Rule("notes.comment")
  static let greeting = Rule("notes.greeting")
}

/// Takes out lines of three dashes.
struct NotesRepairer: Repairer {
  static let name: StageName = "notes-repair"
  static let version = 1
  static let summary = "Takes out lines of three dashes."
  static let mediaTypes = [NotesFormat.mediaType]
  static let rules = [RuleEntry(.stray, .repair, "A stray line of dashes is no text.")]

  init(options: NoOptions) {}

  func repair(_ source: Source) throws -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var index = 0
    let dashes = Array("---\n".utf8)
    while index + 4 <= source.count {
      if Array(source.utf8[index..<(index + 4)]) == dashes, index == 0 || source.utf8[index - 1] == 0x0A {
        edits.append(SourceEdit(index..<(index + 4), [], by: .stray, reason: "a stray line of dashes"))
        index += 4
      } else {
        index += 1
      }
    }
    return edits
  }
}

/// Reads notes.
struct NotesExtractor: Extractor {
  static let name: StageName = "notes"
  static let version = 1
  static let summary = "Reads notes."
  static let format: any Format.Type = NotesFormat.self
  static let remainder = Rule("notes.syntax")
  static let rules = [
    RuleEntry(remainder, .removal, "What is syntax is no text."),
    RuleEntry(.comment, .removal, "Comments are in no value."),
    RuleEntry(.entity, .spelling(decoded), "A character reference is the character that it names."),
  ]

  init(options: NoOptions) {}

  static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    let reference = Array("&amp".utf8)
    return bytes == reference || bytes == reference + [0x3B] ? [0x26] : nil
  }

  func extract(_ sources: [Source]) throws -> Document {
    var document = Document()
    var reader = NotesReader(source: sources[0])
    reader.read(into: &document)
    return document
  }
}

/// One pass over notes.
struct NotesReader {
  let source: Source
  private var links: [Link] = []

  init(source: Source) {
    self.source = source
  }

  mutating func read(into document: inout Document) {
    var start = 0
    let bytes = source.utf8
    while start < bytes.count {
      var end = start
      while end < bytes.count, !(bytes[end] == 0x0A && (end + 1 == bytes.count || bytes[end + 1] == 0x0A)) { end += 1 }
      add(start..<end, to: &document)
      start = end
      while start < bytes.count, bytes[start] == 0x0A { start += 1 }
    }
    document.links = links
  }

  private mutating func add(_ range: Range<Int>, to document: inout Document) {
    guard let first = range.first else { return }
    if source.utf8[first] == UInt8(ascii: "%") {
      document.dropped.append(Dropped(source.quote(range), by: .comment))
    } else if source.utf8[first] == UInt8(ascii: "#") {
      document.blocks.append(Block(.heading(level: 1, inline((first + 2)..<range.upperBound))))
    } else {
      document.blocks.append(Block(.paragraph(inline(range))))
    }
  }

  private mutating func inline(_ range: Range<Int>) -> Inline {
    var text = TracedText()
    var marks: [Mark] = []
    var open: Int?
    var linkStart: Int?
    var index = range.lowerBound
    let bytes = source.utf8
    while index < range.upperBound {
      var next = index + 1
      switch bytes[index] {
      case UInt8(ascii: "*"):
        if let start = open {
          marks.append(Mark(.emphasis, start..<text.count))
          open = nil
        } else {
          open = text.count
        }
      case UInt8(ascii: "["): linkStart = text.count
      case UInt8(ascii: "]"):
        let close = bytes[next...].firstIndex(of: UInt8(ascii: ")")) ?? range.upperBound
        if let start = linkStart {
          links.append(Link(text: text[start..<text.count], target: source.quote((next + 1)..<close)))
          marks.append(Mark(.link(links.count - 1), start..<text.count))
        }
        next = close + 1
      case UInt8(ascii: "&"):
        next = (bytes[index...].firstIndex(of: 0x3B) ?? index) + 1
        text.append(source.decode(index..<next, as: [0x26], by: .entity))
      case 0x20, 0x0A:
        while next < range.upperBound, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
        if next == index + 1, bytes[index] == 0x20 {
          text.append(source.quote(index..<next))
        } else {
          text.append(source.decode(index..<next, as: [0x20], by: .whitespace))
        }
      default:
        while next < range.upperBound, ![0x20, 0x0A, 0x26, 0x2A, 0x5B, 0x5D].contains(bytes[next]) { next += 1 }
        text.append(source.quote(index..<next))
      }
      index = next
    }
    return Inline(text, marks: marks.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }
}

/// Sections from headings; the first paragraph's number as a quantity; three fields.
struct NotesStructurer: Structurer {
  static let name: StageName = "notes-structure"
  static let version = 1
  static let summary = "Fields of notes."
  static let rules = [
    RuleEntry(.upperCase, .spelling { $0.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 } }, "In capitals."),
    RuleEntry(.number, .spelling(NumberSpelling.json), "A number as JSON spells it."),
    RuleEntry(.guess, .stated, "A guess."),
    RuleEntry(.greeting, .literal(["Dear reader"]), "A greeting."),
  ]

  init(options: NoOptions) {}

  func structure(_ document: Document) throws -> Record {
    var record = Record()
    record.links = document.links
    record.dropped = document.dropped
    for block in document.blocks {
      if case .heading(let level, let text) = block.content {
        record.sections.append(Section(heading: text, level: level, role: .overview))
      } else {
        if record.sections.isEmpty { record.sections.append(Section()) }
        record.sections[record.sections.count - 1].blocks.append(block)
      }
    }
    fill(&record)
    return record
  }

  private func fill(_ record: inout Record) {
    guard let heading = record.sections.first?.heading?.text else { return }
    record.facts.title = heading
    record.profile = ProfileName(name: "notes", version: 1)
    var fields = [
      Field("name", .text(heading.respelled(as: heading.string.uppercased(), by: .upperCase))),
      Field("scope", .word("regional")),
      Field("greeting", .text(TracedText("Dear reader", by: .greeting))),
    ]
    if let guess = record.sections.last?.heading?.text {
      fields.append(Field("guess", .text(guess.respelled(as: "Perhaps", by: .guess))))
    }
    record.root = ("project", fields)
    record.because = [("/project/name", "profile.notes.heading")]
    addQuantities(&record)
  }

  private func addQuantities(_ record: inout Record) {
    for (index, section) in record.sections.enumerated() {
      for (number, block) in section.blocks.enumerated() {
        guard case .paragraph(let inline) = block.content else { continue }
        for reading in QuantityGrammar.quantities(in: inline.text.utf8) where reading.toNumber.isEmpty {
          guard let value = reading.value.first, reading.value.count == 1 else { continue }
          let text = inline.text[value]
          let unit: Quantity.Unit? =
            switch reading.unit {
            case .word(let word): .word(word)
            case .noun(let range): .noun(inline.text[range])
            case nil: nil
            }
          record.quantities.append(
            Quantity(
              text: inline.text[reading.range],
              value: reading.number == text.utf8
                ? text : text.respelled(0..<text.count, as: reading.number, by: .number),
              qualifier: reading.qualifier, unit: unit, per: reading.per,
              pointer: "/sections/\(index)/blocks/\(number)/text", range: reading.range, sentence: reading.sentence))
        }
      }
    }
  }
}
