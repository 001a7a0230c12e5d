internal import DocumentModel
internal import Provenance

/// Info, XMP, link targets and outline of a file, by name.
struct NamedValues {
  private var byName: [String: Source] = [:]
  private var info: [(key: String, source: Source)] = []
  private var xmp: [(key: String, source: Source)] = []
  private var fields: [(key: String, source: Source)] = []
  private var attachments: [Source] = []
  /// Seen on pages, but not in their text.
  private(set) var notes: [(page: Int, source: Source)] = []
  private(set) var outline: [(entry: OutlineEntry, source: Source)] = []

  init(_ sources: [Source]) {
    for source in sources {
      guard case .whole(let name) = source.locator else { continue }
      byName[name] = source
      if let note = source.detail as? PageNote { notes.append((note.page, source)) }
      if name.hasPrefix("pdf:/Info/") {
        info.append((String(name.dropFirst("pdf:/Info/".count)), source))
      } else if name.hasPrefix("pdf:/XMP/") {
        xmp.append((String(name.dropFirst("pdf:/XMP/".count).prefix { $0 != "[" }), source))
      } else if name.hasPrefix("pdf:field/") {
        fields.append((String(name.dropFirst("pdf:field/".count)), source))
      } else if name.hasPrefix("pdf:attachment/") {
        attachments.append(source)
      } else if let entry = source.detail as? OutlineEntry {
        outline.append((entry, source))
      }
    }
  }

  subscript(name: String) -> Source? { byName[name] }

  /// `{ "info": {}, "xmp": {}, "fields": {}, "attachments": [] }`; a property with several values is a list.
  var metadata: Metadata {
    var entries: [(key: String, value: Metadata)] = []
    if !info.isEmpty { entries.append(("info", NamedValues.map(info))) }
    if !xmp.isEmpty { entries.append(("xmp", NamedValues.map(xmp))) }
    if !fields.isEmpty { entries.append(("fields", NamedValues.map(fields))) }
    if !attachments.isEmpty { entries.append(("attachments", .list(attachments.map { .text($0.quote()) }))) }
    return .map(entries)
  }

  private static func map(_ values: [(key: String, source: Source)]) -> Metadata {
    var keys: [String] = []
    var texts: [String: [Metadata]] = [:]
    for value in values {
      if texts[value.key] == nil { keys.append(value.key) }
      texts[value.key, default: []].append(.text(value.source.quote()))
    }
    return .map(keys.map { key in (key, texts[key]!.count == 1 ? texts[key]![0] : .list(texts[key]!)) })
  }

  private func first(_ names: String...) -> Source? {
    names.lazy.compactMap { byName[$0] }.first
  }

  private func all(xmp key: String) -> [TracedText] {
    xmp.filter { $0.key == key }.map { $0.source.quote().trimmed() }
  }

  /// What Info and XMP say about the document. A file's creation date is no date of publication.
  var facts: Facts {
    var facts = Facts()
    facts.title = title
    facts.language = all(xmp: "dc:language").first ?? first("pdf:/Lang").map { $0.quote() }
    let creators = all(xmp: "dc:creator")
    facts.authors = creators.isEmpty ? first("pdf:/Info/Author").map { [$0.quote().trimmed()] } ?? [] : creators
    facts.keywords = keywords
    facts.summary = first("pdf:/XMP/dc:description", "pdf:/Info/Subject")?.quote().trimmed()
    facts.publisher = first("pdf:/XMP/dc:publisher")?.quote().trimmed()
    facts.license = first("pdf:/XMP/dc:rights")?.quote().trimmed()
    facts.published = date("pdf:/XMP/prism:publicationDate") ?? date("pdf:/XMP/dc:date")
    facts.modified = date("pdf:/Info/ModDate") ?? date("pdf:/XMP/xmp:ModifyDate")
    return facts
  }

  private static let fileEndings = [
    ".ai", ".cdr", ".doc", ".docx", ".dvi", ".eps", ".htm", ".html", ".idml", ".indd", ".md", ".odp", ".ods", ".odt",
    ".pdf", ".ppt", ".pptx", ".ps", ".psd", ".pub", ".qxd", ".qxp", ".rtf", ".svg", ".tex", ".txt", ".xhtml", ".xls",
    ".xlsx",
  ]
  /// What programs call a document that nobody gave a title.
  private static let emptyTitles: Set<String> = [
    "about:blank", "apresentação do powerpoint", "diapositive 1", "document", "document1", "folie 1", "layout 1",
    "powerpoint presentation", "powerpoint-präsentation", "presentación de powerpoint", "presentazione di powerpoint",
    "présentation powerpoint", "slide 1",
  ]

  /// The title in the metadata, unless it is the name of the file that the PDF was made from.
  private var title: TracedText? {
    guard let source = first("pdf:/XMP/dc:title", "pdf:/Info/Title") else { return nil }
    let text = source.quote().trimmed()
    let name = text.string.lowercased()
    let isFileName =
      name.hasPrefix("microsoft word - ") || name.hasPrefix("untitled") || NamedValues.emptyTitles.contains(name)
      || NamedValues.fileEndings.contains(where: name.hasSuffix)
    return isFileName || text.isEmpty ? nil : text
  }

  private var keywords: [TracedText] {
    let subjects = all(xmp: "dc:subject")
    if !subjects.isEmpty { return subjects }
    guard let source = first("pdf:/Info/Keywords", "pdf:/XMP/pdf:Keywords") else { return [] }
    let separator = source.utf8.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    return source.utf8.split(separator: separator).map { source.quote($0.startIndex..<$0.endIndex).trimmed() }
      .filter { !$0.isEmpty }
  }

  /// A date in ISO 8601: quoted where it is spelled so.
  private func date(_ name: String) -> TracedText? {
    guard let source = byName[name] else { return nil }
    let text = source.quote().trimmed()
    if let spelled = PDFDate.spelled(text.utf8) { return text.respelled(text.indices, as: spelled, by: .pdfDate) }
    return ISODate.isDate(text.utf8) ? text : nil
  }
}
