/// Dates as XMP spells them: ISO 8601 in any precision.
enum ISODate {
  static func isDate(_ bytes: [UInt8]) -> Bool {
    let shape = String(decoding: bytes.map { $0.isDigit ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
    if ["0000", "0000-00", "0000-00-00"].contains(shape) { return true }
    guard shape.hasPrefix("0000-00-00T00:00") else { return false }
    var rest = shape.dropFirst("0000-00-00T00:00".count)
    if rest.hasPrefix(":00") { rest = rest.dropFirst(3) }
    if rest.hasPrefix(".") { rest = rest.dropFirst().drop { $0 == "0" } }
    return ["", "Z", "+00:00", "-00:00"].contains(String(rest))
  }
}
