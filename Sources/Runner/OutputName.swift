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

  /// The path of an input's output below the output folder, as bytes. Names over 255 bytes are cut and hashed.
  public func path(forKey key: String, infix: String? = nil) -> [UInt8] {
    let bytes = SourceKey.decode(key)
    var parts = bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    var name = parts.popLast() ?? Array("document".utf8)
    if !keepsExtension, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 { name = Array(name[..<dot]) }
    let suffix = Array(((infix.map { ".\($0)" } ?? "") + "." + fileExtension).utf8)
    if name.count + suffix.count > 255 {
      let hash = Array(("~" + Digest.hex(key.utf8).prefix(16)).utf8)
      name = Array(name.prefix(255 - suffix.count - hash.count))
      // A character that is cut in two goes whole.
      while let last = name.last, last & 0xC0 == 0x80 { name.removeLast() }
      if let last = name.last, last >= 0xC0 { name.removeLast() }
      name += hash
    }
    parts.append(name + suffix)
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
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
