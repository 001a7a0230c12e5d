import ArgumentParser
import Foundation
import Provenance
import Runner
import Stages
import SystemPackage

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts files and folders to records.",
    discussion: """
      A folder is read with everything below it, and the tree is kept below the output. Hidden files, node_modules, the _files \
      folder of a saved page and what .verbatimignore files name are left out; links are not followed unless asked.

        verbatim convert page.html                       one record to stdout
        verbatim convert factsheets -o records           NAME.ext.json for each document
        verbatim convert factsheets -o out -f markdown   NAME.md for each document
        cat page.md | verbatim convert - --media-type text/markdown --key page.md
      """)

  enum FormatName: String, ExpressibleByArgument, CaseIterable { case json, jsonl, markdown, text }

  @Argument(help: ArgumentHelp("Files and folders; - is stdin.", valueName: "input"))
  var inputs: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder to write to (jsonl: the file); - is stdout.", valueName: "dir"))
  var output: String?

  @Option(name: [.short, .long], help: "What to write: json, jsonl, markdown or text.")
  var format: FormatName?

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var limits: LimitOptions

  @Flag(help: "Converts in this process, without workers and their limits: for debugging.")
  var inProcess = false

  @Option(name: [.customShort("j", allowingJoined: true), .long], help: "How many documents at once.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Reads the names of inputs from a file, one a line; - is stdin.", valueName: "file"))
  var filesFrom: String?

  @Option(help: ArgumentHelp("Takes the inputs to be of this type, such as text/markdown.", valueName: "type"))
  var mediaType: String?

  @Option(help: "The key of the document read from stdin.")
  var key: String?

  @Option(help: ArgumentHelp("Reads only files that match, below folders; may be repeated.", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("Leaves out files and folders that match; may be repeated.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Follows symbolic links below folders.")
  var followLinks = false

  @Flag(help: "Names json outputs NAME.json in the place of NAME.ext.json.")
  var stripExtension = false

  @Flag(help: "Names markdown and text outputs NAME.ext.md and NAME.ext.txt.")
  var keepExtension = false

  @Flag(help: "Prints what would be read as what, and converts nothing.")
  var list = false

  @Option(help: ArgumentHelp("Where the documents come from: the base of their links.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("A file whose first line is the password of encrypted documents.", valueName: "file"))
  var passwordFile: String?

  @Option(help: ArgumentHelp("A CSV file of keys and the URLs that they come from.", valueName: "file"))
  var urls: String?

  @Option(help: ArgumentHelp("A CSV file of corrected values: key, pointer, value, note, digest.", valueName: "file"))
  var corrections: String?

  @Option(help: ArgumentHelp("Writes a CSV file with a row for each document.", valueName: "file"))
  var report: String?

  @Flag(help: "Writes each record on one line.")
  var compact = false

  @Option(help: "Where evidence goes: inline, separate (NAME.ext.evidence.json) or none.")
  var evidence: EvidencePlace?

  @Flag(help: "Leaves the title out of markdown.")
  var noTitle = false

  @Flag(name: [.short, .long], help: "Prints only failures.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Prints a line for each document.")
  var verbose = false

  enum EvidencePlace: String, ExpressibleByArgument, CaseIterable { case inline, separate, none }

  mutating func validate() throws {
    if output == "-" { output = nil }
    guard !inputs.isEmpty || filesFrom != nil else { throw ValidationError("name a file or a folder, or - for stdin.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if inputs.contains("-"), filesFrom == "-" {
      throw ValidationError("stdin can be a document or a list of files, not both.")
    }
    if let baseURL, !baseURL.utf8.contains(UInt8(ascii: ":")) {
      throw ValidationError("--base-url must be absolute, such as https://example.org/.")
    }
  }

  func run() throws {
    try CommandFailure.reporting { try ConvertRun(self).run() }
  }
}
