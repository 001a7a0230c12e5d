import ArgumentParser
import CShims
import HTMLExtractor
import Runner
import Stages
import SystemPackage

#if PDF
  import PDFExtractor
#endif

/// Shows what a document was taken apart into, and what became of each piece.
struct InspectCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows how a page was read: a PDF drawn with its blocks, a web page as a list of them.",
    discussion: """
      Of a PDF an SVG: each block in a frame with its number in reading order and what it is, each line and cell in a thin frame, \
      and what the cleaners took out crossed through, with the rule. Where the output is called .png, the page itself lies under the frames.

        verbatim inspect factsheet.pdf --page 2 --output page.svg
        verbatim inspect factsheet.pdf --page 2 --output page.png

      Of web pages, with --blocks, a line for each block: kept (+) or dropped by which rule, what kind of block it is, how it \
      begins. Beneath it how much text it holds, how much of that is links, and the elements that it stands in.

        verbatim inspect page.html --blocks
        verbatim inspect page.html --blocks --format json

      Exit codes: 0 shown, 64 no such page, 65 no document that can be read, 66 no such file.
      """)

  @Argument(help: ArgumentHelp("A PDF, or HTML files.", valueName: "file"), completion: .file())
  var files: [String]

  @Flag(help: "Of web pages: each block with the decision on it.")
  var blocks = false

  @Option(help: "With --blocks: text, or json: one object a file, on one line.")
  var format = Format.text

  @Option(help: ArgumentHelp("Of a PDF: the page, from 1.", valueName: "number"))
  var page = 1

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the drawing goes; standard output if not given.", valueName: "file"))
  var output: String?

  @OptionGroup var pipeline: PipelineOptions

  mutating func validate() throws {
    if output == "-" { output = nil }
    if files.isEmpty { throw ValidationError("name a file") }
    if !blocks, files.count > 1 { throw ValidationError("one PDF at a time, or HTML files with --blocks") }
    if blocks, output != nil { throw ValidationError("--output is for the drawing of a PDF's page") }
  }

  func run() throws {
    try CommandFailure.reporting {
      let (plan, _) = try pipeline.plan(sink: nil)
      let sources = try files.map { SourceFile(key: $0, bytes: try read($0)) }
      let target = try output.map(openOutput)
      // From here on hostile bytes are at work.
      let limits = WorkerLimits(plan.run)
      _ = verbatim_limit_memory(limits.memory)
      Sandbox.enter()
      for source in sources {
        _ = verbatim_limit_cpu(UInt(limits.cpu))
        let shown = try shown(source, plan)
        if let target { try write(shown, to: target) } else { try Terminal.output(shown) }
      }
    }
  }

  private func shown(_ source: SourceFile, _ plan: Plan) throws -> [UInt8] {
    do {
      guard blocks else {
        guard InspectCommand.isPDF(source.bytes) else {
          throw CommandFailure(.usage, "\(Shown.text(source.key)) is no PDF: for a web page, say --blocks")
        }
        let drawing = try PageInspection(source, plan: plan).drawing(ofPage: page)
        return isPicture ? try picture(of: source, drawing) : drawing.svg
      }
      let opened = try HTMLFormat.open(source)
      let report = BlockReport(try HTMLExtractor(options: NoOptions()).extract(opened.sources), name: source.key)
      return format == .json ? report.json : Array(report.text.utf8)
    } catch let failure as Failure {
      let code: CommandFailure.Code = failure.code == "inspect.no-such-page" ? .usage : .invalidInput
      throw CommandFailure(code, "\(Shown.text(source.key)): \(failure)")
    }
  }

  private var isPicture: Bool { output?.lowercased().hasSuffix(".png") ?? false }

  /// The page itself under the frames.
  private func picture(of source: SourceFile, _ drawing: PageDrawing) throws -> [UInt8] {
    #if PDF
      let marks = drawing.marks.map {
        PageMark(
          $0.box, color: UInt32($0.color.dropFirst(), radix: 16) ?? 0, width: $0.width, label: $0.label,
          isStruck: $0.isStruck)
      }
      if let picture = try PagePictures(source).png(ofPage: page, resolution: 110, marks: marks) { return picture }
    #endif
    throw Failure("inspect.no-picture", "the page can't be drawn")
  }

  /// Whether the mark of a PDF stands in the first kilobyte (ISO 32000-1, note to 7.5.2).
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024)
    return head.indices.contains { head[$0...].starts(with: "%PDF-".utf8) }
  }

  private func read(_ file: String) throws -> [UInt8] {
    do {
      return try FileSystem.read(FilePath(file))
    } catch {
      throw CommandFailure(.noInput, "\(Shown.text(file)): \(error)")
    }
  }

  private func openOutput(_ path: String) throws -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw CommandFailure(.cantCreate, "\(Shown.text(path)): \(error)")
    }
  }

  private func write(_ bytes: [UInt8], to target: FileDescriptor) throws {
    do {
      try target.closeAfter { _ = try target.writeAll(bytes) }
    } catch {
      throw CommandFailure(.inputOutput, "\(output ?? ""): \(error)")
    }
  }
}
