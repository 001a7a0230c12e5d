import DocumentModel
import JSONText
import Provenance
public import Stages

/// Writes a record as JSON, as RECORD.md lays it down.
public struct JSONSink: Sink {
  /// What pipeline.json may set.
  public struct Options: Decodable, Sendable {
    public enum EvidencePlace: String, Decodable, Sendable, CaseIterable { case inline, separate, none }

    /// One line a record.
    public var compact: Bool?
    /// In the record, in a file of its own, or left out.
    public var evidence: EvidencePlace?

    public init(compact: Bool? = nil, evidence: EvidencePlace? = nil) {
      self.compact = compact
      self.evidence = evidence
    }
  }

  public static let name: StageName = "json"
  public static let version = 1
  public static let summary = "Writes a record as JSON, with the evidence for each value."
  public static let fileExtension = "json"

  private let options: Options

  public init(options: Options) {
    self.options = options
  }

  public func write(_ record: SignedRecord) throws -> [UInt8] {
    var writer = RecordWriter(record, compact: options.compact ?? false)
    return writer.write(evidence: options.evidence ?? .inline)
  }

  public func companions(_ record: SignedRecord) throws -> [(infix: String, bytes: [UInt8])] {
    guard options.evidence == .separate else { return [] }
    var writer = RecordWriter(record, compact: options.compact ?? false)
    return [("evidence", writer.writeEvidenceAlone())]
  }

  public func contentLength(of output: [UInt8]) -> Int { RecordWriter.contentLength(of: output) }
}

/// One line a record: for streams.
public struct JSONLinesSink: Sink {
  public static let name: StageName = "jsonl"
  public static let version = 1
  public static let summary = "Writes each record as one line of JSON."
  public static let fileExtension = "jsonl"

  private let options: JSONSink.Options

  public init(options: JSONSink.Options) {
    self.options = options
  }

  public func write(_ record: SignedRecord) throws -> [UInt8] {
    var writer = RecordWriter(record, compact: true)
    return writer.write(evidence: options.evidence ?? .inline)
  }

  public func contentLength(of output: [UInt8]) -> Int { RecordWriter.contentLength(of: output) }
}
