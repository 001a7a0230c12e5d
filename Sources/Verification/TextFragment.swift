/// Text fragments of URLs (WICG Scroll to Text Fragment): `#:~:text=` and what to look for on the page.
enum TextFragment {
  /// The directive's value: the text, or its first and last words where it is long; nil where there is nothing to find.
  static func directive(_ text: String) -> String? {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard !words.isEmpty else { return nil }
    if words.count <= 10 { return encode(words.joined(separator: " ")) }
    return encode(words.prefix(5).joined(separator: " ")) + "," + encode(words.suffix(5).joined(separator: " "))
  }

  /// Percent-encoded, the hyphen, comma and ampersand included, which the directive uses itself.
  private static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
