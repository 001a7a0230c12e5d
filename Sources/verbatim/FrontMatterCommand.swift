import ArgumentParser
import Foundation
import FrontMatter
import JSONText
import Provenance
import Stages

/// Reads and repairs the front matter of Markdown files.
struct FrontMatterCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl, text, sarif }

  static let configuration = CommandConfiguration(
    commandName: "frontmatter",
    abstract: "Reads and repairs front matter.",
    discussion: """
      Prints each file's metadata, its body and the repairs that were needed. Sound front matter is never touched.

        verbatim frontmatter page.md                     metadata, body and repairs as JSON
        verbatim frontmatter --check content             one line a finding; exits with 1 if there is any
        verbatim frontmatter --check --format sarif .    the same for code hosts
        verbatim frontmatter --diff content              what --fix would do
        verbatim frontmatter --fix --backup content      repairs in place; FILE.orig keeps the file as it was
      """)

  @Argument(help: ArgumentHelp("Markdown files, or folders of them.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(help: "json: one object, or a list of them; jsonl: one object a line. With --check: text or sarif.")
  var format: Format?

  @Flag(help: "Only says what needs repair; exits with 1 if anything does.")
  var check = false

  @Flag(help: "Prints the repairs as a unified diff.")
  var diff = false

  @Flag(help: "Repairs the files in place: the edits listed, and nothing else.")
  var fix = false

  @Flag(help: "With --fix: keeps each changed file as FILE.orig.")
  var backup = false

  @Flag(help: "Lists the repairs, each with an example.")
  var rules = false

  func validate() throws {
    if paths.isEmpty, !rules { throw ValidationError("name a file or a folder") }
    if [check, diff, fix, rules].filter({ $0 }).count > 1 {
      throw ValidationError("--check, --diff, --fix and --rules exclude each other")
    }
    if backup, !fix { throw ValidationError("--backup goes with --fix") }
    let isReport = format == .text || format == .sarif
    if let format, check != isReport { throw ValidationError("--format \(format.rawValue) does not fit here") }
  }

  func run() throws {
    var output = FrontMatterOutput()
    defer { output.flush() }
    if rules { return output.writeRules() }
    let files = paths.flatMap(FrontMatterFiles.all)
    var unread = 0
    if check {
      try report(files, &output, &unread)
    } else if diff {
      each(files, &unread) { output.append(FrontMatterDiff($0).text) }
    } else if fix {
      each(files, &unread) { try mend($0, &output) }
    } else {
      write(files, &output, &unread)
    }
    output.flush()
    if unread > 0 { throw ExitCode(CommandFailure.Code.noInput.rawValue) }
  }

  /// Opens the files one by one; says which can't be read, and goes on.
  private func each(_ files: [String], _ unread: inout Int, _ use: (FrontMatterFile) throws -> Void) {
    for path in files {
      do {
        try use(try FrontMatterFile(path: path))
      } catch {
        unread += 1
        let reason = (error as? FrontMatterFile.Unreadable)?.reason ?? error.localizedDescription
        Terminal.error("verbatim: \(path): \(reason)")
      }
    }
  }

  private func write(_ files: [String], _ output: inout FrontMatterOutput, _ unread: inout Int) {
    let isList = format != .jsonl && (files.count > 1 || paths.contains(where: FrontMatterFiles.isFolder))
    var isFirst = true
    if isList { output.append("[\n") }
    each(files, &unread) { file in
      if isList, !isFirst { output.append(",\n") }
      isFirst = false
      output.write(file)
      if !isList { output.append("\n") }
    }
    if isList { output.append(isFirst ? "]\n" : "\n]\n") }
  }

  private func report(_ files: [String], _ output: inout FrontMatterOutput, _ unread: inout Int) throws {
    var findings: [FrontMatterFinding] = []
    each(files, &unread) { findings += FrontMatterFinding.all(in: $0) }
    if format == .sarif {
      output.writeSARIF(findings)
    } else {
      for finding in findings { output.append(finding.line) }
    }
    output.flush()
    if unread == 0, !findings.isEmpty { throw ExitCode(1) }
  }

  private func mend(_ file: FrontMatterFile, _ output: inout FrontMatterOutput) throws {
    guard !file.edits.isEmpty else { return }
    guard file.isUTF8 else {
      output.append("\(file.path): left as it is: its charset is not UTF-8\n")
      return
    }
    try file.save(backup: backup)
    let count = file.edits.count
    output.append("\(file.path): \(count) \(count == 1 ? "edit" : "edits")\n")
  }
}
