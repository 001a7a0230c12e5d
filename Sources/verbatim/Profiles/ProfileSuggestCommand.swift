import ArgumentParser
import JSONText
import Runner
import Structurers
import Verification

/// What many records have that their profile makes nothing of.
struct ProfileSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Counts what records have that no field of their profile uses.",
    discussion: """
      Metadata keys that no field uses, headings without a role, and labels that no field has, each with the number of records, \
      an example, and the field that it is close to.

        verbatim profile suggest records
        verbatim profile suggest records --profile event-notice.json --top 50
      """)

  @Argument(help: ArgumentHelp("Records, and folders of them.", valueName: "records"))
  var records: [String]

  @OptionGroup var pipeline: PipelineOptions

  @Option(help: ArgumentHelp("How many of each kind.", valueName: "n"))
  var top = 20

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    try CommandFailure.reporting {
      let profiles = try ConfiguredProfiles(config: pipeline.config, profile: pipeline.profile)
      var tally = ProfileTally(profiles)
      for file in try StoredRecords.files(records) {
        try StoredRecords.each(of: file.path, isNamed: file.isNamed) { item in
          switch item {
          case .success(let item): tally.add(item.node, key: item.record.key)
          case .failure(let failure): throw failure
          }
        }
      }
      guard tally.count > 0 || !tally.others.isEmpty else { throw CommandFailure(.noInput, "there are no records") }
      try Terminal.output(tally.text(top: top))
    }
  }
}
