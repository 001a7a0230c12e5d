import ArgumentParser
import Catalog
import Foundation
import Runner
import SystemPackage

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Brings documents about one project together: what they agree on, and where they differ.",
    discussion: """
      Records are of one project where their pages, acronyms or names say so; each merge has its reason. Every value stands with \
      the records that give it: none is chosen. What differs is listed under conflicts, also between a project and its predecessor.

        verbatim catalog records > catalog.json
        verbatim catalog records --output catalog        catalog.json, and index.html to read

      Exit codes: 0 done, 3 some records could not be read, 65 none could, 66 no records.
      """)

  @Argument(help: ArgumentHelp("Records, or folders of them.", valueName: "records"))
  var records: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder for catalog.json and index.html; else JSON to stdout.", valueName: "dir"))
  var output: String?

  func run() throws {
    try CommandFailure.reporting {
      var builder = CatalogBuilder()
      var count = 0
      var unread = 0
      for file in try StoredRecords.files(records) {
        try StoredRecords.each(of: file.path, isNamed: file.isNamed) { entry in
          switch entry {
          case .success(let item):
            builder.add(item.record)
            count += 1
          case .failure(let failure):
            unread += 1
            Terminal.error("verbatim: \(failure.message)")
          }
        }
      }
      guard count > 0 else {
        throw CommandFailure(
          unread > 0 ? .invalidInput : .noInput, "\(records.joined(separator: ", ")): no records there")
      }
      try write(builder.build())
      if unread > 0 { throw ExitCode(CommandFailure.Code.someFailed.rawValue) }
    }
  }

  private func write(_ catalog: ProjectCatalog) throws {
    guard let output, output != "-" else { return try Terminal.output(catalog.json()) }
    let folder = FilePath(output)
    do {
      try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cantCreate, "can't create \(folder.shown): \(error.localizedDescription)")
    }
    for (name, bytes) in [("catalog.json", catalog.json()), ("index.html", CatalogPage(catalog).bytes)] {
      var file = try BufferedOutput(to: folder.appending(name).string)
      try file.write(bytes)
      try file.finish()
    }
    let conflicts = catalog.entries.reduce(0) { $0 + $1.conflicts.count }
    Terminal.error(
      "\(catalog.entries.count) projects, \(conflicts) conflicts, \(catalog.unassigned.count) records of none")
  }
}
