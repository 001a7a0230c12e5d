public import Stages
public import Verification

/// A record and its source as a review page shows them: JSON for the page, JSON for the index.
///
/// Made where the source is opened, in a worker: what comes out is data, never markup.
public struct ReviewDocument: Sendable {
  /// Bytes of `data` that leave a page within 300 kB: a third more in base64, and the script and the style.
  public static let usualLimit = 150_000

  /// For the document's page: JSON, in the format of zlib.
  public let data: [UInt8]
  /// The same before it was compressed.
  public let json: [UInt8]
  /// For the index: see `ReviewSummary`.
  public let summary: [UInt8]

  /// `limit`: bytes of `data` beyond which less of the source is shown, and of long lists only the head.
  /// - Throws: `Failure` where the source can't be opened.
  public init(
    _ record: StoredRecord, source: [UInt8], verifier: Verifier, catalogue: RuleCatalogue, limit: Int = usualLimit
  ) throws {
    let (_, opened) = try verifier.open(record, source)
    let proof = verifier.verify(record, against: source)
    var page = PageData(record, opened, proof, catalogue)
    for folding in Folding.steps.dropFirst() where page.data.count > limit {
      page = page.folded(folding)
    }
    // What is left grows and shrinks nearly as the share does: a few tries find it.
    while page.data.count > limit, page.share > 0.001 {
      page = page.shortened(by: min(0.8, 0.95 * Double(limit) / Double(page.data.count)))
    }
    (json, data, summary) = (page.json, page.data, ReviewSummary.json(record, proof, page.texts))
  }
}
