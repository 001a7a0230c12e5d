import Corrections
import Runner

/// A document's fingerprint with what people corrected in its record.
struct CorrectedFingerprint: CustomStringConvertible {
  private let pipeline: String
  let description: String

  /// `pipeline`: the fingerprint of the stages.
  init(_ pipeline: String, _ corrections: [Correction]) {
    self.pipeline = pipeline
    let lines = Array(CorrectionLines.write(corrections).utf8)
    description = corrections.isEmpty ? pipeline : "\(pipeline) \(Digest.named(lines))"
  }

  /// Whether another fingerprint is of the same pipeline.
  func differsByCorrections(from other: String) -> Bool {
    other != description && other.split(separator: " ").first.map(String.init) == pipeline
  }
}
