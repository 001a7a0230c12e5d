import ArgumentParser
import Foundation
import Runner
import Stages

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says what this installation has and lacks.")

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    try CommandFailure.reporting {
      var text = "verbatim \(Version.number)\n"
      let missing = Version.missing
      for library in Version.libraries where !missing.contains(where: { $0.name == library.name }) {
        text += "library   \(library.name) \(library.version)\n"
      }
      for library in missing { text += "missing   \(library.name): \(Shown.text(library.problem))\n" }
      for extractor in Registry.stages.extractors {
        text +=
          "format    \(extractor.format.mediaType) (\(extractor.format.fileExtensions.map { "." + $0 }.joined(separator: " ")))\n"
      }
      #if !PDF
        text += "missing   PDF: this build leaves poppler out (package trait PDF)\n"
      #endif
      let (plan, source) = try pipeline.plan(sink: nil)
      text += "pipeline  \(source), \(plan.digest)\n"
      try Terminal.output(text)
    }
  }
}
