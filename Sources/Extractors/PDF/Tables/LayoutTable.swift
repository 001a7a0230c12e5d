internal import Provenance

/// Rows of cells; a cell that spans rows stands in its first.
struct LayoutTable {
  var rows: [[LayoutCell]]
}

/// The lines in a cell, and how many columns and rows it spans.
struct LayoutCell {
  var lines: [TextLine]
  var columns = 1
  var rows = 1
  var isHeader = false
}

/// A table that was found before the page was cut into columns.
final class FoundTable {
  let table: LayoutTable
  let box: Box

  init(_ table: LayoutTable, box: Box) {
    self.table = table
    self.box = box
  }
}
