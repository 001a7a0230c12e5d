public import Provenance

/// Finds what of a part's bytes is text, without the reader that blocks are made by: the one can be checked against the
/// other.
public enum XMLTextScanner {
  /// What stands outside tags, comments and instructions; where `elements` are given, in elements of these local names
  /// alone, and between their tags and the next. Ranges in order, not empty.
  public static func ranges(of source: Source, in elements: Set<[UInt8]>? = nil) -> [Range<Int>] {
    let bytes = source.utf8
    var result: [Range<Int>] = []
    var index = 0
    var isWanted = elements == nil
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") {
        let close = end(of: index, in: bytes)
        if bytes[index...].starts(with: "<![CDATA[".utf8) {
          let text = (index + 9)..<max(index + 9, close - 3)
          if isWanted, !text.isEmpty { result.append(text) }
        } else if let elements, index + 1 < bytes.count, bytes[index + 1] != 0x21, bytes[index + 1] != 0x3F {
          isWanted = elements.contains(localName(bytes, index, close)) && bytes[close - 2] != UInt8(ascii: "/")
        }
        index = close
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
      if isWanted { result.append(start..<index) }
    }
    return result
  }

  /// The name without its prefix of a start tag; an end tag's begins with a slash and is in no set.
  private static func localName(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [UInt8] {
    let name = bytes[(start + 1)..<end].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && ($0 != UInt8(ascii: "/") || bytes[start + 1] == $0)
    }
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")), name.first != UInt8(ascii: "/") else {
      return Array(name)
    }
    return Array(name[(colon + 1)...])
  }

  /// Past the markup that begins at an offset.
  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) { return past("-->", from: start + 4, bytes) }
    if bytes[start...].starts(with: "<![CDATA[".utf8) { return past("]]>", from: start + 9, bytes) }
    var index = start + 1
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    return bytes.count
  }

  private static func past(_ mark: String, from start: Int, _ bytes: [UInt8]) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ">"), index >= start + 2, bytes[(index - 2)...].starts(with: mark.utf8) {
        return index + 1
      }
      index += 1
    }
    return bytes.count
  }
}
