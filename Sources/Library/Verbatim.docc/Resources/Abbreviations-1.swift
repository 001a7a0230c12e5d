import Verbatim

/// Writes abbreviations out.
struct Abbreviations: Cleaner {
  static let name: StageName = "abbreviations"
  static let version = 1
  static let summary = "abbreviations written out"

  init(options: NoOptions) throws {}

  func clean(_ document: Document) throws -> Document { document }
}
