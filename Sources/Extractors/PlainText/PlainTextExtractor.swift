public import DocumentModel
public import Provenance
public import Stages

/// Makes blocks of plain text: paragraphs, lists and headings as people lay them out, and the raw text of a PDF.
public struct PlainTextExtractor: Extractor {
  public static let name: StageName = "plain-text"
  public static let version = 2
  public static let summary = "Plain text: paragraphs, lists and headings by their layout; the raw text of a PDF too."
  public static let rules: [RuleEntry] = [
    RuleEntry(.textLayout, .removal, "Underlines, bullets and the numbers of items are no text.")
  ]
  public static var format: any Format.Type { PlainTextFormat.self }
  public static var remainder: Rule { .textLayout }

  public init(options: NoOptions) {}

  public func extract(_ sources: [Source]) throws -> Document {
    guard let source = sources.first else { return Document() }
    let layout = TextLayout(source.utf8)
    var units = TextUnits(layout, source.utf8).units
    HeadingJudge.judge(&units, layout)
    return Document(blocks: UnitAssembly(units, source).blocks)
  }
}

extension Rule {
  /// Underlines, bullets and the numbers of items are no text.
  static let textLayout = Rule("text.layout")
}
