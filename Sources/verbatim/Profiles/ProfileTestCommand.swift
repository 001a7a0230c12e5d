import ArgumentParser

/// What a profile finds in a few documents.
struct ProfileTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Says what each field of a profile finds in documents, and why others find nothing.",
    discussion: """
      For each field that is absent: what was tried, and what came close, such as a metadata key that no field uses. Fields are \
      shown also where a document is not recognized as one of the profile's kind; that is said.

        verbatim profile test event-notice.json notices
        verbatim profile test auto notices/fair.md      which profile would be chosen, and why
      """)

  @Argument(help: ArgumentHelp("The profile: a name, or a file of JSON; auto.", valueName: "profile"))
  var profile: String

  @Argument(help: ArgumentHelp("Documents, and folders of them.", valueName: "sample"))
  var samples: [String]

  @Option(help: ArgumentHelp("The pipeline file.", valueName: "file"))
  var config: String?

  func validate() throws {
    guard !samples.isEmpty else { throw ValidationError("name a document to try the profile on.") }
  }

  func run() throws {
    try CommandFailure.reporting { try ProfileTestRun(self).run() }
  }
}
