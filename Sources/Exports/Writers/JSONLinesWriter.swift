import JSONText

/// Rows as JSON Lines: an object a row, every column in it, so that readers find the same keys in each.
public struct JSONLinesWriter: Sendable {
  private let columns: [ExportColumn]

  public init(_ columns: [ExportColumn]) {
    self.columns = columns
  }

  public func line(_ cells: [ExportCell]) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (column, cell) in zip(columns, cells) {
      json.key(column.name)
      switch cell {
      case .empty: json.null()
      case .text(let text): json.string(text)
      case .integer(let number): json.int(number)
      case .number(let spelling): json.number(spelling.utf8)
      }
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}
