public import DocumentModel
import Provenance
public import Stages

/// Gives text single spaces, no soft hyphens or zero-width characters, letters for ligatures and Arabic forms, and Unicode form C.
///
/// Code keeps its white space, metadata stays as it stood. Only what changes is respelled: where a stretch of white space
/// holds a space, that space stays and the rest goes.
public struct WhitespaceCleaner: Cleaner {
  public static let name: StageName = "whitespace"
  public static let version = 3
  public static let summary =
    "Single spaces, no invisible characters, letters for ligatures and Arabic forms, Unicode form C."
  public static var reads: DocumentParts { [] }
  public static let rules: [RuleEntry] = [
    RuleEntry(.composed, .spelling(TextNormalization.composed), "Characters are in Unicode normalization form C."),
    RuleEntry(.ligature, .spelling(TextNormalization.unligated), "A ligature is its letters."),
    RuleEntry(
      .letterForm, .spelling(TextNormalization.unshaped), "The shape of an Arabic letter in a word is the letter."),
    RuleEntry(.bullet, .removal, "A bullet is no text of its item."),
  ]

  public init(options: NoOptions) {}

  public func clean(_ document: Document) throws -> Document {
    var document = document
    var dropped: [Dropped] = []
    for index in document.blocks.indices { clean(&document.blocks[index], &dropped) }
    document.blocks.removeAll(where: Self.isNothing)
    document.facts = cleaned(document.facts)
    for index in document.links.indices {
      document.links[index].text = WhitespaceEdit.cleaned(document.links[index].text)
    }
    for index in document.images.indices {
      document.images[index].alternative = cleaned(document.images[index].alternative)
      document.images[index].caption = cleaned(document.images[index].caption)
    }
    document.dropped += dropped
    return document
  }

  private func clean(_ block: inout Block, _ dropped: inout [Dropped]) {
    SymbolBullet.remove(from: &block, &dropped)
    block = block.mapInlines(WhitespaceEdit.cleaned)
  }

  /// A paragraph or heading of which nothing is left.
  private static func isNothing(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): text.isEmpty && text.marks.isEmpty
    default: false
    }
  }

  private func cleaned(_ text: TracedText?) -> TracedText? {
    guard let cleaned = text.map(WhitespaceEdit.cleaned), !cleaned.isEmpty else { return nil }
    return cleaned
  }

  private func cleaned(_ texts: [TracedText]) -> [TracedText] {
    texts.map(WhitespaceEdit.cleaned).filter { !$0.isEmpty }
  }

  private func cleaned(_ facts: Facts) -> Facts {
    var facts = facts
    facts.title = cleaned(facts.title)
    facts.displayTitle = cleaned(facts.displayTitle)
    facts.language = cleaned(facts.language)
    facts.published = cleaned(facts.published)
    facts.modified = cleaned(facts.modified)
    facts.authors = cleaned(facts.authors)
    facts.publisher = cleaned(facts.publisher)
    facts.summary = cleaned(facts.summary)
    facts.url = cleaned(facts.url)
    facts.keywords = cleaned(facts.keywords)
    facts.license = cleaned(facts.license)
    return facts
  }
}

extension Rule {
  /// Characters are in Unicode normalization form C.
  static let composed = Rule("text.nfc")
  /// A ligature is its letters.
  static let ligature = Rule("text.ligature")
  /// The shape of an Arabic letter in a word is the letter.
  static let letterForm = Rule("text.letter-form")
  /// A bullet is no text of its item.
  static let bullet = Rule("text.bullet")
}
