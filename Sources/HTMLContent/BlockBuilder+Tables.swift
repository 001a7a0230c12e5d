import DocumentModel
import Provenance

extension BlockBuilder {
  mutating func beginRow() {
    if let index = frames.lastIndex(where: { $0.kind == .table }), index == frames.count - 1 {
      frames[index].rows.append([])
    }
  }

  mutating func closeCell(_ frame: BlockFrame) {
    let outer = frames.count - 1
    guard frames[outer].kind == .table else {
      frames[outer].content.append(frame.content)
      return
    }
    if frames[outer].rows.isEmpty { frames[outer].rows.append([]) }
    frames[outer].rows[frames[outer].rows.count - 1].append(
      BlockFrame.CellDraft(
        content: frame.content, isHeader: frame.isHeader, columns: frame.columns, rows: frame.rowSpan))
  }

  /// A table of data, or the blocks of one that only places them.
  mutating func closeTable(_ frame: BlockFrame) {
    var frame = frame
    frame.rows.removeAll { $0.isEmpty }
    let outer = frames.count - 1
    frames[outer].content.append(frame.content)
    guard isData(frame) else {
      if let caption = frame.caption {
        frames[outer].content.append(Block(.paragraph(caption), hints: frame.hints), after: frame.lead)
      }
      let isLabelled = isLabelled(frame)
      for rows in frame.rows.runs(where: { isLabelled && !$0.isLayout }) {
        if isLabelled, rows.count > 1, let first = rows.first, !first.isLayout {
          append(table: rows, caption: nil, frame)
        } else {
          for cell in rows.joined() { frames[outer].content.append(cell.content) }
        }
      }
      return
    }
    append(table: frame.rows[...], caption: frame.caption, frame)
  }

  private mutating func append(table drafts: ArraySlice<[BlockFrame.CellDraft]>, caption: Inline?, _ frame: BlockFrame)
  {
    let rows = zip(drafts.indices, drafts).map { index, row in
      row.map {
        Block.Cell(
          text: flattened($0.content), isHeader: $0.isHeader, columns: $0.columns,
          rows: caption == nil && drafts.count < frame.rows.count ? min($0.rows, drafts.endIndex - index) : $0.rows)
      }
    }
    guard rows.contains(where: { $0.contains { !$0.text.text.isEmpty } }) else { return }
    frames[frames.count - 1].content.append(
      Block(.table(Block.Table(caption: caption, rows: rows)), hints: frame.hints), after: frame.lead)
  }

  /// Whether a table that holds others is one of labels and values, some of whose values are tables, lists or headings: its
  /// other rows are tables, between what those hold.
  private func isLabelled(_ frame: BlockFrame) -> Bool {
    guard frame.isData != false, frame.rows.count > 3, frame.rows.allSatisfy({ $0.count <= 2 }) else { return false }
    let labels = frame.rows.filter { row in
      guard row.count == 2, let label = row[0].content.list.first, row[0].content.list.count == 1,
        case .paragraph = label.content
      else { return false }
      return (2...80).contains(label.textCount)
    }
    return labels.count * 10 >= frame.rows.count * 9 && labels.count { $0.isLayout } * 2 < labels.count
  }

  /// Whether a table holds data: header cells or a caption say so; cells with headings, tables, listings or long texts, and
  /// tables of one row or one column, speak against it.
  private func isData(_ frame: BlockFrame) -> Bool {
    if frame.isData == false { return false }
    let cells = frame.rows.lazy.flatMap { $0 }
    if cells.contains(where: { $0.content.isLayout || $0.content.holdsListing }) { return false }
    // Numbers of lines beside code.
    if cells.allSatisfy({ $0.content.isCode || $0.content.list.isEmpty }) { return false }
    let width = frame.rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
    let hasHeader = cells.contains { $0.isHeader }
    if hasHeader || frame.caption != nil { return width > 1 || frame.rows.count > 1 }
    guard width > 1, frame.rows.count > 1 else { return false }
    let filled = cells.filter { !$0.content.list.isEmpty }
    let long = filled.filter { $0.content.list.reduce(0) { $0 + $1.textCount } > 400 || $0.content.list.count > 6 }
    return filled.count > 1 && long.count * 4 <= filled.count
  }
}

extension [BlockFrame.CellDraft] {
  /// Holds headings, tables, listings, or a long text.
  fileprivate var isLayout: Bool {
    contains { cell in
      cell.content.isLayout || cell.content.holdsListing
        || cell.content.list.reduce(0) { $0 + $1.textCount } > 2000
    }
  }
}

extension [[BlockFrame.CellDraft]] {
  /// Its rows in order, those that match and those that do not by themselves.
  fileprivate func runs(where matches: ([BlockFrame.CellDraft]) -> Bool) -> [ArraySlice<[BlockFrame.CellDraft]>] {
    var result: [ArraySlice<[BlockFrame.CellDraft]>] = []
    var start = startIndex
    for index in indices where index + 1 == endIndex || matches(self[index]) != matches(self[index + 1]) {
      result.append(self[start...index])
      start = index + 1
    }
    return result
  }
}

extension BlockFrame.Blocks {
  /// Holds code of several lines.
  var holdsListing: Bool {
    list.contains { if case .code(let text, _) = $0.content { text.utf8.contains(0x0A) } else { false } }
  }
}
