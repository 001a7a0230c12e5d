/// Named fields, a line each, as WARC and HTTP heads have them: names in any case, a value folded over several lines is one.
struct FieldLines {
  private var fields: [(name: [UInt8], value: [UInt8])] = []

  /// The lines after the first; what has no colon is left out.
  init(_ lines: some Sequence<ArraySlice<UInt8>>) {
    for line in lines {
      if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
        fields[fields.count - 1].value += [0x20] + FieldLines.trimmed(line)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        fields.append(
          (FieldLines.trimmed(line[..<colon]).map(FieldLines.lowered), Array(FieldLines.trimmed(line[(colon + 1)...]))))
      }
    }
  }

  /// The first value of a name, given in lower case; nil for none or an empty one.
  subscript(name: String) -> String? {
    let wanted = Array(name.utf8)
    guard let field = fields.first(where: { $0.name == wanted }), !field.value.isEmpty else { return nil }
    return String(decoding: field.value, as: UTF8.self)
  }

  /// All values of a name, split at commas, trimmed and in lower case.
  func list(_ name: String) -> [String] {
    let wanted = Array(name.utf8)
    return fields.filter { $0.name == wanted }.flatMap { $0.value.split(separator: UInt8(ascii: ",")) }
      .map { String(decoding: FieldLines.trimmed($0).map(FieldLines.lowered), as: UTF8.self) }
      .filter { !$0.isEmpty }
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes.drop { $0 <= 0x20 }
  }

  static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// The lines of a head: up to the empty line. Nil where there is none; `end` is the index after it.
  static func split(_ bytes: [UInt8], from start: Int = 0) -> (lines: [ArraySlice<UInt8>], end: Int)? {
    var lines: [ArraySlice<UInt8>] = []
    var low = start
    while let feed = bytes[low...].firstIndex(of: 0x0A) {
      let line = feed > low && bytes[feed - 1] == 0x0D ? bytes[low..<(feed - 1)] : bytes[low..<feed]
      if line.isEmpty { return (lines, feed + 1) }
      lines.append(line)
      low = feed + 1
    }
    return nil
  }
}
