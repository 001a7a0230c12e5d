public import Stages

/// Writes a record's title and main content as GitHub-flavoured Markdown.
public struct MarkdownSink: Sink {
  /// What pipeline.json may set.
  public struct Options: Decodable, Sendable {
    /// Leaves the title out.
    public var noTitle: Bool?

    public init(noTitle: Bool? = nil) {
      self.noTitle = noTitle
    }
  }

  public static let name: StageName = "markdown"
  public static let version = 2
  public static let summary = "Writes the title and the main content as GitHub-flavoured Markdown."
  public static let fileExtension = "md"
  public static let writesRecord = false
  public static let writes: DocumentParts = .addresses

  private let options: Options

  public init(options: Options) {
    self.options = options
  }

  public func write(_ record: SignedRecord) throws -> [UInt8] {
    RecordRendering.markdown(of: record.record, withTitle: !(options.noTitle ?? false))
  }
}
