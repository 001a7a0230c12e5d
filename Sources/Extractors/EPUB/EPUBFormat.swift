import Charsets
import HTMLContent
public import Provenance
public import Stages
import XMLText
import ZipFiles

/// EPUB 2 and 3: the package document, then the content documents in the order of its spine.
public enum EPUBFormat: Format {
  public static let mediaType = "application/epub+zip"
  public static let fileExtensions = ["epub"]

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    let isNamed = name.lowercased().hasSuffix(".epub")
    let signature = ZipSignature(head)
    let isSaid = signature.mediaType?.starts(with: mediaType.utf8) ?? false
    if isSaid { return isNamed ? .certain : .content }
    return isNamed ? .name : .no
  }

  /// - Throws: `epub.container`, `epub.encrypted`, `epub.empty`, and what `ZipArchive` and `XMLReader` throw.
  public static func open(_ file: SourceFile) throws -> OpenedFile {
    let archive = try ZipArchive(file.bytes)
    let root = try EPUBContainer.rootFile(archive)
    var parts = EPUBParts()
    let package = try parts.add(root, .package, of: archive)
    let book = try EPUBPackage(package, name: root)
    guard !book.spine.isEmpty else {
      throw Failure("epub.empty", "the package's spine names no document", advice: "make the book again")
    }
    let encrypted = try EPUBContainer.encryptedParts(archive)
    for item in book.spine {
      if encrypted.contains(item.name) {
        throw Failure("epub.encrypted", "\(item.name) is encrypted", advice: "give a copy without protection")
      }
      try parts.add(item.name, item.isNavigation ? .navigation : .content, of: archive)
    }
    return parts.opened
  }

  /// Of the package document what stands in its elements, of content documents what stands outside tags.
  public static func text(of source: Source) -> [Range<Int>] {
    switch source.detail as? EPUBPart {
    case .package: return XMLTextScanner.ranges(of: source)
    case .content, .navigation:
      return source.utf8.withUnsafeBufferPointer { bytes in
        var scanner = HTMLTextScanner(bytes, isXML: true)
        return scanner.ranges()
      }
    case nil: return []
    }
  }
}
