/// Resolution of URL references (RFC 3986, section 5) over UTF-8 bytes.
///
/// As browsers do, white space at the ends, line ends and tabs do not count, and a space is `%20`.
public enum URLReference {
  /// A reference's parts; nil is absent, which is not the same as empty.
  struct Parts {
    var scheme: ArraySlice<UInt8>?
    var authority: ArraySlice<UInt8>?
    var path: ArraySlice<UInt8>
    var query: ArraySlice<UInt8>?
    var fragment: ArraySlice<UInt8>?
  }

  /// The absolute URL that a reference means from a base; nil where the base is none.
  public static func resolve(base: [UInt8], reference: [UInt8]) -> [UInt8]? {
    let base = parts(cleaned(base)[...])
    var target = parts(cleaned(reference)[...])
    guard base.scheme != nil else { return nil }
    if target.scheme != nil { return written(target, path: Array(target.path)) }
    target.scheme = base.scheme
    if target.authority != nil { return written(target, path: withoutDots(target.path)) }
    target.authority = base.authority
    if target.path.isEmpty {
      if target.query == nil { target.query = base.query }
      return written(target, path: Array(base.path))
    }
    if target.path.first == slash { return written(target, path: withoutDots(target.path)) }
    return written(target, path: withoutDots(merged(base, target.path)))
  }

  /// Whether a reference names its own scheme.
  public static func isAbsolute(_ reference: [UInt8]) -> Bool {
    var hasLetter = false
    for byte in reference {
      switch byte {
      case 0x61...0x7A, 0x41...0x5A: hasLetter = true
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: if !hasLetter { return false }
      case 0x09, 0x0A, 0x0D: break
      case 0x00...0x20: if hasLetter { return false }
      default: return hasLetter && byte == UInt8(ascii: ":")
      }
    }
    return false
  }

  /// The scheme in lower case, or nil.
  public static func scheme(_ reference: [UInt8]) -> String? {
    parts(cleaned(reference)[...]).scheme.map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  private static let slash = UInt8(ascii: "/")

  /// Without white space at the ends, without line ends and tabs, spaces as `%20`.
  static func cleaned(_ text: [UInt8]) -> [UInt8] {
    var low = 0
    var high = text.count
    while low < high, text[low] <= 0x20 { low += 1 }
    while high > low, text[high - 1] <= 0x20 { high -= 1 }
    if text.allSatisfy({ $0 > 0x20 }) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(high - low)
    for byte in text[low..<high] where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if byte == 0x20 { result.append(contentsOf: [0x25, 0x32, 0x30]) } else { result.append(byte) }
    }
    return result
  }

  static func parts(_ text: ArraySlice<UInt8>) -> Parts {
    var parts = Parts(path: [])
    var rest = text
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      parts.fragment = rest[(hash + 1)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      parts.query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), isScheme(rest[..<colon]) {
      parts.scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.count >= 2, rest[rest.startIndex] == slash, rest[rest.startIndex + 1] == slash {
      let start = rest.startIndex + 2
      let end = rest[start...].firstIndex(of: slash) ?? rest.endIndex
      parts.authority = rest[start..<end]
      rest = rest[end...]
    }
    parts.path = rest
    return parts
  }

  private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D
        || byte == 0x2E
    }
  }

  private static func merged(_ base: Parts, _ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if base.authority != nil, base.path.isEmpty { return [slash] + path }
    guard let last = base.path.lastIndex(of: slash) else { return path }
    return base.path[...last] + path
  }

  /// RFC 3986, section 5.2.4, segment by segment.
  static func withoutDots(_ path: ArraySlice<UInt8>) -> [UInt8] {
    if !hasDots(path) { return Array(path) }
    let isRooted = path.first == slash
    var kept: [ArraySlice<UInt8>] = []
    let segments = path.split(separator: slash, omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      if isRooted, index == 0 { continue }
      let isLast = index == segments.count - 1
      if segment.elementsEqual([0x2E]) {
        if isLast { kept.append([]) }
      } else if segment.elementsEqual([0x2E, 0x2E]) {
        if !kept.isEmpty { kept.removeLast() }
        if isLast { kept.append([]) }
      } else {
        kept.append(segment)
      }
    }
    return (isRooted ? [slash] : []) + Array(kept.joined(separator: [slash]))
  }

  /// Whether a segment begins with a dot.
  private static func hasDots(_ path: ArraySlice<UInt8>) -> Bool {
    var isStart = true
    for byte in path {
      if isStart, byte == 0x2E { return true }
      isStart = byte == slash
    }
    return false
  }

  private static func written(_ parts: Parts, path: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    if let scheme = parts.scheme { result += scheme + [UInt8(ascii: ":")] }
    if let authority = parts.authority { result += [slash, slash] + authority }
    result += path
    if let query = parts.query { result += [UInt8(ascii: "?")] + query }
    if let fragment = parts.fragment { result += [UInt8(ascii: "#")] + fragment }
    return result
  }
}
