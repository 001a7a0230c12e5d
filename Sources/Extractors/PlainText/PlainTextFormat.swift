import Charsets
import Provenance
public import Stages

/// Text without any markup.
public struct PlainTextFormat: Format {
  public static let mediaType = "text/plain"
  public static let fileExtensions = ["txt", "text"]

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    if fileExtensions.contains(where: { name.lowercased().hasSuffix("." + $0) }) { return .name }
    return head.isEmpty || Charsets.looksBinary(head) ? .no : .possible
  }

  public static func open(_ file: SourceFile) throws -> OpenedFile {
    guard !Charsets.looksBinary(file.bytes.prefix(4096)) else { throw Failure.binaryText }
    let decoded = Charsets.decode(file.bytes, hint: CharsetHint(label: file.charset, else: .none))
    return OpenedFile(
      text: decoded.utf8, map: decoded.map, encoding: decoded.encoding, invalidCount: decoded.invalidCount)
  }
}
