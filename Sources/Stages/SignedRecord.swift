public import DocumentModel
public import Provenance

/// A record with all that the runner knows of it: what a sink writes.
public struct SignedRecord: Sendable {
  public struct Repair: Sendable {
    /// Bytes of the file.
    public var bytes: Range<Int>
    public var removed: [UInt8]
    public var inserted: [UInt8]
    public var rule: Rule
    public var reason: String

    public init(bytes: Range<Int>, removed: [UInt8], inserted: [UInt8], rule: Rule, reason: String) {
      self.bytes = bytes
      self.removed = removed
      self.inserted = inserted
      self.rule = rule
      self.reason = reason
    }
  }

  /// A place whose text is in no value.
  public struct Omission: Sendable {
    public var place: Place
    public var rule: Rule

    public init(place: Place, rule: Rule) {
      self.place = place
      self.rule = rule
    }
  }

  public struct Pipeline: Sendable {
    public var version: String
    public var configuration: String
    /// Such as `clean.whitespace@1`, in order.
    public var stages: [String]
    public var libraries: [(name: String, version: String)]

    public init(version: String, configuration: String, stages: [String], libraries: [(name: String, version: String)])
    {
      self.version = version
      self.configuration = configuration
      self.stages = stages
      self.libraries = libraries
    }
  }

  public var record: Record
  public var id: String
  public var key: String
  public var mediaType: String
  /// `sha256:` and 64 hex digits.
  public var digest: String
  /// Length of the file in bytes.
  public var byteCount: Int
  public var url: String?
  public var opened: OpenedFile
  /// Where it stands, for a document out of a container.
  public var container: ContainerPlace?
  /// For each of the opened file's parts `sha256:` and 64 hex digits.
  public var partDigests: [String] = []
  /// Offsets of the file's bytes at which its lines start, from 0; empty for formats without lines.
  public var lineStarts: [Int]
  public var repairs: [Repair]
  public var omissions: [Omission]
  public var pipeline: Pipeline

  public init(
    record: Record, id: String, key: String, mediaType: String, digest: String, byteCount: Int, url: String?,
    opened: OpenedFile, lineStarts: [Int],
    repairs: [Repair], omissions: [Omission], pipeline: Pipeline
  ) {
    self.record = record
    self.id = id
    self.key = key
    self.mediaType = mediaType
    self.digest = digest
    self.byteCount = byteCount
    self.url = url
    self.opened = opened
    self.lineStarts = lineStarts
    self.repairs = repairs
    self.omissions = omissions
    self.pipeline = pipeline
  }

  /// The line of the file, from 1, in which a byte stands; nil for formats without lines.
  public func line(ofByte offset: Int) -> Int? {
    guard !lineStarts.isEmpty else { return nil }
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
