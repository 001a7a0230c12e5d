import ArgumentParser
import Foundation

/// `verbatim stages new extractor epub`.
struct StagesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes the skeleton of a stage into a checkout of the project.",
    discussion: """
      An extractor is a folder with its format, options, test and sample; a cleaner a file and its test. The lines that
      make it known are put into Package.swift and Sources/Library/StageRegistry.swift. What was written compiles and passes
      its tests at once. docs/writing-a-stage.md leads on from there.
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case extractor, cleaner }

  @Argument(help: "extractor or cleaner.")
  var kind: Kind

  @Argument(help: "What pipeline.json will call it: small letters, digits and hyphens, such as share-links.")
  var name: String

  func run() throws {
    try CommandFailure.reporting {
      let skeleton = try skeleton()
      let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      try SkeletonWriter(root: root).write(skeleton)
      try Terminal.output(report(skeleton))
    }
  }

  private func skeleton() throws -> any StageSkeleton {
    guard let name = StageIdentifier(name) else {
      throw CommandFailure(
        .usage, "\(name) is no name of a stage; begin with a letter, go on with small letters, digits and hyphens")
    }
    switch kind {
    case .extractor: return ExtractorSkeleton(name)
    case .cleaner: return CleanerSkeleton(name)
    }
  }

  private func report(_ skeleton: any StageSkeleton) -> String {
    let files = skeleton.files.map { "wrote    \($0.path)\n" } + skeleton.lines.map { "added to \($0.path)\n" }
    let next = skeleton.steps.enumerated().map { "  \($0.offset + 1). \($0.element)\n" }
    return files.joined() + "next:\n" + next.joined()
  }
}
