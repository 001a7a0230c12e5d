public import Provenance
public import Stages

/// Character references of XML: five names, and numbers (XML 1.0, sections 4.1 and 4.6).
public enum XMLEntities {
  /// The rules of reading XML.
  public static let rules: [RuleEntry] = [
    RuleEntry(.xmlEntity, .spelling(spelled), "A character reference of XML is the character that it names.")
  ]

  /// The UTF-8 that the reference at an offset stands for, and its length in bytes; nil where there is none.
  static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (utf8: [UInt8], length: Int)? {
    var close = offset + 1
    let limit = min(end, offset + 12)
    while close < limit, bytes[close] != UInt8(ascii: ";") { close += 1 }
    guard close < limit, close > offset + 1 else { return nil }
    let name = bytes[(offset + 1)..<close]
    let length = close + 1 - offset
    if name.first == UInt8(ascii: "#") { return number(name.dropFirst()).map { ($0, length) } }
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return ([0x26], length)
    case "lt": return ([0x3C], length)
    case "gt": return ([0x3E], length)
    case "quot": return ([0x22], length)
    case "apos": return ([0x27], length)
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let isHexadecimal = digits.first == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.utf8.first?.isASCIILetterOrDigit == true, let value = UInt32(text, radix: isHexadecimal ? 16 : 10),
      value != 0, let scalar = Unicode.Scalar(value)
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  /// A text with its references decoded: the guarantee of the rule.
  static func spelled(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"), let (utf8, length) = decode(text, at: index, end: text.count) {
        result += utf8
        index += length
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}

extension Source {
  /// A range of text or of an attribute's value with its references decoded.
  public func xmlText(_ range: Range<Int>) -> TracedText {
    decoded(range, marker: UInt8(ascii: "&"), by: .xmlEntity) {
      XMLEntities.decode(utf8, at: $0, end: range.upperBound)
    }
  }
}

extension Rule {
  /// A character reference of XML is the character that it names.
  public static let xmlEntity = Rule("xml.entity")
}
