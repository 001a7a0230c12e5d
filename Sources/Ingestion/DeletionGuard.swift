/// Refuses to believe that very many sources are gone.
struct DeletionGuard {
  let options: IngestOptions
  /// Documents that have a source, tombstones left out.
  let live: Int

  /// - Throws: `IngestFailure` (4) that names what confirms the deletions.
  func check(_ judgement: Judgement) throws(IngestFailure) {
    let limit = options.maxDelete.limit(of: live)
    guard judgement.missing > limit else { return }
    throw IngestFailure(
      .guarded,
      """
      \(judgement.missing) of \(live) sources are missing, the limit is \(limit); nothing was committed. If they are gone \
      for good, run it once more with: --missed-runs 1 --max-delete \(judgement.missing)
      """)
  }
}
