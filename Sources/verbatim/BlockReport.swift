import Cleaners
import DocumentModel
import JSONText
import Provenance
import Runner

/// What `verbatim inspect --blocks` says of a page.
struct BlockReport {
  private let document: Document
  private let name: String
  private let rules: [Rule?]

  init(_ document: Document, name: String) {
    self.document = document
    self.name = name
    rules = MainContent.decisions(document)
  }

  /// One line a block.
  var text: String {
    var result = ""
    for (index, block) in document.blocks.enumerated() {
      let decision = rules[index].map { "- \($0.name)" } ?? "+"
      let start = Shown.text(String(block.texts.map(\.string).joined(separator: " ").prefix(60)))
      result += "\(padded(decision, 20)) \(padded(BlockReport.kind(block), 10)) \(start)\n"
      let share = MainContent.linkedBytes(block) * 100 / max(1, block.textCount)
      result += "                     \(block.textCount) bytes, \(share) % links, in \(path(block))\n"
    }
    return result
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The elements around a block, from the outermost in.
  private func path(_ block: Block) -> String {
    var parts: [String] = []
    var index = block.hints.element ?? -1
    while index >= 0, parts.count < 12 {
      let element = document.elements[index]
      let id = element.id.isEmpty ? "" : "#\(element.id)"
      parts.append(element.name + id + element.classes.prefix(3).map { ".\($0)" }.joined())
      index = element.parent
    }
    return Shown.text(parts.reversed().joined(separator: " > "))
  }

  /// The page as one object on one line.
  var json: [UInt8] {
    var writer = JSONWriter(compact: true)
    writer.beginObject()
    writer.key("file")
    writer.string(name)
    writer.key("elements")
    writer.beginArray()
    for element in document.elements { write(element, &writer) }
    writer.endArray()
    writer.key("blocks")
    writer.beginArray()
    for (index, block) in document.blocks.enumerated() { write(block, rules[index], &writer) }
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }

  private func write(_ element: Element, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.string(element.name)
    writer.key("parent")
    writer.int(element.parent)
    for (key, value) in [("id", element.id), ("role", element.role)] where !value.isEmpty {
      writer.key(key)
      writer.string(value)
    }
    if !element.classes.isEmpty {
      writer.key("classes")
      writer.beginArray()
      for name in element.classes { writer.string(name) }
      writer.endArray()
    }
    writer.endObject()
  }

  private func write(_ block: Block, _ rule: Rule?, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("kind")
    writer.string(BlockReport.kind(block))
    if let element = block.hints.element {
      writer.key("element")
      writer.int(element)
    }
    if let rule {
      writer.key("dropped")
      writer.string(rule.name)
    }
    writer.key("linked")
    writer.int(MainContent.linkedBytes(block))
    writer.key("texts")
    writer.beginArray()
    for text in block.texts { writer.string(utf8: text.utf8) }
    writer.endArray()
    writer.endObject()
  }

  private static func kind(_ block: Block) -> String {
    if case .heading(let level, _) = block.content { "h\(level)" } else { block.content.kind }
  }
}
