import Foundation
public import Stages
import SwiftCSV

/// What people corrected, by document: a CSV file (RFC 4180, UTF-8) with the columns `key`, `pointer`, `value`, and,
/// where they are known, `note` and `digest`, in any order.
public struct CorrectionsTable: Sendable {
  private var rows: [String: [Correction]] = [:]

  public init() {}

  /// `fields`: what a structurer fills, by which each row is checked; nil: rows are taken as they are.
  /// - Throws: `CorrectionFault` for the first row that can't be meant.
  public init(_ bytes: [UInt8], fields: RecordFields?) throws(CorrectionFault) {
    let (head, lines) = try CorrectionsTable.read(bytes)
    func column(_ name: String) -> Int? { head.firstIndex(of: name) }
    guard let key = column("key"), let pointer = column("pointer"), let value = column("value") else {
      throw CorrectionFault(row: 1, "the columns key, pointer and value are needed, and note and digest are known")
    }
    var seen: [String: Int] = [:]
    for (index, cells) in lines.enumerated() where cells.contains(where: { !$0.isEmpty }) {
      func cell(_ column: Int?) -> String { column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
      let row = index + 2
      let correction = Correction(
        pointer: cell(pointer), value: CorrectionsTable.normal(cell(value)), note: cell(column("note")),
        digest: cell(column("digest")))
      guard !cell(key).isEmpty else { throw CorrectionFault(row: row, "a key is missing") }
      try CorrectionsTable.check(correction, fields, row)
      if let other = seen.updateValue(row, forKey: cell(key) + "\0" + correction.pointer) {
        throw CorrectionFault(row: row, "“\(correction.pointer)” of \(cell(key)) is in row \(other) too: leave one out")
      }
      rows[cell(key), default: []].append(correction)
    }
  }

  private static func check(
    _ correction: Correction, _ fields: RecordFields?, _ row: Int
  ) throws(CorrectionFault) {
    guard let fields else { return }
    do {
      try CorrectionTarget(correction.pointer, fields).check(correction.value)
    } catch {
      throw CorrectionFault(row: row, error.reason)
    }
  }

  private static func read(_ bytes: [UInt8]) throws(CorrectionFault) -> (head: [String], rows: [[String]]) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else { throw CorrectionFault("it is not in UTF-8") }
    do {
      let csv = try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false)
      return (csv.header, csv.rows)
    } catch {
      throw CorrectionFault("it is no CSV: \(error)")
    }
  }

  /// As values stand in records: NFC, single spaces, none at the ends.
  private static func normal(_ value: String) -> String {
    value.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Checks those of one document, where the fields were not known when the file was read.
  ///
  /// - Throws: `CorrectionFault` for the first that can't be meant.
  public func check(_ key: String, fields: RecordFields) throws(CorrectionFault) {
    for correction in self[key] { try CorrectionTarget(correction.pointer, fields).check(correction.value) }
  }

  public var isEmpty: Bool { rows.isEmpty }
  public var keys: [String] { rows.keys.sorted() }
  /// Those of a document, in the file's order.
  public subscript(key: String) -> [Correction] { rows[key] ?? [] }
}
