import DocumentModel
import Provenance

/// A document's blocks as `CmarkOutline` tells them.
///
/// Blocks that stand where cmark has an HTML block are left out: they are read as HTML.
struct DocumentOutline {
  private(set) var lines: [OutlineLine] = []
  private let document: Document
  private let html: [Range<Int>]
  private let references: Set<String>

  init(_ made: Made, without html: [ClosedRange<Int>]) {
    document = made.document
    references = Set(document.blocks.flatMap(Self.references))
    let starts = [0] + made.source.utf8.indices.filter { made.source.utf8[$0] == 0x0A }.map { $0 + 1 }
    self.html = html.map { lines in
      let end = lines.upperBound + 1 < starts.count ? starts[lines.upperBound + 1] : made.source.count
      return starts[min(lines.lowerBound, starts.count - 1)]..<end
    }
    read(document.blocks, depth: -1)
  }

  private mutating func read(_ blocks: [Block], depth: Int) {
    for block in blocks where !isHTML(block) {
      switch block.content {
      case .heading(let level, let text): lines.append(inline(text, "h\(level)"))
      // What is white space only goes with the cleaners.
      case .paragraph(let text): if !text.trimmed().isEmpty || !text.marks.isEmpty { lines.append(inline(text, "p")) }
      case .list(let list): readList(list, depth: depth + 1)
      case .table(let table):
        for row in table.rows {
          lines.append(OutlineLine(kind: "row", text: ""))
          for cell in row { lines.append(inline(cell.text, cell.isHeader ? "header" : "cell")) }
        }
      case .quote(let blocks):
        lines.append(OutlineLine(kind: "quote", text: ""))
        read(blocks, depth: -1)
      case .code(let text, let language):
        lines.append(OutlineLine(kind: "code " + (language?.string ?? ""), text: visible(text.utf8)))
      case .figure(let image, let caption): appendFigure(image, caption)
      case .definitions(let items):
        lines.append(
          OutlineLine(kind: "p", text: items.map { visible($0.term.text.utf8 + $0.text.text.utf8) }.joined()))
      case .footnote(let label, let text):
        // cmark throws away what nothing refers to.
        guard references.contains(label.string) else { continue }
        lines.append(OutlineLine(kind: "footnote", text: label.string))
        if !text.isEmpty { lines.append(inline(text, "p")) }
      case .math(let text): lines.append(OutlineLine(kind: "p", text: visible(text.utf8)))
      }
    }
  }

  private mutating func readList(_ list: Block.List, depth: Int) {
    for item in list.items {
      let isOrdered = item.depth == 0 ? list.isOrdered : item.isOrdered
      lines.append(OutlineLine(kind: "item \(depth + item.depth) \(isOrdered ? "1." : "-")", text: ""))
      if !item.text.isEmpty || !item.text.marks.isEmpty { lines.append(inline(item.text, "p")) }
      read(item.blocks, depth: depth + item.depth)
    }
  }

  /// A paragraph of an image is a figure; several images in one paragraph are several. A title is a caption.
  private mutating func appendFigure(_ index: Int, _ caption: Inline?) {
    let mark = image(index)
    if let last = lines.last, last.kind == "p", last.text.isEmpty { lines.removeLast() }
    lines.append(OutlineLine(kind: "p", text: "", marks: [mark], hasHTML: true))
  }

  private func image(_ index: Int) -> String {
    let image = document.images[index]
    return "image \(visible(image.alternative?.utf8 ?? [])) -> \(image.target?.string ?? "")"
  }

  private func inline(_ text: Inline, _ kind: String) -> OutlineLine {
    let marks = text.marks.compactMap { mark -> String? in
      let inside = visible(Array(text.text.utf8[mark.range]))
      switch mark.kind {
      case .image(let index): return image(index)
      case .footnote(let label): return "note \(label)"
      case .link(let link):
        let target = document.links[link]
        return inside.isEmpty ? nil : "link \(inside) -> \((target.resolved ?? target.target).string)"
      case .emphasis, .strong, .code, .strikethrough: return inside.isEmpty ? nil : "\(mark.kind) \(inside)"
      default: return nil
      }
    }
    return OutlineLine(kind: kind, text: visible(text.text.utf8), marks: marks.sorted())
  }

  private func isHTML(_ block: Block) -> Bool {
    let places = (block.texts + imageTexts(block)).flatMap(\.tracedRuns).compactMap { run -> Int? in
      switch run.origin {
      case .quoted(let place): place.range.lowerBound
      case .derived(let places, _): places.first?.range.lowerBound
      case .generated: nil
      }
    }
    guard let first = places.first else { return false }
    return html.contains { $0.contains(first) }
  }

  private static func references(_ block: Block) -> [String] {
    var result: [String] = []
    _ = block.mapInlines { text in
      for case .footnote(let label) in text.marks.map(\.kind) { result.append(label) }
      return text
    }
    return result
  }

  private func imageTexts(_ block: Block) -> [TracedText] {
    guard case .figure(let image, _) = block.content else { return [] }
    return [document.images[image].target, document.images[image].alternative].compactMap { $0 }
  }

  private func visible(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
  }
}
