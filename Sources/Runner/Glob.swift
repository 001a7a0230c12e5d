/// A pattern for paths below an input root, as in .gitignore: `*` and `?` stay within a name, `**` does not, `[a-z]` is a set.
///
/// A pattern without a slash (but at its end) matches at any depth; one that ends in a slash matches folders only.
public struct Glob: Sendable {
  private let parts: [UInt8]
  private let anchored: Bool
  public let foldersOnly: Bool
  /// Begins with `!`: takes back what an earlier pattern left out.
  public let negated: Bool

  public init(_ pattern: String) {
    var bytes = Array(pattern.utf8)
    negated = bytes.first == UInt8(ascii: "!")
    if negated { bytes.removeFirst() }
    foldersOnly = bytes.last == UInt8(ascii: "/")
    if foldersOnly { bytes.removeLast() }
    anchored = bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    parts = bytes
  }

  /// Whether a path, `/`-separated, matches.
  public func matches(_ path: [UInt8], isFolder: Bool = false) -> Bool {
    if foldersOnly, !isFolder { return false }
    if anchored { return Glob.match(parts[...], path[...]) }
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
    return Glob.match(parts[...], name)
  }

  private static func match(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var pattern = pattern
    var text = text
    // The last star, and the text from which it is tried again: linear for one star, quadratic at worst.
    var star: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>, deep: Bool)?
    while true {
      if let first = pattern.first {
        if first == UInt8(ascii: "*") {
          let deep = pattern.dropFirst().first == UInt8(ascii: "*")
          pattern = pattern.dropFirst(deep ? 2 : 1)
          if deep, pattern.first == UInt8(ascii: "/") {
            if match(pattern.dropFirst(), text) { return true }
          }
          star = (pattern, text, deep)
          continue
        }
        if let byte = text.first, let rest = step(pattern, byte) {
          pattern = rest
          text = text.dropFirst()
          continue
        }
      } else if text.isEmpty {
        return true
      }
      guard let last = star, let skipped = last.text.first, last.deep || skipped != UInt8(ascii: "/") else {
        return false
      }
      star = (last.pattern, last.text.dropFirst(), last.deep)
      pattern = last.pattern
      text = last.text.dropFirst()
    }
  }

  /// The pattern after one byte of text, or nil.
  private static func step(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> ArraySlice<UInt8>? {
    guard let first = pattern.first else { return nil }
    switch first {
    case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : pattern.dropFirst()
    case UInt8(ascii: "["):
      guard let end = pattern.dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else {
        return byte == first ? pattern.dropFirst() : nil
      }
      return set(pattern[(pattern.startIndex + 1)..<end], holds: byte) ? pattern[(end + 1)...] : nil
    default: return byte == first ? pattern.dropFirst() : nil
    }
  }

  private static func set(_ set: ArraySlice<UInt8>, holds byte: UInt8) -> Bool {
    var set = set
    let negated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
    if negated { set = set.dropFirst() }
    var found = false
    while let low = set.first {
      set = set.dropFirst()
      if set.first == UInt8(ascii: "-"), let high = set.dropFirst().first {
        found = found || (min(low, high)...max(low, high)).contains(byte) && low <= high
        set = set.dropFirst(2)
      } else {
        found = found || low == byte
      }
    }
    return found != negated && byte != UInt8(ascii: "/")
  }
}
