import ArgumentParser

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Tries a profile on documents, and says what it could find more.",
    subcommands: [ProfileTestCommand.self, ProfileSuggestCommand.self])
}
