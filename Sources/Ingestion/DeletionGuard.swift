import Runner

/// Refuses to believe that very many sources are gone.
struct DeletionGuard {
  let options: IngestOptions
  /// Documents that have a source, tombstones left out.
  let live: Int

  /// - Throws: `IngestFailure` (4) with the command that confirms the deletions.
  func check(_ judgement: Judgement) throws(IngestFailure) {
    let limit = options.maxDelete.limit(of: live)
    guard judgement.missing > limit else { return }
    throw IngestFailure(
      .guarded,
      """
      \(judgement.missing) of \(live) sources are missing, the limit is \(limit); nothing was committed. If they are gone \
      for good, run once: \(command(judgement.missing))
      """)
  }

  private func command(_ missing: Int) -> String {
    let words = options.invocation.filter { $0 != "--dry-run" } + ["--missed-runs", "1", "--max-delete", "\(missing)"]
    return words.map { DeletionGuard.quoted($0) }.joined(separator: " ")
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
      default: "-_./=:,+@%".utf8.contains(byte)
      }
    }
    return isPlain && !word.isEmpty ? Shown.text(word) : "'" + Shown.text(word).replacing("'", with: "'\\''") + "'"
  }
}
