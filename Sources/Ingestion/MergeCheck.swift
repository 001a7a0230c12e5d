import Runner
import Stages

/// Looks for what keeps states from being merged, before anything is written.
struct MergeCheck {
  let states: [StateFile]
  let inputs: [StateFolder]

  /// - Throws: `IngestFailure` (4) where two states have different records of one document, or a document of a shard is not its own.
  func run() throws {
    // Eight bytes a document: hashes of keys, and then the few keys that share one.
    var hashes: Set<UInt64> = []
    var suspects: Set<String> = []
    for (state, folder) in zip(states, inputs) {
      try state.forEachDocument(where: "status <> 'deleted'") { document in
        if let shard = folder.shard, !shard.holds(document.container?.key ?? document.key) {
          throw IngestFailure(
            .guarded, "\(folder.state.shown): \(Shown.text(document.key)) is not of its shard; nothing was merged")
        }
        if !hashes.insert(Shard.hash(document.key)).inserted { suspects.insert(document.key) }
      }
    }
    for key in suspects.sorted() { try compare(key) }
  }

  private func compare(_ key: String) throws {
    let known = try zip(states, inputs).compactMap { state, folder in
      try state.document(key).flatMap { $0.status == .deleted ? nil : (document: $0, folder: folder) }
    }
    guard let first = known.first else { return }
    for other in known.dropFirst()
    where other.document.recordDigest != first.document.recordDigest || other.document.status != first.document.status {
      throw IngestFailure(
        .guarded,
        """
        \(Shown.text(key)) is in \(first.folder.state.shown) and in \(other.folder.state.shown), and not the same; nothing was \
        merged
        """)
    }
  }
}
