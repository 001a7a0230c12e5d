import ArgumentParser
import Verification

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of records (draft 2020-12).",
    discussion: "The schema of any record, composed with the profile's own fields.")

  func run() throws {
    try CommandFailure.reporting { try Terminal.output(RecordSchema.text) }
  }
}
