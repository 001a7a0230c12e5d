import Provenance

/// What is known of a file's charset besides its bytes.
public enum CharsetHint: Sendable, Hashable {
  case none
  /// The bytes may say it themselves, in a meta element or an XML declaration.
  case html
  /// Said from outside, by any of the WHATWG's labels.
  case label(String)

  /// A label that is known, or else another hint.
  public init(label: String?, else other: CharsetHint) {
    self = label.flatMap { EncodingLabels.name(of: $0) == nil ? nil : .label($0) } ?? other
  }
}

/// Charsets as browsers detect and decode them (WHATWG Encoding Standard).
public enum Charsets {
  /// The text of a file's bytes.
  ///
  /// In order: a byte-order mark; the hint's label; what an HTML page's first 1,024 bytes declare, unless it is UTF-8 all the
  /// same, as pages that were saved again often are (browsers would show them garbled), or declares UTF-8 and is windows-1252; UTF-8 where the bytes are that, or
  /// are that but for a few; what an HTML page declares further on; else windows-1252.
  public static func decode(_ bytes: [UInt8], hint: CharsetHint = .none) -> DecodedText {
    if let mark = ByteOrderMark(bytes) {
      return decode(bytes, as: mark.encoding, skipping: mark.length)
    }
    if let declared = declaredEncoding(of: bytes, hint: hint) {
      if hint == .html, declared == "utf-8", UTF8Validation.isWindows1252(bytes) {
        var text = decode(bytes, as: "windows-1252", skipping: 0)
        text.misdeclared = declared
        return text
      }
      return decode(bytes, as: declared, skipping: 0)
    }
    return decodeUndeclared(bytes, isHTML: hint == .html)
  }

  /// The WHATWG's name, in lower case, of the charset with that label; nil where it knows none.
  public static func encoding(label: String) -> String? {
    EncodingLabels.name(of: label)
  }

  private static func declaredEncoding(of bytes: [UInt8], hint: CharsetHint) -> String? {
    switch hint {
    case .none: nil
    case .html:
      MetaPrescan.encoding(declaredBy: bytes).map {
        $0 != "utf-8" && UTF8Validation.isSurelyUTF8(bytes, not: $0) ? "utf-8" : $0
      }
    case .label(let label): EncodingLabels.name(of: label)
    }
  }

  private static func decodeUndeclared(_ bytes: [UInt8], isHTML: Bool) -> DecodedText {
    if let encoding = unmarkedUTF16(bytes[...]) { return decode(bytes, as: encoding, skipping: 0) }
    guard let first = UTF8Validation.firstInvalid(bytes, from: 0) else {
      return DecodedText(utf8: bytes, map: .identity, encoding: "utf-8", invalidCount: 0)
    }
    if UTF8Validation.isMostlyUTF8(bytes, from: first) { return decode(bytes, as: "utf-8", skipping: 0) }
    let late = isHTML ? MetaPrescan.encoding(declaredLateBy: bytes) : nil
    return decode(bytes, as: late ?? "windows-1252", skipping: 0)
  }

  static func decode(_ bytes: [UInt8], as encoding: String, skipping mark: Int) -> DecodedText {
    if encoding == "utf-8", mark == 0, UTF8Validation.firstInvalid(bytes, from: 0) == nil {
      return DecodedText(utf8: bytes, map: .identity, encoding: encoding, invalidCount: 0)
    }
    var text = DecodedTextBuilder(bytes, skippingMark: mark)
    switch encoding {
    case "utf-8": UTF8Decoder.decode(into: &text)
    case "utf-16le": UTF16Decoder(isBigEndian: false).decode(into: &text)
    case "utf-16be": UTF16Decoder(isBigEndian: true).decode(into: &text)
    case "replacement": text.replaceRest()
    case "x-user-defined": SingleByteDecoder(SingleByteTable.userDefined).decode(into: &text)
    default: decodeLegacy(encoding, into: &text)
    }
    return text.finish(encoding: encoding)
  }

  private static func decodeLegacy(_ encoding: String, into text: inout DecodedTextBuilder) {
    if let table = SingleByteTable.table(for: encoding) {
      SingleByteDecoder(table).decode(into: &text)
    } else if let decoder = MultiByteDecoder(encoding) {
      decoder.decode(into: &text)
    } else {
      text.replaceRest()
    }
  }
}
