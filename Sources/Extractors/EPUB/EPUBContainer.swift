import Charsets
import Provenance
import Stages
import XMLText
import ZipFiles

/// What a book's META-INF folder says (EPUB Open Container Format 3.3, section 4.2.6).
enum EPUBContainer {
  private static let spaces = [
    "urn:oasis:names:tc:opendocument:xmlns:container": "", "http://www.w3.org/2001/04/xmlenc#": "enc",
  ]

  /// The first package document that the container names.
  static func rootFile(_ archive: ZipArchive) throws -> String {
    let source = try source("META-INF/container.xml", archive)
    var reader = XMLReader(source, spaces: spaces)
    while let event = try reader.next() {
      guard case .start(let tag, _) = event, tag.name == "rootfile" else { continue }
      if let path = tag.value("full-path", in: source), let name = PartName.resolve(path, from: "") { return name }
    }
    throw Failure("epub.container", "META-INF/container.xml names no package document", advice: "make the book again")
  }

  /// The parts that are encrypted; fonts often are, which hurts nobody who reads text.
  static func encryptedParts(_ archive: ZipArchive) throws -> Set<String> {
    guard archive.contains("META-INF/encryption.xml") else { return [] }
    let source = try source("META-INF/encryption.xml", archive)
    var reader = XMLReader(source, spaces: spaces)
    var parts: Set<String> = []
    while let event = try reader.next() {
      guard case .start(let tag, _) = event, tag.name == "enc:CipherReference" else { continue }
      if let uri = tag.value("URI", in: source), let name = PartName.resolve(uri, from: "") { parts.insert(name) }
    }
    return parts
  }

  private static func source(_ name: String, _ archive: ZipArchive) throws -> Source {
    let decoded = Charsets.decode(try archive.read(name), hint: .html)
    return Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: "zip:" + name))
  }
}
