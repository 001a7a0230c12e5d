import JSONText

/// A row a record: what a document is, and its profile's fields.
public struct DocumentsTable: ExportTable {
  public let name = "documents"

  /// How a column's cell is read from a record.
  private struct Reader {
    enum Form { case plain, integer, names, first, last, count, warnings, contacts }
    let column: ExportColumn
    let pointer: String
    let form: Form

    init(_ name: String, _ pointer: String, _ form: Form = .plain, _ kind: ExportColumn.Kind = .text) {
      column = ExportColumn(name, kind)
      self.pointer = pointer
      self.form = form
    }
  }

  private let readers: [Reader]
  public var columns: [ExportColumn] { readers.map(\.column) }

  /// A table of all fields of the profiles.
  ///
  /// - Parameters:
  ///   - profiles: those whose fields are columns.
  ///   - contacts: whether persons' names, addresses and telephone numbers are columns.
  public init(_ profiles: [ProfileColumns], contacts: Bool = false) {
    readers = DocumentsTable.standard + profiles.flatMap { DocumentsTable.readers($0, contacts: contacts) }
  }

  /// A table of the columns that a person named: names of the full table's, or dotted paths of a record.
  ///
  /// - Throws: `ExportFailure` where a name has no form of either.
  public init(
    selecting names: [String], of profiles: [ProfileColumns], contacts: Bool = false
  ) throws(ExportFailure) {
    let known = DocumentsTable(profiles, contacts: true).readers
    readers = try names.map { (name) throws(ExportFailure) in
      if !contacts,
        profiles.contains(where: { name == "\($0.root).contacts" || name.hasPrefix("\($0.root).contacts.") })
      {
        throw ExportFailure("\(name) holds personal data: add --contacts")
      }
      if let reader = known.first(where: { $0.column.name == name }) { return reader }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else {
        throw ExportFailure("\(name) is no column: name one like title, project.start or metadata.layout")
      }
      return Reader(name, parts.map { "/" + JSONPointer.escape(String($0)) }.joined(), .names)
    }
  }

  private static let standard: [Reader] =
    [
      Reader("id", "/id"), Reader("key", "/source/key"), Reader("digest", "/source/digest"),
      Reader("media_type", "/source/mediaType"), Reader("bytes", "/source/bytes", .integer, .integer),
      Reader("pages", "/source/pages", .count, .integer), Reader("source_url", "/source/url"),
      Reader("title", "/document/title"), Reader("language", "/document/language"),
    ] + dates("published", "/document/published") + dates("modified", "/document/modified") + [
      Reader("authors", "/document/authors", .names), Reader("publisher", "/document/publisher"),
      Reader("description", "/document/description"), Reader("url", "/document/url"),
      Reader("keywords", "/document/keywords", .names), Reader("license", "/document/license"),
      Reader("profile", "/profile/name"), Reader("sections", "/sections", .count, .integer),
      Reader("quantities", "/quantities", .count, .integer), Reader("links", "/links", .count, .integer),
      Reader("repairs", "/repairs", .count, .integer), Reader("warnings", "/diagnostics", .warnings, .integer),
    ]

  private static func dates(_ name: String, _ pointer: String) -> [Reader] {
    [
      Reader(name, pointer), Reader("\(name)_from", pointer, .first, .day), Reader("\(name)_to", pointer, .last, .day),
    ]
  }

  private static func readers(_ profile: ProfileColumns, contacts: Bool) -> [Reader] {
    profile.fields.flatMap { field -> [Reader] in
      let name = "\(profile.root).\(field.key)"
      let pointer = "/\(JSONPointer.escape(profile.root))/\(JSONPointer.escape(field.key))"
      switch field.kind {
      case "date": return dates(name, pointer)
      case "contacts": return contacts && !profile.dropsContacts ? [Reader(name, pointer, .contacts)] : []
      default: return [Reader(name, pointer, .names)]
      }
    }
  }

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    [readers.map { cell($0, record.root.at($0.pointer)) }]
  }

  private func cell(_ reader: Reader, _ node: JSONNode?) -> ExportCell {
    guard let node else { return reader.column.kind == .integer && reader.form != .integer ? .integer(0) : .empty }
    switch reader.form {
    case .plain: return ExportCell(node.string)
    case .integer: return ExportCell(node.int)
    case .names: return DocumentsTable.joined(node)
    case .contacts:
      return ExportCell(node.array?.map { DocumentsTable.contact($0) }.joined(separator: "; "))
    case .first: return ExportCell(node.string.flatMap(DayRange.init)?.from)
    case .last: return ExportCell(node.string.flatMap(DayRange.init)?.to)
    case .count: return .integer(node.array?.count ?? 0)
    case .warnings: return .integer(node.array?.count { $0["severity"]?.string == "warning" } ?? 0)
    }
  }

  /// One cell of any value: lists are joined by `; `, objects are what they are called.
  private static func joined(_ node: JSONNode) -> ExportCell {
    switch node.value {
    case .null: return .empty
    case .bool(let truth): return .text(truth ? "true" : "false")
    case .number(let text): return .number(text)
    case .string(let text, _): return .text(text)
    case .array(let items): return .text(items.map(spelling).joined(separator: "; "))
    case .object: return .text(spelling(node))
    }
  }

  private static func spelling(_ node: JSONNode) -> String {
    if let name = node.string ?? node["name"]?.string { return name }
    if case .number(let text) = node.value { return text }
    var json = JSONWriter(compact: true)
    json.node(node)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func contact(_ node: JSONNode) -> String {
    ["name", "organization", "email", "phone"].compactMap { node[$0]?.string }.joined(separator: ", ")
  }
}
