import DocumentModel
import JSONText
import Provenance
import Stages

/// Makes a document of an external extractor's answer.
struct DocumentAnswer {
  private let source: Source
  private let offsets: Offsets
  private let rules: ExternalRules
  /// Blocks stand in blocks so deep and no deeper.
  private static let depthLimit = 16

  init(_ source: Source, _ hello: ExternalProcess.Hello, _ input: ExternalInput = .text) {
    self.source = source
    offsets = Offsets(source, input == .bytes ? .file : hello.offsets)
    rules = hello.rules
  }

  /// - Throws: `AnswerFault`.
  func document(_ node: JSONNode) throws -> Document {
    try node.requireKeys(["title", "language", "blocks", "metadata", "omitted", "diagnostics"], at: "extract")
    var document = Document(blocks: try blocks(node["blocks"], at: "blocks", depth: 0))
    document.facts.title = try node["title"].map { try text($0, at: "title") }
    document.facts.language = try node["language"].map { try text($0, at: "language") }
    if let metadata = node["metadata"] { document.metadata = try self.metadata(metadata) }
    for (index, item) in (node["omitted"]?.array ?? []).enumerated() {
      let path = "omitted[\(index)]"
      try item.requireKeys(["range", "rule"], at: path)
      let rule = try rules.rule(item["rule"]?.string ?? "", at: path)
      document.dropped.append(Dropped(source.quote(try range(item["range"], at: path)), by: rule))
    }
    for (index, item) in (node["diagnostics"]?.array ?? []).enumerated() {
      try item.requireKeys(["code", "message"], at: "diagnostics[\(index)]")
      guard let code = item["code"]?.string, ExternalRules.isName(code), let message = item["message"]?.string else {
        throw AnswerFault("diagnostics[\(index)]: needs a code of small letters and a message")
      }
      document.diagnostics.append(Diagnostic(.warning, "external.\(code)", String(message.prefix(500))))
    }
    return document
  }

  private func metadata(_ node: JSONNode) throws -> Metadata {
    guard let members = node.members else { throw AnswerFault("metadata must be an object of texts") }
    return .map(try members.map { ($0.key, .text(try text($0.value, at: "metadata.\($0.key.prefix(40))"))) })
  }

  // MARK: Blocks

  private func blocks(_ node: JSONNode?, at path: String, depth: Int) throws -> [Block] {
    guard depth < DocumentAnswer.depthLimit else { throw AnswerFault("\(path): blocks stand too deep in blocks") }
    guard let node else { return [] }
    guard let items = node.array else { throw AnswerFault("\(path) must be a list, not \(node.kindName)") }
    return try items.enumerated().map { try block($1, at: "\(path)[\($0)]", depth: depth) }
  }

  private static let keys = [
    "heading": ["kind", "level", "text"], "paragraph": ["kind", "text"], "list": ["kind", "ordered", "items"],
    "table": ["kind", "caption", "rows"], "quote": ["kind", "blocks"], "code": ["kind", "text"],
    "definitions": ["kind", "items"],
  ]

  private func block(_ node: JSONNode, at path: String, depth: Int) throws -> Block {
    let kind = node["kind"]?.string ?? ""
    guard let keys = DocumentAnswer.keys[kind] else {
      throw AnswerFault(
        "\(path): unknown kind “\(kind.prefix(40))”; known: \(DocumentAnswer.keys.keys.sorted().joined(separator: ", "))"
      )
    }
    try node.requireKeys(keys, at: path)
    switch kind {
    case "heading":
      guard let level = node["level"]?.int, (1...6).contains(level) else {
        throw AnswerFault("\(path): a heading's level is from 1 to 6")
      }
      return Block(.heading(level: level, try inline(node["text"], at: path)))
    case "paragraph": return Block(.paragraph(try inline(node["text"], at: path)))
    case "code": return Block(.code(try inline(node["text"], at: path).text, language: nil))
    case "quote": return Block(.quote(try blocks(node["blocks"], at: "\(path).blocks", depth: depth + 1)))
    case "list": return Block(.list(try list(node, at: path)))
    case "definitions": return Block(.definitions(try definitions(node, at: path)))
    default: return Block(.table(try table(node, at: path)))
    }
  }

