import CCmarkGFM

@testable import MarkdownExtractor

/// A block of text as both sides of the comparison tell it: what it is, its characters without white space, its marks.
struct OutlineLine: Equatable, CustomStringConvertible {
  var kind: String
  var text: String
  /// `strong bold`, `link text -> /target`, `image alt -> /target`; sorted, none round nothing.
  var marks: [String] = []
  /// Whether there is HTML in the text, whose elements are marks to us and nothing to cmark.
  var hasHTML = false

  var description: String { "\(kind) \(text) \(marks)" }

  static func == (left: Self, right: Self) -> Bool {
    guard left.kind == right.kind, left.text == right.text else { return false }
    return left.hasHTML || right.hasHTML || left.marks == right.marks
  }
}

/// An example of the specifications as cmark-gfm's own tree has it, and where HTML blocks stand.
///
/// Left out is what shows nothing: blocks without text or image, thematic breaks, marks round nothing.
struct CmarkOutline {
  private(set) var lines: [OutlineLine] = []
  /// Lines of HTML blocks, from 0.
  private(set) var htmlLines: [ClosedRange<Int>] = []

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let tree = CmarkTree(parsing: bytes) else { return }
      withExtendedLifetime(tree) { read(tree.root, depth: -1) }
    }
  }

  private mutating func read(_ parent: CmarkNode, depth: Int) {
    for node in children(parent) {
      switch node.kind {
      case .paragraph: append(inline(node, "p"))
      case .heading: append(inline(node, "h\(cmark_node_get_heading_level(node))"))
      case .codeBlock: appendCode(node)
      case .htmlBlock: appendHTML(node)
      case .quote:
        lines.append(OutlineLine(kind: "quote", text: ""))
        let count = lines.count
        read(node, depth: -1)
        if lines.count == count { lines.removeLast() }
      case .list: readList(node, depth: depth + 1)
      case .table: for row in children(node) { readRow(row) }
      case .footnote:
        lines.append(OutlineLine(kind: "footnote", text: string(node.literal)))
        read(node, depth: -1)
      default: break
      }
    }
  }

  private mutating func readList(_ list: CmarkNode, depth: Int) {
    let isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
    for item in children(list) {
      lines.append(OutlineLine(kind: "item \(depth) \(isOrdered ? "1." : "-")", text: ""))
      read(item, depth: depth)
    }
  }

  private mutating func readRow(_ row: CmarkNode) {
    let isHeader = row.kind == .tableHeader || cmark_gfm_extensions_get_table_row_is_header(row) != 0
    lines.append(OutlineLine(kind: "row", text: ""))
    for cell in children(row) { lines.append(inline(cell, isHeader ? "header" : "cell")) }
  }

  private mutating func appendCode(_ node: CmarkNode) {
    let language = string(UnsafeBufferPointer(rebasing: node.info.prefix { $0 > 0x20 }))
    let text = visible(node.codeText)
    // An empty block without a language shows nothing.
    if !node.codeText.isEmpty || !language.isEmpty { lines.append(OutlineLine(kind: "code " + language, text: text)) }
  }

  /// As many lines as the block's text has: where it ends, cmark does not always know.
  private mutating func appendHTML(_ node: CmarkNode) {
    let breaks = node.literal.dropLast().count { $0 == 0x0A }
    htmlLines.append(node.startLine...(node.startLine + breaks))
  }

  private mutating func append(_ line: OutlineLine) {
    if !line.text.isEmpty || line.marks.contains(where: { $0.hasPrefix("image") || $0.hasPrefix("note") }) {
      lines.append(line)
    }
  }

  // MARK: Text

  private func inline(_ block: CmarkNode, _ kind: String) -> OutlineLine {
    var line = OutlineLine(kind: kind, text: "")
    collect(block, into: &line, inImage: false)
    line.marks.sort()
    return line
  }

  private func collect(_ parent: CmarkNode, into line: inout OutlineLine, inImage: Bool) {
    for node in children(parent) {
      switch node.kind {
      case .text: line.text += visible(node.literal)
      case .code:
        line.text += visible(node.literal)
        if !inImage, !visible(node.literal).isEmpty { line.marks.append("code " + visible(node.literal)) }
      case .html: line.hasHTML = true
      case .footnoteReference: if !inImage { line.marks.append("note \(label(node))") }
      case .image: collectImage(node, into: &line, inImage: inImage)
      default: collectSpan(node, into: &line, inImage: inImage)
      }
    }
  }

  private func collectImage(_ node: CmarkNode, into line: inout OutlineLine, inImage: Bool) {
    var inner = OutlineLine(kind: "", text: "")
    collect(node, into: &inner, inImage: true)
    if inImage { line.text += inner.text } else { line.marks.append("image \(inner.text) -> \(string(node.url))") }
  }

  private func collectSpan(_ node: CmarkNode, into line: inout OutlineLine, inImage: Bool) {
    var inner = OutlineLine(kind: "", text: "")
    collect(node, into: &inner, inImage: inImage)
    line.text += inner.text
    line.marks += inner.marks
    line.hasHTML = line.hasHTML || inner.hasHTML
    guard !inImage, !inner.text.isEmpty else { return }
    switch node.kind {
    case .emphasis: line.marks.append("emphasis " + inner.text)
    case .strong: line.marks.append("strong " + inner.text)
    case .strikethrough: line.marks.append("strikethrough " + inner.text)
    case .link: if !node.url.isEmpty { line.marks.append("link \(inner.text) -> \(string(node.url))") }
    default: break
    }
  }

  private func label(_ node: CmarkNode) -> String {
    node.pointee.parent_footnote_def.map { string($0.literal) } ?? string(node.literal)
  }

  private func children(_ node: CmarkNode) -> [CmarkNode] {
    Array(sequence(first: node.first, next: { $0?.next }).prefix { $0 != nil }).compactMap { $0 }
  }

  private func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func visible(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
  }
}
