public import DocumentModel
internal import Provenance
public import Stages

/// Joins paragraphs, items and lists that a column or page break cut in two.
public struct Paragraphs: Cleaner {
  public static let name: StageName = "paragraphs"
  public static let version = 2
  public static let summary = "paragraphs and lists cut by a column or page break, joined again"
  public static let rules: [RuleEntry] = [
    RuleEntry(.paragraphSeam, .literal([" ", "\n"]), "A space stands where a paragraph was cut.")
  ]

  public init(options: NoOptions) throws {}

  public func clean(_ document: Document) throws -> Document {
    var document = document
    var joined: [Block] = []
    joined.reserveCapacity(document.blocks.count)
    for block in document.blocks {
      if let (home, whole) = BreakJoiner.join(joined, block) {
        joined[home] = whole
      } else {
        joined.append(block)
      }
    }
    document.blocks = joined
    return document
  }
}

extension Rule {
  static let paragraphSeam = Rule("clean.paragraph-seam")
}
