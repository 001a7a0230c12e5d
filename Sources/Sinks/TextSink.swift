public import Stages

/// Writes a record's main content as plain text.
public struct TextSink: Sink {
  public static let name: StageName = "text"
  public static let version = 2
  public static let summary = "Writes the main content as plain text."
  public static let fileExtension = "txt"
  public static let writesRecord = false
  public static let writes: DocumentParts = []

  public init(options: NoOptions) {}

  public func write(_ record: SignedRecord) throws -> [UInt8] {
    RecordRendering.text(of: record.record)
  }
}
