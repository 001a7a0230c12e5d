import JSONText
import Runner
import Structurers

/// Counts over records what their profiles make nothing of.
struct ProfileTally {
  private struct Entry {
    var count = 0
    var example: ProfileClue
    var key: String
    var field: String?
  }

  private let profiles: ConfiguredProfiles
  private var entries: [String: Entry] = [:]
  private(set) var count = 0
  /// Records of profiles that the pipeline does not name.
  private(set) var others: [String: Int] = [:]

  init(_ profiles: ConfiguredProfiles) {
    self.profiles = profiles
  }

  mutating func add(_ record: JSONNode, key: String) {
    guard let profile = profiles.profile(of: record) else {
      others[record["profile"]?["name"]?.string ?? "no profile", default: 0] += 1
      return
    }
    count += 1
    for clue in profile.advisor.unused(in: record) {
      // Headings and labels count in either case; metadata keys are what they are.
      let name = clue.kind == .metadata ? clue.name : clue.name.lowercased()
      entries["\(clue.kind) \(name)", default: Entry(example: clue, key: key, field: profile.advisor.field(near: clue))]
        .count += 1
    }
  }

  func text(top: Int) -> String {
    var lines = ["\(count) records by \(profiles.all.map(\.name).joined(separator: ", "))"]
    for (name, count) in others.sorted(by: { $0.key < $1.key }) {
      lines.append("\(count) records by \(name) are left out: name its file with --profile")
    }
    for (kind, title) in [
      (ProfileClue.Kind.metadata, "metadata keys that no field uses"), (.label, "labels that no field has"),
      (.heading, "headings without a role"),
    ] {
      let all = entries.values.filter { $0.example.kind == kind }
        .sorted { ($1.count, $0.example.name) < ($0.count, $1.example.name) }
      guard !all.isEmpty else { continue }
      lines += ["", title + (all.count > top ? " (\(top) of \(all.count))" : "")]
      lines += all.prefix(top).map(line)
    }
    return lines.map { $0.isEmpty ? "\n" : Shown.text($0) + "\n" }.joined()
  }

  private func line(_ entry: Entry) -> String {
    let number = String(entry.count)
    let value = entry.example.value.isEmpty ? "" : "  “\(entry.example.value)”"
    let close = entry.field.map { ", close to the field \($0)" } ?? ""
    return
      "\(String(repeating: " ", count: max(0, 7 - number.count)))\(number)  \(entry.example.name)\(value)  in \(entry.key)\(close)"
  }
}
