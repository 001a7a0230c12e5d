import Charsets
public import Stages

/// Text of any media type: what external extractors read, and what proves their records.
public struct ExternalFormat: Format {
  public static let mediaType = "text/*"
  public static let fileExtensions: [String] = []
  public static let opensOtherTypes = true

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence { .no }

  public static func open(_ file: SourceFile) throws -> OpenedFile {
    guard !Charsets.looksBinary(file.bytes.prefix(4096)) else { throw Failure.binaryText }
    let decoded = Charsets.decode(file.bytes, hint: .none)
    return OpenedFile(
      text: decoded.utf8, map: decoded.map, encoding: decoded.encoding, invalidCount: decoded.invalidCount)
  }
}