  private func list(_ node: JSONNode, at path: String) throws -> Block.List {
    let items = try (node["items"]?.array ?? []).enumerated().map { index, item in
      let path = "\(path).items[\(index)]"
      try item.requireKeys(["depth", "text"], at: path)
      let depth = item["depth"]?.int ?? 0
      guard (0...8).contains(depth) else { throw AnswerFault("\(path): an item's depth is from 0 to 8") }
      return Block.Item(
        depth: depth, text: try inline(item["text"], at: path), isOrdered: node["ordered"]?.bool ?? false)
    }
    return Block.List(isOrdered: node["ordered"]?.bool ?? false, items: items)
  }

  private func definitions(_ node: JSONNode, at path: String) throws -> [Block.Definition] {
    try (node["items"]?.array ?? []).enumerated().map { index, item in
      let path = "\(path).items[\(index)]"
      try item.requireKeys(["term", "text"], at: path)
      return Block.Definition(
        term: try inline(item["term"], at: "\(path).term"), text: try inline(item["text"], at: "\(path).text"))
    }
  }

  private func table(_ node: JSONNode, at path: String) throws -> Block.Table {
    guard let rows = node["rows"]?.array else {
      throw AnswerFault("\(path): a table has rows, a list of lists of cells")
    }
    let cells = try rows.enumerated().map { row, node in
      guard let cells = node.array else { throw AnswerFault("\(path).rows[\(row)] must be a list of cells") }
      return try cells.enumerated().map { try cell($1, at: "\(path).rows[\(row)][\($0)]") }
    }
    return Block.Table(caption: try node["caption"].map { try inline($0, at: "\(path).caption") }, rows: cells)
  }

  private func cell(_ node: JSONNode, at path: String) throws -> Block.Cell {
    try node.requireKeys(["text", "header", "columns", "rows"], at: path)
    let (columns, rows) = (node["columns"]?.int ?? 1, node["rows"]?.int ?? 1)
    guard (1...1000).contains(columns), (1...1000).contains(rows) else {
      throw AnswerFault("\(path): a cell spans from 1 to 1000 columns and rows")
    }
    let text = try node["text"].map { try inline($0, at: path) } ?? Inline()
    return Block.Cell(text: text, isHeader: node["header"]?.bool ?? false, columns: columns, rows: rows)
  }

  // MARK: Texts

  private func inline(_ node: JSONNode?, at path: String) throws -> Inline {
    guard let node else { throw AnswerFault("\(path): “text” is missing") }
    return Inline(try text(node, at: path))
  }

  /// `[from, to]`: quoted. `{"range", "text", "rule"}`: spelled otherwise. `{"text", "rule"}`: in no source. A list of these: one
  /// after another.
  private func text(_ node: JSONNode, at path: String) throws -> TracedText {
    if node.string != nil {
      throw AnswerFault(
        "\(path): a bare string stands nowhere in the source; give a range [from, to], or text and a rule")
    }
    if let items = node.array {
      if case .number? = items.first?.value { return source.quote(try range(node, at: path)) }
      return TracedText.joined(try items.enumerated().map { try piece($1, at: "\(path)[\($0)]") })
    }
    return try piece(node, at: path)
  }

  private func piece(_ node: JSONNode, at path: String) throws -> TracedText {
    if node.array != nil { return source.quote(try range(node, at: path)) }
    try node.requireKeys(["range", "text", "rule"], at: path)
    guard let spelling = node["text"]?.string else { throw AnswerFault("\(path): “text” is missing") }
    guard let name = node["rule"]?.string else {
      throw AnswerFault("\(path): text that is no quotation needs a “rule”, one that hello declares")
    }
    let rule = try rules.rule(name, at: path)
    guard let place = node["range"] else { return TracedText(generated: Array(spelling.utf8), by: rule) }
    return source.decode(try range(place, at: path), as: Array(spelling.utf8), by: rule)
  }

  private func range(_ node: JSONNode?, at path: String) throws -> Range<Int> {
    guard node?.array?.count == 2 else { throw AnswerFault("\(path): a range is two whole numbers, [from, to]") }
    return try offsets.range(node?[0]?.int, node?[1]?.int, at: path)
  }
}
