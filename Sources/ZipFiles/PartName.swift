/// The name of a part inside a file, found from where another part names it.
public enum PartName {
  /// The part that a reference means, from the part that holds it: `../text/a%20b.xhtml#c` from `OPS/toc/nav.xhtml` is
  /// `OPS/text/a b.xhtml`. Nil for what is outside: a URL, or a way above the root.
  public static func resolve(_ reference: String, from part: String) -> String? {
    let path = reference.prefix { $0 != "#" && $0 != "?" }
    if path.isEmpty || path.contains(":") { return nil }
    var steps = path.hasPrefix("/") ? [] : Array(part.split(separator: "/").dropLast().map(String.init))
    for step in path.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": if steps.popLast() == nil { return nil }
      default: steps.append(decoded(step))
      }
    }
    let name = steps.joined(separator: "/")
    return name.isEmpty || name.utf8.count > 1024 ? nil : name
  }

  /// Percent escapes decoded, where they give UTF-8.
  private static func decoded(_ step: Substring) -> String {
    guard step.utf8.contains(UInt8(ascii: "%")) else { return String(step) }
    let bytes = Array(step.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16), value != 0
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? String(step)
  }
}
