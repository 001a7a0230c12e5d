/// What the first bytes of a zip file say of its kind.
public struct ZipSignature {
  /// Whether the bytes begin a zip file.
  public let isZip: Bool
  /// The content of a first entry named `mimetype` that is stored as it is (EPUB and OpenDocument say so what they are).
  public let mediaType: [UInt8]?
  private let head: ArraySlice<UInt8>

  public init(_ head: ArraySlice<UInt8>) {
    self.head = head
    isZip = head.starts(with: [0x50, 0x4B, 0x03, 0x04])
    mediaType = isZip ? ZipSignature.mediaType(Array(head.prefix(256))) : nil
  }

  /// Whether the name of some entry among the first begins so.
  public func mentions(_ name: StaticString) -> Bool {
    guard isZip else { return false }
    return name.withUTF8Buffer { name in
      guard let first = name.first, head.count >= name.count else { return false }
      for start in head.startIndex...(head.endIndex - name.count) where head[start] == first {
        if head[start..<(start + name.count)].elementsEqual(name) { return true }
      }
      return false
    }
  }

  /// APPNOTE.TXT 4.3.7: 30 bytes of header, the name, the extra field, the content.
  private static func mediaType(_ head: [UInt8]) -> [UInt8]? {
    guard head.count > 38, head[8] == 0, head[9] == 0, head[30...].starts(with: Array("mimetype".utf8)) else {
      return nil
    }
    let nameLength = Int(head[26]) | Int(head[27]) << 8
    let extraLength = Int(head[28]) | Int(head[29]) << 8
    let length = Int(head[18]) | Int(head[19]) << 8
    let start = 30 + nameLength + extraLength
    // A length that is told later is not in the header: what follows is then cut at the next header.
    guard nameLength == 8, start < head.count else { return nil }
    let content = head[start...]
    return Array(length > 0 ? content.prefix(length) : content.prefix { $0 != 0x50 })
  }
}
