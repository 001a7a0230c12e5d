/// A stage's name as pipeline.json has it, and as Swift does: `share-links` and `ShareLinks`.
struct StageIdentifier {
  let name: String
  let type: String
  /// `shareLinks`
  let member: String

  /// Nil where that is no name of a stage.
  init?(_ name: String) {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    let isSound = words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    guard isSound, name.utf8.count <= 40, let first = name.utf8.first, (0x61...0x7A).contains(first) else { return nil }
    self.name = name
    type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    member = String(words[0]) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
