import DocumentModel
import Provenance

/// The facts about the document itself: front matter first, then what is displayed, then other metadata.
struct DocumentFacts {
  let profile: Profile
  private(set) var facts: Facts
  private(set) var because: [(pointer: String, rule: String)] = []
  /// The heading that the title is, or repeats: no section.
  private(set) var titleBlock: Int?

  /// `isTitleOnly`: where nobody asks for more.
  init(_ document: Document, _ profile: Profile, isTitleOnly: Bool = false) {
    self.profile = profile
    facts = document.facts
    facts.displayTitle = nil
    let metadata = MetadataReader(document.metadata)
    readTitle(document, metadata)
    if isTitleOnly { return }
    for (field, keys) in profile.document where field != "title" {
      guard let (name, value) = metadata.first(keys) else { continue }
      fill(field, value, because: "profile.metadata.\(name.ruleWord)")
    }
    facts.summary = facts.summary?.collapsed()
  }

  private mutating func readTitle(_ document: Document, _ metadata: MetadataReader) {
    let keys = profile.document.first { $0.field == "title" }?.keys ?? []
    titleBlock = mainHeading(document.blocks)
    let displayed = document.facts.displayTitle ?? titleBlock.flatMap { document.blocks[$0].headingText }
    if let (name, value) = metadata.first(keys), let text = value.text?.collapsed(), !text.isEmpty {
      set(title: text, "profile.metadata.\(name.ruleWord)")
    } else if facts.isTitleSure, let title = facts.title?.collapsed(), !title.isEmpty {
      titleBlock = document.blocks.firstIndex { $0.headingText.map { DocumentFacts.repeats($0, title) } ?? false }
      let heading = titleBlock.flatMap { document.blocks[$0].headingText?.collapsed() }
      set(title: heading ?? title, heading == nil ? "profile.title.metadata" : "profile.title.heading")
    } else if let displayed, !displayed.isEmpty {
      set(title: displayed.collapsed(), "profile.title.heading")
    } else if let title = facts.title?.collapsed(), !title.isEmpty, !isOfAKind(title) {
      set(title: title, "profile.title.metadata")
    } else if let first = document.blocks.first(where: \.hasContent)?.headingText, !first.isEmpty {
      // What kind of paper it is says more than nothing.
      set(title: first.collapsed(), "profile.title.heading")
    }
    // A heading stays a section unless the title says the same.
    if let index = titleBlock, let heading = document.blocks[index].headingText, let title = facts.title,
      !DocumentFacts.repeats(heading, title)
    {
      let first = document.blocks.firstIndex { $0.headingText != nil }
      titleBlock = first.flatMap { DocumentFacts.repeats(document.blocks[$0].headingText ?? title, title) ? $0 : nil }
    }
  }

  /// Whether a stated title is but a word for papers of its kind, as the programs that make them write.
  private func isOfAKind(_ title: TracedText) -> Bool {
    title.words.count < 2 && profile.genericTitles.contains(title.string.lowercased())
  }

  private mutating func set(title: TracedText, _ rule: String) {
    facts.title = title
    because.append(("/document/title", rule))
  }

  /// The first heading of the first level; without one, the heading that the document begins with.
  private func mainHeading(_ blocks: [Block]) -> Int? {
    let main = blocks.firstIndex { block in
      guard case .heading(1, let text) = block.content else { return false }
      return !profile.genericTitles.contains(text.text.string.lowercased()) && !text.isEmpty
    }
    if let main { return main }
    guard let first = blocks.firstIndex(where: \.hasContent), let heading = blocks[first].headingText,
      !profile.genericTitles.contains(heading.string.lowercased())
    else { return nil }
    return first
  }

  /// Whether two titles are the same words.
  private static func repeats(_ heading: TracedText, _ title: TracedText) -> Bool { heading.words == title.words }

  private mutating func fill(_ field: String, _ value: Metadata, because rule: String) {
    let text = value.text?.collapsed()
    let texts = value.texts.map { $0.collapsed() }.filter { !$0.isEmpty }
    switch field {
    case "language": guard set(&facts.language, text) else { return }
    case "published": guard set(&facts.published, text?.asDate()) else { return }
    case "modified": guard set(&facts.modified, text?.asDate()) else { return }
    case "authors":
      guard !texts.isEmpty else { return }
      facts.authors = texts
    case "publisher": guard set(&facts.publisher, text) else { return }
    case "description": guard set(&facts.summary, text) else { return }
    case "url": guard set(&facts.url, text) else { return }
    case "keywords":
      guard !texts.isEmpty else { return }
      facts.keywords = texts
    case "license": guard set(&facts.license, text) else { return }
    default: return
    }
    because.append(("/document/\(field)", rule))
  }

  private func set(_ fact: inout TracedText?, _ text: TracedText?) -> Bool {
    guard let text, !text.isEmpty else { return false }
    fact = text
    return true
  }
}

extension Block {
  var headingText: TracedText? {
    if case .heading(_, let text) = content { return text.text }
    return nil
  }
}
