import CLateLibraries
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

  /// Each library once, in order of name; the version of one that can't be loaded is `missing`.
  static var libraries: [(name: String, version: String)] { asked.map { ($0.name, $0.version) } }

  /// The libraries that can't be loaded, why, and what to install.
  static var missing: [(name: String, problem: String)] {
    asked.compactMap { library in library.problem.map { (library.name, $0) } }
  }

  private static var asked: [(name: String, version: String, problem: String?)] {
    var seen: Set<String> = []
    return Registry.stages.extractors.flatMap { extractor in
      extractor.libraries.map { library in
        let problem = library.version == "missing" ? String(cString: verbatim_late_problem()) : nil
        return (library.name, library.version, problem)
      }
    }.filter { seen.insert($0.0).inserted }.sorted { $0.0 < $1.0 }
  }
}
