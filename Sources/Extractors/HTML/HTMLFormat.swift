import Charsets
import HTMLContent
public import Provenance
public import Stages

/// Web pages: HTML and XHTML.
public enum HTMLFormat: Format {
  public static var mediaType: String { "text/html" }
  public static var fileExtensions: [String] { ["html", "htm", "xhtml"] }

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    let isNamed = fileExtensions.contains { name.lowercased().hasSuffix("." + $0) }
    switch HTMLSignature(head) {
    case .page: return isNamed ? .certain : .content
    case .tags: return isNamed ? .certain : .possible
    case .none: return isNamed ? .name : .no
    }
  }

  public static func open(_ file: SourceFile) throws -> OpenedFile {
    let head = file.bytes.prefix(4096)
    guard HTMLSignature(head) != .none || !Charsets.looksBinary(head) else { throw Failure.binaryPage }
    let decoded = Charsets.decode(file.bytes, hint: CharsetHint(label: file.charset, else: .html))
    guard decoded.utf8.contains(where: { !$0.isASCIIWhitespace }) else {
      throw Failure("html.empty", "the page is empty", advice: "check how it was saved or downloaded")
    }
    var opened = OpenedFile(
      sources: [Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))],
      encoding: decoded.encoding)
    if let declared = decoded.misdeclared {
      opened.diagnostics.append(
        OpenedFile.FileDiagnostic(
          "charset.misdeclared", "the page declares \(declared), is none, and is read as \(decoded.encoding)"))
    }
    if decoded.invalidCount > 0 {
      opened.diagnostics.append(
        OpenedFile.FileDiagnostic(
          "charset.invalid", "\(decoded.invalidCount) stretches of bytes are no \(decoded.encoding) text"))
    }
    return opened
  }

  public static func text(of source: Source) -> [Range<Int>] {
    guard case .bytes = source.locator else { return [] }
    return source.utf8.withUnsafeBufferPointer { bytes in
      var scanner = HTMLTextScanner(bytes)
      return scanner.ranges()
    }
  }
}

extension Failure {
  /// Bytes that a web page has not: a picture, a packed file.
  static let binaryPage = Failure(
    "html.binary", "not a web page, and no text", advice: "unpack it, or give the file the extension of what it is")
}
