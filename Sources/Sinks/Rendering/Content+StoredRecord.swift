import DocumentModel
import JSONText

extension Content {
  /// The content of a stored record. What is missing or of another kind is nothing.
  init(_ record: JSONNode) {
    title = record["document"]?["title"].utf8 ?? []
    sections = record["sections"].items.map {
      let heading = Text($0, "heading")
      return Section(
        heading: heading.isEmpty ? nil : heading, level: $0["level"]?.int, blocks: $0["blocks"].items.map(Block.init))
    }
    links = record["links"].items.map {
      Content.destination(target: $0["target"].utf8, resolved: $0["resolved"].utf8)
    }
    images = record["images"].items.map {
      Image(
        target: Content.destination(target: $0["target"].utf8, resolved: $0["resolved"].utf8),
        alternative: $0["alt"].utf8)
    }
  }
}

extension Optional where Wrapped == JSONNode {
  /// The bytes of a string; none where there is none.
  fileprivate var utf8: [UInt8] { self?.string.map { Array($0.utf8) } ?? [] }
  fileprivate var items: [JSONNode] { self?.array ?? [] }
}

extension Content.Text {
  /// The text and the marks in an object, by their keys.
  fileprivate init(_ object: JSONNode, _ key: String = "text", marks: String = "marks") {
    utf8 = object[key].utf8
    let nodes = object[marks].items
    guard !nodes.isEmpty else { return }
    let offsets = CodePointOffsets(utf8)
    self.marks = nodes.compactMap { node in
      guard let kind = Mark.Kind(node), let low = node["at"]?[0]?.int, let high = node["at"]?[1]?.int else {
        return nil
      }
      let start = offsets.byte(low)
      return Mark(kind, start..<max(start, offsets.byte(high)))
    }
  }

  fileprivate static func caption(_ object: JSONNode) -> Self? {
    let text = Self(object, "caption")
    return text.utf8.isEmpty ? nil : text
  }
}

extension Mark.Kind {
  fileprivate init?(_ mark: JSONNode) {
    switch mark["kind"]?.string {
    case "link": self = .link(mark["link"]?.int ?? -1)
    case "emphasis": self = .emphasis
    case "strong": self = .strong
    case "code": self = .code
    case "strikethrough": self = .strikethrough
    case "superscript": self = .superscript
    case "subscript": self = .subscript
    case "break": self = .lineBreak
    case "image": self = .image(mark["image"]?.int ?? -1)
    case "footnote": self = .footnote(mark["label"]?.string ?? "")
    case "math": self = .math
    default: return nil
    }
  }
}

extension Content.Block {
  fileprivate init(_ block: JSONNode) {
    switch block["kind"]?.string {
    case "heading": self = .heading(level: block["level"]?.int ?? 2, .init(block))
    case "list":
      let isOrdered = block["ordered"]?.bool ?? false
      self = .list(block["items"].items.map { Content.Item($0, isOrdered: isOrdered) })
    case "table":
      self = .table(caption: .caption(block), rows: block["rows"].items.map { ($0.array ?? []).map(Content.Cell.init) })
    case "quote": self = .quote(block["blocks"].items.map(Content.Block.init))
    case "code": self = .code(block["text"].utf8, language: block["language"].utf8)
    case "figure": self = .figure(image: block["image"]?.int ?? -1, caption: .caption(block))
    case "definitions":
      self = .definitions(block["items"].items.map { (term: .init($0, "term", marks: "termMarks"), text: .init($0)) })
    case "footnote": self = .footnote(label: block["label"].utf8, .init(block))
    case "math": self = .math(block["text"].utf8)
    default: self = .paragraph(.init(block))
    }
  }
}

extension Content.Item {
  /// An item says whether it is numbered only where it differs from its list.
  fileprivate init(_ item: JSONNode, isOrdered: Bool) {
    self.init(
      depth: item["depth"]?.int ?? 0, isOrdered: item["ordered"]?.bool ?? isOrdered, text: .init(item),
      blocks: item["blocks"].items.map(Content.Block.init))
  }
}

extension Content.Cell {
  fileprivate init(_ cell: JSONNode) {
    self.init(
      text: .init(cell), isHeader: cell["header"]?.bool ?? false, columns: max(1, cell["columns"]?.int ?? 1),
      rows: max(1, cell["rows"]?.int ?? 1))
  }
}
