import ArgumentParser
import Foundation
import Runner
import SystemPackage

/// Tries a stage as its users will, and worse.
struct StagesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Tries a stage: laws, determinism, hostile input, speed.",
    discussion: """
      The stage is one that `verbatim stages` lists, an external one of the pipeline that --config names (by its own name), or a \
      command in quotes, such as "python3 my_stage.py" with --kind. It is tried on a few texts of its own, and on the files \
      given. A line a check; exit code 65 where one fails.
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Argument(help: ArgumentHelp("A stage's name, or a command.", valueName: "name|command"))
  var stage: String

  @Argument(help: ArgumentHelp("Documents to try it on.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Of a command: extractor or cleaner.", valueName: "kind"))
  var kind: StageTestPipeline.Kind?

  @Option(help: ArgumentHelp("Of a command that is an extractor: the media type that it reads.", valueName: "type"))
  var mediaType = "text/x-test"

  @Option(help: ArgumentHelp("How many damaged copies of each document are tried.", valueName: "n"))
  var mutations = 20

  func validate() throws {
    guard (0...100_000).contains(mutations) else { throw ValidationError("--mutations must be from 0 to 100000.") }
  }

  func run() throws {
    try CommandFailure.reporting {
      let made = try StageTestPipeline(self)
      let documents = try documents(made)
      var test = try StageTest(made, documents, mutations: mutations)
      defer { test.close() }
      guard try test.run() else { throw CommandFailure(.invalidInput, "\(stage): not all checks hold") }
    }
  }

  private func documents(_ made: StageTestPipeline) throws -> [StageTest.Document] {
    let given = try files.map { name in
      do {
        let path = FilePath(name)
        return StageTest.Document(name: path.lastComponent?.string ?? name, bytes: try FileSystem.readNamed(path))
      } catch {
        throw CommandFailure(.noInput, "\(Shown.text(name)): can't be read: \(error)")
      }
    }
    let all = StageTestDocuments.own(for: made.mediaType) + given
    guard !all.isEmpty else {
      throw CommandFailure(
        .usage, "name a file to try \(stage) on: there is none of \(made.mediaType ?? "its kind") at hand")
    }
    return all
  }
}

extension StageTestPipeline.Kind: ExpressibleByArgument {}
