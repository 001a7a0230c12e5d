import ArgumentParser
import ExternalStages
import Runner
import Stages
import Structurers
import Verification

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract:
      "Prints the JSON Schema (draft 2020-12) of records, pipeline.json, profiles or the protocol of external stages.",
    discussion: """
      That of records is composed with the fields of the pipeline's profiles, or of those that --profile names. Editors check and \
      complete a pipeline or a profile that says "$schema": "FILE", where FILE is what this prints.
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case record, pipeline, profile
    case stageProtocol = "stage-protocol"
  }

  @Argument(help: "Of what: record, pipeline, profile or stage-protocol.")
  var kind = Kind.record

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    try CommandFailure.reporting {
      switch kind {
      case .record: try Terminal.output(RecordSchema.text(of: pipeline.plan(sink: nil).plan.profiles))
      case .pipeline:
        let form = PipelineForm(Registry.stages)
        try Terminal.output(form.schema(definitions: [("profile", ProfileForm.file)]))
      case .profile: try Terminal.output(ProfileForm.schema)
      case .stageProtocol: try Terminal.output(StageProtocolSchema.text)
      }
    }
  }
}
