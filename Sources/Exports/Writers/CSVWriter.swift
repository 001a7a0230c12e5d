/// Rows as CSV (RFC 4180): CRLF at each line's end, quotes where a cell needs them.
public struct CSVWriter: Sendable {
  /// The byte order mark by which spreadsheets know UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let guardsFormulas: Bool

  /// - Parameter guardsFormulas: text that a spreadsheet would run as a formula gets an apostrophe before it.
  public init(guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
  }

  public func head(_ columns: [ExportColumn]) -> [UInt8] {
    line(columns.map { .text($0.name) })
  }

  public func line(_ cells: [ExportCell]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .integer(let number): bytes.append(contentsOf: String(number).utf8)
      case .number(let spelling): bytes.append(contentsOf: spelling.utf8)
      case .text(let text): append(text, to: &bytes)
      }
    }
    bytes += [0x0D, 0x0A]
    return bytes
  }

  private func append(_ text: String, to bytes: inout [UInt8]) {
    let isGuarded = guardsFormulas && CSVWriter.runsAsFormula(text)
    // An empty text differs from no value.
    guard text.isEmpty || text.utf8.contains(where: CSVWriter.needsQuotes) else {
      if isGuarded { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
  }

  /// Whether a cell would be run by a spreadsheet, or was made harmless like one that would (OWASP, CSV Injection): taking one
  /// apostrophe from each cell of that kind gives the text back.
  static func runsAsFormula(_ text: String) -> Bool {
    switch text.utf8.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}
