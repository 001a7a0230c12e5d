public import Provenance

/// The text of a file's bytes in some charset, and how its offsets stand to the file's.
public struct DecodedText: Sendable {
  /// Valid UTF-8.
  public var utf8: [UInt8]
  public var map: ByteMap
  /// As WHATWG names it, in lower case, such as `windows-1252`.
  public var encoding: String
  /// How many stretches of bytes were no text in that charset; each is U+FFFD.
  public var invalidCount: Int
  /// What the bytes declare, where they are plainly none of it.
  public var misdeclared: String?

  public init(utf8: [UInt8], map: ByteMap, encoding: String, invalidCount: Int) {
    self.utf8 = utf8
    self.map = map
    self.encoding = encoding
    self.invalidCount = invalidCount
  }
}
