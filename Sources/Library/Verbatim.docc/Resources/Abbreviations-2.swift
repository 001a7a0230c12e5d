import Verbatim

/// Writes abbreviations out.
struct Abbreviations: Cleaner {
  static let name: StageName = "abbreviations"
  static let version = 1
  static let summary = "abbreviations written out"
  static let rules = [
    RuleEntry(.abbreviation, .spelling { writtenOut[$0] }, "An abbreviation is written out.")
  ]

  private static let writtenOut: [[UInt8]: [UInt8]] = [
    Array("NGO".utf8): Array("non-governmental organization".utf8),
    Array("MoH".utf8): Array("Ministry of Health".utf8),
    Array("approx.".utf8): Array("approximately".utf8),
  ]

  init(options: NoOptions) throws {}

  func clean(_ document: Document) throws -> Document { document }
}

extension Rule {
  static let abbreviation = Rule("clean.abbreviation")
}
