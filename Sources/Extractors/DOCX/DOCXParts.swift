import Charsets
import Provenance
import Stages
import XMLText
import ZipFiles

/// Finds the parts of a package by their relationships (ISO/IEC 29500-2, section 6.5), and reads those of interest.
struct DOCXParts {
  private(set) var opened = OpenedFile(sources: [])
  private let archive: ZipArchive

  init(_ archive: ZipArchive) {
    self.archive = archive
  }

  mutating func readAll() throws {
    let package = Relationships(try source("_rels/.rels", .relationships(of: ""), id: 0), of: "")
    guard let main = try package.all().first(where: { $0.kind == "officeDocument" })?.part else {
      throw Failure("docx.no-document", "the package names no document", advice: "save the file again")
    }
    try add(main, .document)
    let related = try addRelationships(of: main)
    for relation in related {
      guard let part = relation.part, let kind = DOCXParts.kinds[relation.kind] else { continue }
      // What only decorates may be missing.
      guard archive.contains(part) else { continue }
      try add(part, kind)
      if kind.holdsStory { try addRelationships(of: part) }
    }
    for relation in try package.all() {
      guard let part = relation.part, archive.contains(part) else { continue }
      if relation.kind == "core-properties" || relation.kind == "coreProperties" { try add(part, .core) }
      if relation.kind == "extended-properties" || relation.kind == "extendedProperties" { try add(part, .app) }
    }
  }

  private static let kinds: [String: DOCXPart] = [
    "footnotes": .footnotes, "endnotes": .endnotes, "comments": .comments, "header": .margin, "footer": .margin,
    "styles": .styles, "numbering": .numbering,
  ]

  @discardableResult
  private mutating func addRelationships(of part: String) throws -> [Relationships.Relation] {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let last = part.split(separator: "/").last ?? ""
    let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(last).rels"
    guard archive.contains(name) else { return [] }
    try add(name, .relationships(of: part))
    return try Relationships(opened.sources[opened.sources.count - 1], of: part).all()
  }

  private mutating func add(_ name: String, _ kind: DOCXPart) throws {
    guard !opened.parts.contains(where: { $0.name == name }) else { return }
    guard opened.parts.count < 500 else { throw Failure("docx.too-large", "more than 500 parts hold text") }
    let bytes = try archive.read(name)
    let decoded = Charsets.decode(bytes, hint: .html)
    opened.sources.append(
      Source(
        id: SourceID(opened.sources.count), utf8: decoded.utf8, locator: .bytes(decoded.map, part: "zip:" + name),
        detail: kind))
    opened.parts.append(OpenedFile.Part(name: name, bytes: bytes))
    if decoded.invalidCount > 0 {
      opened.diagnostics.append(
        OpenedFile.FileDiagnostic("charset.invalid", "\(name): \(decoded.invalidCount) stretches of bytes are no text"))
    }
  }

  private func source(_ name: String, _ kind: DOCXPart, id: Int) throws -> Source {
    let decoded = Charsets.decode(try archive.read(name), hint: .html)
    return Source(
      id: SourceID(id), utf8: decoded.utf8, locator: .bytes(decoded.map, part: "zip:" + name), detail: kind)
  }
}
