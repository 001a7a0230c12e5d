/// What is said of a document beside its title, blocks and raw metadata. What nobody reads of it need not be looked for.
public struct DocumentParts: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Authors, days, summary, keywords and licence.
  public static let facts = DocumentParts(rawValue: 1)
  /// The absolute addresses of links and images.
  public static let addresses = DocumentParts(rawValue: 2)

  public static let all: DocumentParts = [.facts, .addresses]
}
