import Runner
import Stages
import Verbatim

/// What this program is, and what it was built with.
enum Version {
  static let number = LibraryVersion.number

  /// For `--version`: a line for the program, a line for each library.
  static var long: String {
    (["verbatim \(number)"] + libraries.map { "\($0.name) \($0.version)" }).joined(separator: "\n")
  }

  /// For `--version`. Where nobody asks for it no library is asked either: each is loaded to say its version.
  static var shown: String { CommandLine.arguments.contains("--version") ? long : number }

  /// Each library once, in order of name.
  static var libraries: [(name: String, version: String)] {
    var seen: Set<String> = []
    return Registry.stages.extractors.flatMap { $0.libraries }.filter { seen.insert($0.name).inserted }
      .sorted { $0.name < $1.name }
  }
}
