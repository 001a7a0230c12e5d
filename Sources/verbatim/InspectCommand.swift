import ArgumentParser
import CShims
import Runner
import Stages
import SystemPackage

/// Shows what a page was taken apart into.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Draws a page of a PDF with its lines, blocks, headings, cells and their order.",
    discussion: """
      An SVG: each block in a frame with its number in reading order and what it is, each line and cell in a thin frame, and what \
      the cleaners took out crossed through, with the rule.

        verbatim inspect factsheet.pdf --page 2 --output page.svg

      Exit codes: 0 shown, 64 no such page, 65 no document that can be read, 66 no such file.
      """)

  @Argument(help: ArgumentHelp("The PDF.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The page, from 1.", valueName: "number"))
  var page = 1

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the drawing goes; standard output if not given.", valueName: "file"))
  var output: String?

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    try CommandFailure.reporting {
      let (plan, _) = try pipeline.plan(sink: nil)
      let source = SourceFile(key: file, bytes: try read())
      let target = try output.map(openOutput)
      // From here on hostile bytes are at work.
      let limits = WorkerLimits(plan.run)
      _ = verbatim_limit_memory(limits.memory)
      Sandbox.enter()
      _ = verbatim_limit_cpu(UInt(limits.cpu))
      let drawing = try drawing(of: source, plan)
      guard let target else { return try Terminal.output(drawing) }
      try write(drawing, to: target)
    }
  }

  private func drawing(of source: SourceFile, _ plan: Plan) throws -> [UInt8] {
    do {
      return try PageInspection(source, plan: plan).drawing(ofPage: page)
    } catch let failure as Failure {
      let code: CommandFailure.Code = failure.code == "inspect.no-such-page" ? .usage : .invalidInput
      throw CommandFailure(code, "\(file): \(failure)")
    }
  }

  private func read() throws -> [UInt8] {
    do {
      return try FileSystem.read(FilePath(file))
    } catch {
      throw CommandFailure(.noInput, "\(file): \(error)")
    }
  }

  private func openOutput(_ path: String) throws -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw CommandFailure(.cantCreate, "\(path): \(error)")
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
