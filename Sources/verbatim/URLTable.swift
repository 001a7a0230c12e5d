import SwiftCSV

/// Which URL each key came from: a CSV file with the columns `key` and `url`, or of two columns without a head.
struct URLTable {
  private var urls: [String: String] = [:]

  /// - Throws: where the bytes are no CSV.
  init(_ bytes: [UInt8]) throws {
    let csv = try CSV<Enumerated>(string: String(decoding: bytes, as: UTF8.self), loadColumns: false)
    let head = csv.header
    let keyColumn = head.firstIndex(of: "key") ?? 0
    let urlColumn = head.firstIndex(of: "url") ?? 1
    let rows = (head.contains("url") ? [] : [head]) + csv.rows
    for row in rows where row.count > max(keyColumn, urlColumn) { urls[row[keyColumn]] = row[urlColumn] }
  }

  subscript(key: String) -> String? { urls[key] }
}
