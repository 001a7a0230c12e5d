/// Where a record's source is, below the folder that a person names.
public enum SourceLocation {
  /// The components of the path that a key stands for, as bytes; nil where it would lead out of the folder or is no path.
  public static func components(of key: String) -> [[UInt8]]? {
    guard let path = decoded(Array(key.utf8)), !path.isEmpty else { return nil }
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
    let isSound = parts.allSatisfy { part in
      !part.isEmpty && part != [0x2E] && part != [0x2E, 0x2E] && !part.contains(0)
    }
    return isSound ? parts : nil
  }

  /// A key without its percent-encoding; nil where that is broken.
  private static func decoded(_ key: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < key.count {
      guard key[index] == UInt8(ascii: "%") else {
        result.append(key[index])
        index += 1
        continue
      }
      guard index + 2 < key.count, let high = digit(key[index + 1]), let low = digit(key[index + 2]) else { return nil }
      result.append(high << 4 | low)
      index += 3
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
