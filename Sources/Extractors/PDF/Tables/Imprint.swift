internal import Provenance

/// Who published a paper, whom to ask, who took the pictures: addresses beside each other, each below a bold head. They are columns, and what is level in them is
/// no row.
enum Imprint {
  private static let most = 8

  /// Whether a table is one: below bold heads a name, a street or a number stands in one column with an address of mail or the web.
  static func isOne(_ table: LayoutTable, _ page: PageText) -> Bool {
    guard let heads = table.rows.first, table.rows.count > 2, table.rows.count <= most,
      heads.allSatisfy({ !$0.lines.isEmpty && $0.columns == 1 && $0.lines.allSatisfy(\.isBold) })
    else { return false }
    return heads.indices.contains { column in
      let cells = table.rows.dropFirst().compactMap { row in
        row.indices.contains(column) && !row[column].lines.isEmpty ? row[column] : nil
      }
      let addresses = cells.count { hasAddress($0, page) }
      return addresses > 0 && addresses < cells.count
    }
  }

  private static func hasAddress(_ cell: LayoutCell, _ page: PageText) -> Bool {
    cell.lines.flatMap(\.chunks).contains { chunk in
      let codes = page.codes[chunk.scalars]
      // `@`, `www.`
      return codes.contains(0x40) || codes.starts(with: [0x77, 0x77, 0x77, 0x2E])
    }
  }
}
