/// What a plain YAML scalar is (YAML 1.2 core schema and the dates of most site generators).
enum PlainForm {
  case null
  case bool(Bool)
  /// Spelled as a JSON number already.
  case number
  /// Stands for a JSON number spelled so.
  case respelledNumber([UInt8])
  /// Stands for a date spelled so.
  case date([UInt8])
  case text

  static func of(_ bytes: ArraySlice<UInt8>) -> PlainForm {
    guard let first = bytes.first else { return .null }
    if first.isLetter, bytes.count != 4, bytes.count != 5 { return .text }
    switch first {
    case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .text
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(bytes, "null", "Null", "NULL") ? .null : .text
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(bytes, "true", "True", "TRUE") ? .bool(true) : .text
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(bytes, "false", "False", "FALSE") ? .bool(false) : .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      if let number = NumberForm.normal(bytes) {
        return number.elementsEqual(bytes) ? .number : .respelledNumber(number)
      }
      if let date = DateForm.normal(bytes) { return date.elementsEqual(bytes) ? .text : .date(date) }
      return .text
    default: return .text
    }
  }

  private static func isWord(_ bytes: ArraySlice<UInt8>, _ words: StaticString...) -> Bool {
    for word in words where bytes.count == word.utf8CodeUnitCount {
      if word.withUTF8Buffer({ $0.elementsEqual(bytes) }) { return true }
    }
    return false
  }
}
