import Cleaners
import DocumentModel
import HTMLExtractor
import MarkdownExtractor
import PlainTextExtractor
import Provenance
import Runner
import Sinks
import Stages
import Structurers

/// The plain-text extractor, which goes wrong where the text asks for it.
struct FaultyExtractor: Extractor {
  static let name: StageName = "faulty-extractor"
  static let version = 1
  static let summary = "Goes wrong."
  static let rules = PlainTextExtractor.rules
  static var format: any Format.Type { PlainTextExtractor.format }
  static var remainder: Rule { PlainTextExtractor.remainder }

  init(options: NoOptions) {}

  func extract(_ sources: [Source]) throws -> Document {
    Fault.strike("extractor", in: sources.map(\.utf8))
    return try PlainTextExtractor(options: NoOptions()).extract(sources)
  }
}

/// Changes nothing, and goes wrong where the text asks for it.
struct FaultyCleaner: Cleaner {
  static let name: StageName = "faulty-cleaner"
  static let version = 1
  static let summary = "Goes wrong."

  init(options: NoOptions) {}

  func clean(_ document: Document) throws -> Document {
    Fault.strike("cleaner", in: document.texts.map { Array($0.string.utf8) })
    return document
  }
}

/// The structurer of factsheets, which goes wrong where the text asks for it.
struct FaultyStructurer: Structurer {
  static let name: StageName = "faulty-structurer"
  static let version = 1
  static let summary = "Goes wrong."
  static let rules = FactsheetStructurer.rules
  private let whole: FactsheetStructurer

  init(options: FactsheetOptions) throws { whole = try FactsheetStructurer(options: options) }

  func structure(_ document: Document) throws -> Record {
    Fault.strike("structurer", in: document.texts.map { Array($0.string.utf8) })
    return try whole.structure(document)
  }
}

extension StageList {
  /// The faulty stages beside some of the usual ones.
  static let faulty = StageList(
    repairers: [], extractors: [FaultyExtractor.self, MarkdownExtractor.self, HTMLExtractor.self],
    cleaners: [FaultyCleaner.self, WhitespaceCleaner.self], structurers: [FaultyStructurer.self],
    sinks: [JSONSink.self, JSONLinesSink.self])
}
