import Foundation

/// A page being written: markup of ours, text of others escaped, data as JSON that no parser of HTML leaves.
struct PageBytes {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func raw(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Text, with controls and what turns its direction shown as U+FFFD.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "'": raw("&#39;")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        raw("\u{FFFD}")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// A block of data: `<`, `>`, `&` and the line separators of JavaScript escaped, so that nothing in it is markup.
  mutating func data(_ json: [UInt8], id: String) {
    raw("<script type=\"application/json\" id=\"\(id)\">")
    bytes.reserveCapacity(bytes.count + json.count + json.count / 16)
    var index = 0
    while index < json.count {
      let byte = json[index]
      switch byte {
      case 0x3C: raw("\\u003c")
      case 0x3E: raw("\\u003e")
      case 0x26: raw("\\u0026")
      case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
        raw(json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
    raw("</script>\n")
  }

  /// A picture, or data that is compressed, as base64 in a block that no one reads until it is wanted.
  mutating func base64(_ content: [UInt8], id: String) {
    raw("<script type=\"text/plain\" id=\"\(id)\">")
    bytes.append(contentsOf: Data(content).base64EncodedData())
    raw("</script>\n")
  }
}
