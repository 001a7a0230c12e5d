public import Corrections
public import Stages
public import SystemPackage

/// A document to convert: where its bytes are, and what is known of it from outside.
public struct ConversionJob: Sendable {
  public enum Content: Sendable {
    /// Where a folder is named that the file stands below, no link on the way from there is followed.
    case file(FilePath, below: FilePath? = nil)
    case bytes([UInt8])
    /// The document at an offset of a container.
    case member(of: ContainerFile, at: Int)
    /// The file itself rather than its bytes: what a container is listed from.
    case opened(ContainerFile)
  }

  /// Path below the input root.
  public var key: String
  public var content: Content
  /// Whether the user named it, rather than a folder above it: a file of no known kind is then a failure.
  public var isNamed: Bool
  public var mediaType: String?
  public var baseURL: String?
  public var url: String?
  /// Opens an encrypted file.
  public var password: String?
  /// What people corrected in its record.
  public var corrections: [Correction]
  /// Where a document out of a container stands.
  public var container: ContainerPlace?
  /// Bytes of the file where they are known: large ones are not begun last.
  public var size = 0
  /// What such a document was said to be when it was fetched.
  var contained: ContainedFile?

  public init(
    key: String, content: Content, isNamed: Bool, mediaType: String? = nil, baseURL: String? = nil, url: String? = nil,
    password: String? = nil, corrections: [Correction] = []
  ) {
    self.key = key
    self.content = content
    self.isNamed = isNamed
    self.mediaType = mediaType
    self.baseURL = baseURL
    self.url = url
    self.password = password
    self.corrections = corrections
  }
}

/// What came of a job.
public struct ConversionResult: Sendable {
  public var outcome: Outcome
  /// What the sink wrote; empty where nothing was converted.
  public var output: [UInt8]
  /// Further files: what is put before the extension, and the bytes.
  public var companions: [(infix: String, bytes: [UInt8])]

  public init(outcome: Outcome, output: [UInt8] = [], companions: [(infix: String, bytes: [UInt8])] = []) {
    self.outcome = outcome
    self.output = output
    self.companions = companions
  }
}

/// Converts a thread's documents one after the other. It is told which one is next, where that is known: the call after must
/// then be for that one, or there must be none.
public typealias ConversionLane = (_ job: ConversionJob, _ next: ConversionJob?) -> ConversionResult

/// Converts documents one by one, in this process or in workers. Safe to call from many threads.
public protocol Converting: Sendable {
  /// Never throws: what went wrong is the outcome.
  func convert(_ job: ConversionJob) -> ConversionResult
  /// A lane for one thread.
  func lane() -> ConversionLane
  /// Some documents of a container, from a place on.
  ///
  /// - Throws: `Failure`, or `FileSystem.Problem` where it can't be opened.
  func list(_ file: ContainerFile, from cursor: ContainerCursor) throws -> ContainerListing
}

extension Converting {
  public func lane() -> ConversionLane { { job, _ in convert(job) } }
}
