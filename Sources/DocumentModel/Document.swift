public import Provenance

/// What an extractor makes of a source, and cleaners refine: all its blocks in reading order, with hints.
public struct Document: Sendable {
  /// Front matter, meta elements, a PDF's Info and XMP, under their own keys.
  public var metadata: Metadata
  /// What the metadata and the page say about the document, as far as the extractor knows.
  public var facts: Facts
  public var blocks: [Block]
  public var links: [Link]
  public var images: [Image]
  /// The element tree that `Hints.element` points into (HTML).
  public var elements: [Element]
  /// What stages took out and said so. What they take out silently is found by comparing coverage.
  public var dropped: [Dropped]
  public var diagnostics: [Diagnostic]

  public init(
    metadata: Metadata = .map([]), facts: Facts = Facts(), blocks: [Block] = [], links: [Link] = [],
    images: [Image] = [], elements: [Element] = []
  ) {
    self.metadata = metadata
    self.facts = facts
    self.blocks = blocks
    self.links = links
    self.images = images
    self.elements = elements
    dropped = []
    diagnostics = []
  }

  /// Takes blocks out, on the ledger.
  public mutating func drop(_ rule: Rule, where isDropped: (Int, Block) -> Bool) {
    var kept: [Block] = []
    kept.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      if isDropped(index, block) {
        for text in block.texts { dropped.append(Dropped(text, by: rule)) }
      } else {
        kept.append(block)
      }
    }
    blocks = kept
  }

  /// Every text in the document: blocks, facts, metadata, links, images.
  public var texts: [TracedText] {
    blocks.flatMap(\.texts) + metadata.allTexts + facts.texts + links.flatMap(\.texts) + images.flatMap(\.texts)
  }

  /// What the document stands for.
  public var coverage: Coverage { Coverage(of: texts) }
}

/// Facts about the document itself.
public struct Facts: Sendable {
  /// As the metadata has it, without the site's name.
  public var title: TracedText?
  /// The extractor has weighed the title against the headings: it stands above them.
  public var isTitleSure = false
  /// The main heading as displayed, where it is no block (a heading that is a block is found there).
  public var displayTitle: TracedText?
  public var language: TracedText?
  /// ISO 8601 in the precision of the source.
  public var published: TracedText?
  public var modified: TracedText?
  public var authors: [TracedText] = []
  public var publisher: TracedText?
  public var summary: TracedText?
  public var url: TracedText?
  public var keywords: [TracedText] = []
  public var license: TracedText?

  public init() {}

  var texts: [TracedText] {
    [title, displayTitle, language, published, modified, publisher, summary, url, license].compactMap { $0 } + authors
      + keywords
  }
}

/// A link that marks point to.
public struct Link: Sendable {
  public enum Kind: String, Sendable { case page, file, email, phone, anchor }

  public var text: TracedText
  /// As written.
  public var target: TracedText
  /// Absolute, where a base is known and the target is not absolute itself.
  public var resolved: TracedText?

  public init(text: TracedText, target: TracedText, resolved: TracedText? = nil) {
    self.text = text
    self.target = target
    self.resolved = resolved
  }

  var texts: [TracedText] { [text, target, resolved].compactMap { $0 } }
}

/// An image that figures and marks point to.
public struct Image: Sendable {
  /// As written; nil for an image inside the file.
  public var target: TracedText?
  /// Absolute, where a base is known and the target is not absolute itself.
  public var resolved: TracedText?
  public var alternative: TracedText?
  public var caption: TracedText?
  public var page: Int?
  public var box: Box?

  public init(target: TracedText? = nil, alternative: TracedText? = nil, caption: TracedText? = nil) {
    self.target = target
    self.alternative = alternative
    self.caption = caption
  }

  var texts: [TracedText] { [target, resolved, alternative, caption].compactMap { $0 } }
}

/// An element of an HTML page, as far as stages look at it.
public struct Element: Sendable {
  /// In lower case.
  public var name: String
  /// Index of the parent; -1 at the top.
  public var parent: Int
  public var id: String
  public var classes: [String]
  public var role: String
  /// It holds a note that its author set off from the text: a tip, a warning.
  public var isNote: Bool

  public init(
    name: String, parent: Int, id: String = "", classes: [String] = [], role: String = "", isNote: Bool = false
  ) {
    self.name = name
    self.parent = parent
    self.id = id
    self.classes = classes
    self.role = role
    self.isNote = isNote
  }
}

/// Text that a stage took out, and the rule that it names for it.
public struct Dropped: Sendable {
  public var text: TracedText
  public var rule: Rule

  public init(_ text: TracedText, by rule: Rule) {
    self.text = text
    self.rule = rule
  }
}

/// Something noted in the record and carried on from.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable { case note, warning, error }

  public var severity: Severity
  /// Such as `pdf.no-text`.
  public var code: String
  public var message: String
  /// From 1.
  public var page: Int?
  /// Line of the file, from 1.
  public var line: Int?

  public init(_ severity: Severity, _ code: String, _ message: String, page: Int? = nil, line: Int? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.page = page
    self.line = line
  }
}
