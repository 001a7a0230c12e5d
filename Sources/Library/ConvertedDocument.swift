public import DocumentModel

/// A document converted.
public struct ConvertedDocument: Sendable {
  /// The record with its traced text.
  public let record: Record
  /// Such as `text/html`.
  public let mediaType: String
  /// What the pipeline's sink wrote.
  public let output: [UInt8]

  /// What the pipeline's sink wrote, as text: the record as JSON, unless the pipeline says otherwise.
  public var json: String { String(decoding: output, as: UTF8.self) }

  /// The title, where the document has one.
  public var title: String? { record.facts.title?.string }
}
