import ArgumentParser
import Exports
import Foundation
import SystemPackage

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Makes tables of records: for spreadsheets, databases, data frames.",
    discussion: """
      verbatim export records --as csv > documents.csv          a row a document, columns of the profile
      verbatim export records --as csv --table fields           where each value came from
      verbatim export records --as csv --columns key,title,project.start,metadata.layout
      verbatim export records --as sqlite --output records.db    all tables, with full-text search over blocks
      verbatim export records --as jsonl --table blocks
      verbatim export records --as web-annotation --sources factsheets
      verbatim export records --as iati --identifier-prefix XM-EXAMPLE-1 --reporter "Example" --output activities.xml

      Tables: documents, fields, blocks, quantities, links, evidence; `all` writes each into a folder. Lists are joined by "; ", \
      dates have _from and _to beside them. Persons' names and addresses only with --contacts.

      Exit codes: 0 exported, 3 some records could not be read, 64 wrong usage, 65 two records of one document, 66 no records, \
      73 or 74 the output can't be written.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, sqlite, iati
    case webAnnotation = "web-annotation"
  }

  enum Table: String, ExpressibleByArgument, CaseIterable {
    case documents, fields, blocks, quantities, links, evidence, all
  }

  @Argument(help: ArgumentHelp("Records, or folders of them.", valueName: "records"))
  var records: [String]

  @Option(name: .customLong("as"), help: "The form.")
  var form: Form

  @Option(help: "The table: documents (the default), …, or all of them.")
  var table: Table?

  @Option(help: ArgumentHelp("Columns of the table of documents, parted by commas.", valueName: "names"))
  var columns: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file, or the folder for all tables; else stdout.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Where the sources are: adds lines and the sources' own words.", valueName: "dir"))
  var sources: [String] = []

  @Option(
    help: ArgumentHelp("A profile whose fields are columns; else that of the first record.", valueName: "name"))
  var profile: [String] = []

  @Option(help: ArgumentHelp("A CSV file of corrected values: key, pointer, value, note, digest.", valueName: "file"))
  var corrections: String?

  @Flag(help: "Persons' names, addresses and telephone numbers too.")
  var contacts = false

  @Flag(help: "A byte order mark before CSV, by which spreadsheets know UTF-8.")
  var bom = false

  @Flag(
    help: "CSV cells as they are: without the apostrophe before = + - @ that keeps spreadsheets from running them.")
  var rawCells = false

  @OptionGroup(title: "IATI and web annotations") var publication: PublicationOptions

  func validate() throws {
    if form == .sqlite, output == nil { throw ValidationError("--as sqlite needs --output FILE") }
    if form == .iati || form == .webAnnotation || form == .sqlite, table != nil && table != .all || columns != nil {
      throw ValidationError("--as \(form.rawValue) has no --table or --columns")
    }
    if table == .all, form != .sqlite, output == nil { throw ValidationError("--table all needs --output FOLDER") }
    if columns != nil, table != nil, table != .documents {
      throw ValidationError("--columns choose from the table of documents")
    }
    if bom || rawCells, form != .csv { throw ValidationError("--bom and --raw-cells are for --as csv") }
    try publication.validate(for: form, hasOutput: output != nil)
  }

  func run() throws {
    try CommandFailure.reporting {
      do {
        var run = try ExportRun(self)
        try run.export()
      } catch let failure as ExportFailure {
        throw CommandFailure(.usage, failure.description)
      }
    }
  }
}

/// What a publication says of who publishes, and where.
struct PublicationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("IATI: what identifiers of activities begin with.", valueName: "text"))
  var identifierPrefix: String?

  @Option(help: ArgumentHelp("IATI: the name of the organisation that reports.", valueName: "name"))
  var reporter: String?

  @Option(help: ArgumentHelp("IATI: its identifier; else the prefix.", valueName: "id"))
  var reporterId: String?

  @Option(help: ArgumentHelp("IATI: its type, a code of OrganisationType.", valueName: "code"))
  var reporterType = "90"

  @Option(help: ArgumentHelp("Where the sources are published: a key goes behind it.", valueName: "url"))
  var baseUrl: String?

  @Option(help: ArgumentHelp("IATI: the day on which an activity's status is judged; else today.", valueName: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("IATI: where to write what was dropped or inferred; else OUTPUT.loss.jsonl.", valueName: "file"))
  var lossReport: String?

  @Option(
    help: ArgumentHelp(
      "IATI: a folder with iati-activities-schema.xsd to check the result against, by xmllint.", valueName: "dir"))
  var schema: String?

  func validate(for form: ExportCommand.Form, hasOutput: Bool) throws {
    guard form == .iati else { return }
    if identifierPrefix == nil || reporter == nil {
      throw ValidationError("--as iati needs --identifier-prefix and --reporter")
    }
    if schema != nil, !hasOutput { throw ValidationError("--schema checks a file: name it with --output") }
  }

  /// The day on which activities' status is judged.
  ///
  /// - Throws: `CommandFailure` (64) where it is none.
  func day() throws -> String {
    guard let asOf else { return String(Date().ISO8601Format().prefix(10)) }
    guard asOf.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil else {
      throw CommandFailure(.usage, "--as-of \(asOf) is no day: write it as 2026-01-31")
    }
    return asOf
  }
}
