public import DocumentModel
internal import Provenance
public import Stages

/// Puts words together that were broken at the end of a line.
///
/// The hyphen stays where the document elsewhere spells the word so, where it belongs to the word by a list, and where
/// that is unsure. Words are never changed.
public struct Hyphenation: Cleaner {
  public static let name: StageName = "hyphenation"
  public static let version = 1
  public static let summary = "words broken at the end of a line, put together"
  public static var reads: DocumentParts { [] }
  public static let rules: [RuleEntry] = [
    RuleEntry(.hyphen, .removal, "A hyphen at the end of a line that is no part of the word goes."),
    RuleEntry(
      .visibleHyphen, .spelling { $0 == [0xC2, 0xAD] ? [0x2D] : nil },
      "A soft hyphen that is seen within a line is a hyphen."),
  ]

  public init(options: NoOptions) throws {}

  public func clean(_ document: Document) throws -> Document {
    let usage = HyphenUsage(document.blocks)
    guard usage.hasHyphens else { return document }
    var document = document
    var links = document.links
    document.blocks = document.blocks.map { block in
      block.mapInlines { inline in
        let edits = HyphenEdits(inline.text.utf8, usage: usage, isPaged: block.hints.page != nil)
        guard !edits.edits.isEmpty else { return inline }
        var inline = inline
        inline.rewrite(edits.apply)
        // A link's text is what its mark stands on.
        for mark in inline.marks {
          if case .link(let link) = mark.kind, links.indices.contains(link) {
            links[link].text = inline.text[mark.range]
          }
        }
        return inline
      }
    }
    document.links = links
    return document
  }
}

extension Rule {
  static let hyphen = Rule("clean.hyphen")
  static let visibleHyphen = Rule("clean.visible-hyphen")
}
