public import DocumentModel
internal import Provenance
public import Stages

/// Joins paragraphs, items, lists and tables that a column or page break cut in two, and reads lists that authors of pages typed by
/// hand.
public struct Paragraphs: Cleaner {
  public static let name: StageName = "paragraphs"
  public static let version = 6
  public static let summary =
    "paragraphs, lists and tables cut by a column or page break, joined again; lists typed by hand"
  public static var reads: DocumentParts { [] }
  public static let rules: [RuleEntry] = [
    RuleEntry(.paragraphSeam, .literal([" ", "\n"]), "A space stands where a paragraph was cut."),
    RuleEntry(
      .tableHeadingAgain, .removal, "The heading of a table that goes on over a page stands once, in its first part."),
    RuleEntry(.typedMarker, .removal, "Bullets and numbers that an author typed are no text of their items."),
  ]

  public init(options: NoOptions) throws {}

  public func clean(_ document: Document) throws -> Document {
    var document = document
    // Other extractors read such lists themselves: they see lines, or where they stand.
    if !document.elements.isEmpty {
      let lists = TypedLists(document)
      document.blocks = lists.blocks
      document.dropped += lists.dropped
    }
    var joined: [Block] = []
    joined.reserveCapacity(document.blocks.count)
    // The list whose last item was just found to go on behind a break.
    var open: Int?
    for block in document.blocks {
      let wasOpen = open
      open = nil
      if let (home, whole, again) = TableJoiner.join(joined, block) {
        joined[home] = whole
        for cell in again where cell.text.count > 0 {
          document.dropped.append(Dropped(cell.text.text, by: .tableHeadingAgain))
        }
      } else if let (home, whole) = BreakJoiner.join(joined, block) {
        joined[home] = whole
        if case .list = whole.content { open = home }
      } else if wasOpen == joined.count - 1, let last = joined.last, let whole = BreakJoiner.withItems(last, of: block)
      {
        joined[joined.count - 1] = whole
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
