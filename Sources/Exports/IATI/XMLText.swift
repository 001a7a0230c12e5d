/// Writes XML 1.0: elements nested as they are opened, text escaped.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  private var depth: Int

  /// - Parameter depth: how many elements stand around what is written.
  init(depth: Int = 0) {
    self.depth = depth
  }

  mutating func declaration() { bytes += Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

  /// An element with others inside.
  mutating func element(
    _ name: StaticString, _ attributes: [(String, String)] = [], _ body: (inout XMLText) -> Void
  ) {
    open(name, attributes)
    let inner = bytes.count
    bytes += [UInt8(ascii: ">"), 0x0A]
    let start = bytes.count
    depth += 1
    body(&self)
    depth -= 1
    if bytes.count == start {
      bytes.removeSubrange(inner...)
      bytes += Array("/>\n".utf8)
    } else {
      indent()
      bytes += Array("</\(name)>\n".utf8)
    }
  }

  /// An element with text alone.
  mutating func element(_ name: StaticString, _ attributes: [(String, String)] = [], text: String) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    append(text)
    bytes += Array("</\(name)>\n".utf8)
  }

  /// An element with nothing inside.
  mutating func empty(_ name: StaticString, _ attributes: [(String, String)]) {
    open(name, attributes)
    bytes += Array("/>\n".utf8)
  }

  mutating func start(_ name: StaticString, _ attributes: [(String, String)]) {
    open(name, attributes)
    bytes += [UInt8(ascii: ">"), 0x0A]
    depth += 1
  }

  mutating func end(_ name: StaticString) {
    depth -= 1
    indent()
    bytes += Array("</\(name)>\n".utf8)
  }

  private mutating func open(_ name: StaticString, _ attributes: [(String, String)]) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += Array("\(name)".utf8)
    for (key, value) in attributes {
      bytes += Array(" \(key)=\"".utf8)
      append(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() { bytes += [UInt8](repeating: 0x20, count: depth * 2) }

  /// Text with its markup escaped; what XML 1.0 can't hold is left out.
  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += Array("&amp;".utf8)
      case "<": bytes += Array("&lt;".utf8)
      case ">": bytes += Array("&gt;".utf8)
      case "\"": bytes += Array("&quot;".utf8)
      case "\r": bytes += Array("&#13;".utf8)
      case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        bytes += Array(String(scalar).utf8)
      default: break
      }
    }
  }
}
