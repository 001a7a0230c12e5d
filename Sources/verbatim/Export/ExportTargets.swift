import Exports
import Foundation
import Runner
import SystemPackage

/// The target that a command asks for.
enum ExportTargets {
  static func make(_ command: ExportCommand, _ profiles: [ProfileColumns]) throws -> any ExportTarget {
    let documents = try command.columns.map { names in
      try DocumentsTable(
        selecting: names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }, of: profiles,
        contacts: command.contacts)
    }
    let tables = tables(documents ?? DocumentsTable(profiles, contacts: command.contacts), contacts: command.contacts)
    switch command.form {
    case .sqlite: return try SQLiteTarget(command.output ?? "", tables)
    case .csv, .jsonl:
      if command.table == .all { return try folder(command, tables) }
      let name = (command.table ?? .documents).rawValue
      guard let table = tables.first(where: { $0.name == name }) else { throw ExportFailure("no table \(name)") }
      return try LinesTarget(table, command, to: command.output)
    case .webAnnotation:
      let annotations = WebAnnotations(baseURL: command.publication.baseUrl, contacts: command.contacts)
      return try AnnotationsTarget(annotations, to: command.output)
    case .iati:
      let activities = IATIActivities(try publisher(command, profiles))
      return try IATITarget(
        activities, to: command.output, report: command.publication.lossReport, schema: command.publication.schema)
    }
  }

  private static func publisher(_ command: ExportCommand, _ profiles: [ProfileColumns]) throws -> IATIPublisher {
    let options = command.publication
    let prefix = options.identifierPrefix ?? ""
    return IATIPublisher(
      name: options.reporter ?? "", reference: options.reporterId ?? prefix, type: options.reporterType, prefix: prefix,
      baseURL: options.baseUrl, day: try options.day(),
      contacts: command.contacts && !profiles.contains(where: \.dropsContacts))
  }

  private static func tables(_ documents: DocumentsTable, contacts: Bool) -> [any ExportTable] {
    [
      documents, FieldsTable(contacts: contacts), BlocksTable(), QuantitiesTable(), LinksTable(contacts: contacts),
      EvidenceTable(contacts: contacts),
    ]
  }

  private static func folder(_ command: ExportCommand, _ tables: [any ExportTable]) throws -> FolderTarget {
    let folder = FilePath(command.output ?? ".")
    do {
      try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cantCreate, "can't create \(folder.shown): \(error.localizedDescription)")
    }
    return FolderTarget(
      try tables.map { table in
        try LinesTarget(table, command, to: folder.appending("\(table.name).\(command.form.rawValue)").string)
      })
  }
}
