import DocumentModel
import JSONText
import Provenance
import Stages

extension RecordWriter {
  mutating func writeSections() {
    guard !signed.record.sections.isEmpty else { return }
    json.key("sections")
    json.beginArray()
    for (index, section) in signed.record.sections.enumerated() { write(section, at: "/sections/\(index)") }
    json.endArray()
  }

  private mutating func write(_ section: Section, at pointer: String) {
    json.beginObject()
    if let heading = section.heading {
      inline(heading, key: "heading", below: pointer)
    }
    if let level = section.level {
      json.key("level")
      json.int(level)
    }
    if let role = section.role {
      json.key("role")
      json.string(role.rawValue)
    }
    writePlace(of: section)
    if !section.blocks.isEmpty {
      json.key("blocks")
      blocks(section.blocks, at: pointer + "/blocks")
    }
    json.endObject()
  }

  /// The line or page on which a section begins: that of its heading, else of its first text.
  private mutating func writePlace(of section: Section) {
    guard let first = section.heading?.text ?? section.blocks.lazy.flatMap(\.texts).first(where: { !$0.isEmpty })
    else { return }
    for entry in first.evidence(in: signed.opened.sources) {
      switch entry.place {
      case .bytes(let range, nil):
        guard let line = signed.line(ofByte: range.lowerBound) else { return }
        json.key("line")
        json.int(line)
        return
      case .box(let page, _):
        json.key("page")
        json.int(page)
        return
      default: continue
      }
    }
  }

  mutating func blocks(_ blocks: [Block], at pointer: String) {
    json.beginArray()
    for (index, block) in blocks.enumerated() { write(block, at: "\(pointer)/\(index)") }
    json.endArray()
  }

  private mutating func kind(_ name: String) {
    json.key("kind")
    json.string(name)
  }

  private mutating func write(_ block: Block, at pointer: String) {
    json.beginObject()
    switch block.content {
    case .heading(let level, let text):
      kind("heading")
      json.key("level")
      json.int(level)
      inline(text, below: pointer)
    case .paragraph(let text):
      kind("paragraph")
      inline(text, below: pointer)
    case .list(let list):
      kind("list")
      write(list, at: pointer)
    case .table(let table):
      kind("table")
      write(table, at: pointer)
    case .quote(let inner):
      kind("quote")
      json.key("blocks")
      blocks(inner, at: pointer + "/blocks")
    case .code(let text, let language):
      kind("code")
      field("text", text, below: pointer)
      field("language", language, below: pointer)
    case .figure(let image, let caption):
      kind("figure")
      json.key("image")
      json.int(image)
      if let caption, !caption.isEmpty { inline(caption, key: "caption", below: pointer) }
    case .definitions(let definitions):
      kind("definitions")
      write(definitions, at: pointer)
    case .footnote(let label, let text):
      kind("footnote")
      field("label", label, below: pointer)
      inline(text, below: pointer)
    case .math(let text):
      kind("math")
      field("text", text, below: pointer)
    }
    json.endObject()
  }

  private mutating func write(_ list: Block.List, at pointer: String) {
    json.key("ordered")
    json.bool(list.isOrdered)
    json.key("items")
    json.beginArray()
    for (index, item) in list.items.enumerated() {
      let here = "\(pointer)/items/\(index)"
      json.beginObject()
      json.key("depth")
      json.int(item.depth)
      if item.depth > 0, item.isOrdered != list.isOrdered {
        json.key("ordered")
        json.bool(item.isOrdered)
      }
      inline(item.text, below: here)
      if !item.blocks.isEmpty {
        json.key("blocks")
        blocks(item.blocks, at: here + "/blocks")
      }
      json.endObject()
    }
    json.endArray()
  }

  private mutating func write(_ table: Block.Table, at pointer: String) {
    if let caption = table.caption, !caption.isEmpty {
      inline(caption, key: "caption", below: pointer)
    }
    json.key("rows")
    json.beginArray()
    for (rowIndex, row) in table.rows.enumerated() {
      json.beginArray()
      for (index, cell) in row.enumerated() {
        json.beginObject()
        inline(cell.text, below: "\(pointer)/rows/\(rowIndex)/\(index)")
        if cell.isHeader {
          json.key("header")
          json.bool(true)
        }
        if cell.columns > 1 {
          json.key("columns")
          json.int(cell.columns)
        }
        if cell.rows > 1 {
          json.key("rows")
          json.int(cell.rows)
        }
        json.endObject()
      }
      json.endArray()
    }
    json.endArray()
  }

  private mutating func write(_ definitions: [Block.Definition], at pointer: String) {
    json.key("items")
    json.beginArray()
    for (index, definition) in definitions.enumerated() {
      let here = "\(pointer)/items/\(index)"
      json.beginObject()
      inline(definition.term, key: "term", marks: "termMarks", below: here)
      inline(definition.text, below: here)
      json.endObject()
    }
    json.endArray()
  }

  /// A text and its marks; an empty text is left out.
  mutating func inline(_ inline: Inline, key: String = "text", marks: String = "marks", below pointer: String) {
    field(key, inline.text, below: pointer)
    guard !inline.marks.isEmpty else { return }
    json.key(marks)
    json.beginArray()
    var points = CodePoints(inline.text.utf8)
    for mark in inline.marks { write(mark, &points) }
    json.endArray()
  }

  private mutating func write(_ mark: Mark, _ points: inout CodePoints) {
    json.beginObject(inline: true)
    json.key("at")
    range(mark.range, &points)
    kind(mark.kind.name)
    switch mark.kind {
    case .link(let index):
      json.key("link")
      json.int(index)
    case .image(let index):
      json.key("image")
      json.int(index)
    case .footnote(let label):
      json.key("label")
      json.string(label)
    default: break
    }
    json.endObject()
  }

  mutating func range(_ range: Range<Int>, _ points: inout CodePoints) {
    json.beginArray(inline: true)
    json.int(points.offset(range.lowerBound))
    json.int(points.offset(range.upperBound))
    json.endArray()
  }
}

extension Mark.Kind {
  /// As the record spells it.
  var name: String {
    switch self {
    case .link: "link"
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .code: "code"
    case .strikethrough: "strikethrough"
    case .superscript: "superscript"
    case .subscript: "subscript"
    case .lineBreak: "break"
    case .image: "image"
    case .footnote: "footnote"
    case .math: "math"
    }
  }
}
