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
    guard !Charsets.looksBinary(file.bytes.prefix(4096)) else {
      throw Failure("text.binary", "not a text file", advice: "give the file the extension of what it is")
    }
    let decoded = Charsets.decode(file.bytes, hint: .none)
    let source = Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))
    var opened = OpenedFile(sources: [source], encoding: decoded.encoding)
    if decoded.invalidCount > 0 {
      opened.diagnostics.append(
        .init("text.invalid-bytes", "\(decoded.invalidCount) places are no \(decoded.encoding) and are U+FFFD"))
    }
    return opened
  }
}
