import CCmarkGFM
import DocumentModel
import Provenance

extension BlockReader {
  /// The text of a paragraph or heading; nil where it has none, or only link reference definitions.
  mutating func inline(_ node: CmarkNode) -> Inline? {
    let text = inlineKeepingEmpty(node)
    return text.isEmpty && text.marks.isEmpty ? nil : text
  }

  private mutating func inlineKeepingEmpty(_ node: CmarkNode) -> Inline {
    guard node.first != nil else { return Inline() }
    let range = lineRange(node)
    let hull = reading.lines.range(range.lowerBound, through: range.upperBound)
    let start = node.kind == .heading ? startOfHeading(node, in: range.lowerBound) : 0
    if !map.map(node.content, to: reading.lines, range, of: reading.text, from: start) { map.removeAll() }
    var reader = InlineReader(node, map: map, hull: hull, in: reading)
    return reader.read(node)
  }

  /// An ATX heading's text stands behind its signs.
  private func startOfHeading(_ node: CmarkNode, in line: Int) -> Int {
    guard line < reading.lines.count else { return 0 }
    let text = reading.lines.text(line)
    var start = min(text.lowerBound + max(0, Int(node.pointee.start_column) - 1), text.upperBound)
    while start < text.upperBound, reading.text[start] == UInt8(ascii: "#") { start += 1 }
    return start
  }

  /// The lines that a block stands on. A paragraph cut off by a table has none of its own.
  private func lineRange(_ node: CmarkNode) -> ClosedRange<Int> {
    if node.pointee.start_line == 0, let table = node.next, table.kind == .table {
      let first = max(0, table.startLine)
      return first...(first + max(0, ContentMap.lineCount(table.content) - 2))
    }
    let first = max(0, node.startLine)
    return first...max(first, node.endLine)
  }

  mutating func readParagraph(_ node: CmarkNode) {
    let shape = FigureShape(node)
    let firstImage = reading.media.images.count
    guard let text = inline(node) else { return }
    if shape.isFigure, reading.media.images.count > firstImage {
      return appendFigures(firstImage, shape.hasCaption ? text.trimmed() : nil)
    }
    if case .item(let list, let index, _)? = frames.last?.kind, frames[frames.count - 1].blocks.isEmpty,
      lists[list].items[index].text.isEmpty, lists[list].items[index].text.marks.isEmpty,
      index == lists[list].items.count - 1
    {
      lists[list].items[index].text = text
    } else {
      append(Block(.paragraph(text)))
    }
  }

  private mutating func appendFigures(_ first: Int, _ caption: Inline?) {
    for index in first..<reading.media.images.count {
      var text = caption.map { Inline($0.text, marks: $0.marks.filter { !$0.isSet(round: caption) }) }
      if text?.isEmpty ?? true { text = reading.media.images[index].caption.map { Inline($0) } }
      reading.media.images[index].caption = text?.text
      append(Block(.figure(image: index, caption: text)))
    }
  }
}

extension Mark {
  /// Images are no marks of a caption, nor are the signs of code that some put round captions.
  fileprivate func isSet(round caption: Inline?) -> Bool {
    switch kind {
    case .image: true
    case .code: range.count == caption?.count
    default: false
    }
  }
}
