import Charsets
public import Provenance
public import Stages

/// Files of any media type: what external extractors read, and what proves their records.
///
/// A file that is no text is opened as one character a byte, so that places in it can be told; none of it has to be kept.
public struct ExternalFormat: Format {
  public static let mediaType = "text/*"
  public static let fileExtensions: [String] = []
  public static let opensOtherTypes = true

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence { .no }

  public static func open(_ file: SourceFile) throws -> OpenedFile {
    guard !Charsets.looksBinary(file.bytes.prefix(4096)) else { return openBinary(file) }
    let decoded = Charsets.decode(file.bytes, hint: .none)
    return OpenedFile(
      text: decoded.utf8, map: decoded.map, encoding: decoded.encoding, invalidCount: decoded.invalidCount)
  }

  private static func openBinary(_ file: SourceFile) -> OpenedFile {
    let decoded = Charsets.decode(file.bytes, hint: .label("windows-1252"))
    return OpenedFile(
      sources: [Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))])
  }

  public static func text(of source: Source) -> [Range<Int>] {
    source.count == 0 || Charsets.looksBinary(source.utf8.prefix(4096)) ? [] : [source.indices]
  }
}
