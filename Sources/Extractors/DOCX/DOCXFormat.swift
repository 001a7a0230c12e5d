import Charsets
public import Provenance
public import Stages
import XMLText
import ZipFiles

/// Word documents (Office Open XML): the document's part, its notes, comments, heads and feet, and what they refer to.
public enum DOCXFormat: Format {
  public static let mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  public static let fileExtensions = ["docx", "docm"]

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    let isNamed = fileExtensions.contains { name.lowercased().hasSuffix("." + $0) }
    let signature = ZipSignature(head)
    if signature.mediaType == nil, signature.mentions("word/") { return isNamed ? .certain : .content }
    return isNamed ? .name : .no
  }

  /// - Throws: `docx.encrypted`, `docx.no-document`, and what `ZipArchive` and `XMLReader` throw.
  public static func open(_ file: SourceFile) throws -> OpenedFile {
    if file.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw Failure(
        "docx.encrypted", "encrypted with a password, or of a Word older than 2007",
        advice: "save it as .docx without a password")
    }
    let archive = try ZipArchive(file.bytes)
    var parts = DOCXParts(archive)
    try parts.readAll()
    return parts.opened
  }

  /// Of the document and its notes the text of runs and formulas, deleted text too; of properties all elements' text.
  public static func text(of source: Source) -> [Range<Int>] {
    switch source.detail as? DOCXPart {
    case .core, .app: XMLTextScanner.ranges(of: source)
    case let part? where part.holdsStory: XMLTextScanner.ranges(of: source, in: textElements)
    default: []
    }
  }

  private static let textElements: Set<[UInt8]> = [Array("t".utf8), Array("delText".utf8)]
}
