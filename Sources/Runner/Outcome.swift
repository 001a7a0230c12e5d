import DocumentModel
import Provenance
public import Stages

/// What became of one document.
public struct Outcome: Sendable {
  public enum Status: String, Sendable { case converted, failed, skipped }

  public var key: String
  public var status: Status
  /// Why it failed or was skipped.
  public var reason: String?
  public var code: String?
  public var mediaType: String?
  public var warnings: Int = 0
  public var repairs: Int { repairsByRule.reduce(0) { $0 + $1.count } }
  /// In order of the rules' first use.
  public var repairsByRule: [(rule: String, count: Int)] = []
  /// What each stage cost and did, in order.
  public var stages: [StageWork] = []
  /// Of the main text.
  public var sketch: TextSketch?
  /// Fields of the profile that were filled, and `document` facts, in the record's order.
  public var fields: [String] = []
  /// PDF pages without any text.
  public var pagesWithoutText: Int = 0
  /// `sha256:…` of the source's bytes.
  public var digest: String?
  /// `sha256:…` of what was written, less the account of the pipeline.
  public var contentDigest: String?
  /// Of the record; made where it was converted in this process.
  public var summary: RecordSummary?
  /// The document itself is well; writing its output failed.
  public var outputFailed = false

  public init(key: String, status: Status) {
    self.key = key
    self.status = status
  }

  init(_ signed: SignedRecord) {
    self.init(key: signed.key, status: .converted)
    mediaType = signed.mediaType
    digest = signed.digest
    warnings = signed.record.diagnostics.count { $0.severity != .note }
    for repair in signed.repairs { count(repair.rule.name) }
    summary = RecordSummary(signed)
    fields = (signed.record.root?.fields ?? []).map(\.key)
    pagesWithoutText = signed.record.diagnostics.count { $0.code == "pdf.no-text" }
  }

  private mutating func count(_ rule: String) {
    if let index = repairsByRule.firstIndex(where: { $0.rule == rule }) {
      repairsByRule[index].count += 1
    } else {
      repairsByRule.append((rule, 1))
    }
  }

  public static func failed(_ key: String, _ failure: Failure) -> Outcome {
    var outcome = Outcome(key: key, status: .failed)
    outcome.reason = failure.description
    outcome.code = failure.code
    return outcome
  }
}
