import Charsets
import Provenance
public import Stages

/// Markdown files.
public struct MarkdownFormat: Format {
  public static let mediaType = "text/markdown"
  public static let fileExtensions = ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn"]

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    let isNamed = fileExtensions.contains { name.lowercased().hasSuffix("." + $0) }
    if Charsets.looksBinary(head) { return isNamed ? .name : .no }
    // HTML is Markdown too: a file that is named so is read so, whatever it begins with.
    if isNamed { return .certain }
    return MarkdownSigns.isMarkdown(head) ? .content : .no
  }

  public static func open(_ file: SourceFile) throws -> OpenedFile {
    guard !Charsets.looksBinary(file.bytes.prefix(4096)) else { throw Failure.binaryText }
    let decoded = Charsets.decode(file.bytes, hint: CharsetHint(label: file.charset, else: .none))
    return OpenedFile(
      text: decoded.utf8, map: decoded.map, encoding: decoded.encoding, invalidCount: decoded.invalidCount)
  }
}
