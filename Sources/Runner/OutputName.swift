public import SystemPackage

/// Names of outputs.
public struct OutputName: Sendable {
  public let format: String
  public let fileExtension: String
  /// `NAME.ext.json`, or `NAME.md` in the place of `NAME.ext.md`.
  public let keepsExtension: Bool

  public init(format: String, fileExtension: String, keepsExtension: Bool) {
    self.format = format
    self.fileExtension = fileExtension
    self.keepsExtension = keepsExtension
  }

  /// What a path may be long; keys of web pages can be longer.
  private static let longest = 2048

  /// The path of an input's output below the output folder, as bytes. Names over 255 bytes are cut and hashed.
  public func path(forKey key: String, infix: String? = nil) -> [UInt8] {
    let bytes = SourceKey.decode(key)
    var parts = bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    var name = parts.popLast() ?? Array("document".utf8)
    if !keepsExtension, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 { name = Array(name[..<dot]) }
    let suffix = Array(((infix.map { ".\($0)" } ?? "") + "." + fileExtension).utf8)
    parts = parts.map { OutputName.cut($0, to: 255, hashing: $0) }
    if parts.reduce(0, { $0 + $1.count + 1 }) > OutputName.longest {
      parts = parts.prefix(2) + [OutputName.hash(parts.joined(separator: [UInt8(ascii: "/")]))]
    }
    parts.append(OutputName.cut(name, to: 255 - suffix.count, hashing: key.utf8) + suffix)
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
  }

  /// A name that is too long, cut and with a hash at its end.
  private static func cut(_ name: [UInt8], to limit: Int, hashing whole: some Sequence<UInt8>) -> [UInt8] {
    guard name.count > limit else { return name }
    let hash = hash(whole)
    var name = Array(name.prefix(limit - hash.count))
    // A character that is cut in two goes whole.
    while let last = name.last, last & 0xC0 == 0x80 { name.removeLast() }
    if let last = name.last, last >= 0xC0 { name.removeLast() }
    return name + hash
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(("~" + Digest.hex(bytes).prefix(16)).utf8)
  }
}

extension FilePath {
  /// The path with a relative path, given by its bytes, below it: `.` and `..` are left out.
  public func below(_ bytes: [UInt8]) -> FilePath {
    var path = pathBytes
    for part in bytes.split(separator: UInt8(ascii: "/")) where part != [0x2E] && part != [0x2E, 0x2E] {
      if !path.isEmpty, path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
      path += part.prefix { $0 != 0 }
    }
    path.append(0)
    return path.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { pointer in
        pointer.baseAddress.map { FilePath(platformString: $0) } ?? self
      }
    }
  }
}
