import DocumentModel
import Provenance
import Stages

/// The document's part and its notes as blocks: the notes that the text refers to stand at its end.
struct DocumentStory {
  private(set) var blocks: [Block] = []
  private(set) var links: [Link] = []
  private(set) var images: [Image] = []
  private(set) var dropped: [Dropped] = []
  private let sources: [Source]

  init(_ sources: [Source]) {
    self.sources = sources
  }

  mutating func read() throws {
    guard let main = sources.first(where: { $0.detail as? DOCXPart != nil && part($0) == "document" }) else {
      throw Failure("docx.no-document", "the package names no document")
    }
    let styles = try sources.first { part($0) == "styles" }.map { try StyleSheet($0) } ?? StyleSheet()
    let numbering = try sources.first { part($0) == "numbering" }.map { try Numbering($0) } ?? Numbering()
    let story = try read(main, styles)
    let assembly = StoryAssembly(story.frames[0].items, main, styles, numbering, images: images)
    blocks = assembly.blocks
    images = assembly.images
    dropped += assembly.dropped
    try addNotes(story.references, styles)
  }

  private func part(_ source: Source) -> String {
    switch source.detail as? DOCXPart {
    case .document: "document"
    case .footnotes: "footnotes"
    case .endnotes: "endnotes"
    case .styles: "styles"
    case .numbering: "numbering"
    default: ""
    }
  }

  /// Reads a part's events; its links and images count on from those before.
  private mutating func read(_ source: Source, _ styles: StyleSheet) throws -> StoryReader {
    var reader = StoryReader(source, styles: styles, relations: try relations(of: source))
    reader.links = links
    reader.images = images
    try reader.read()
    links = reader.links
    images = reader.images
    dropped += reader.dropped
    return reader
  }

  private func relations(of source: Source) throws -> [String: TracedText] {
    guard case .bytes(_, let part?) = source.locator else { return [:] }
    let owner = String(part.dropFirst(4))
    for candidate in sources {
      guard case .relationships(of: owner) = candidate.detail as? DOCXPart else { continue }
      let all = try Relationships(candidate, of: owner).all()
      return Dictionary(all.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    }
    return [:]
  }

  private mutating func addNotes(_ references: [StoryReader.NoteReference], _ styles: StyleSheet) throws {
    guard !references.isEmpty else { return }
    for (name, isEndnote) in [("footnotes", false), ("endnotes", true)] {
      guard let source = sources.first(where: { part($0) == name }) else { continue }
      let story = try read(source, styles)
      var seen: Set<String> = []
      for reference in references where reference.isEndnote == isEndnote && seen.insert(reference.id).inserted {
        guard let note = story.notes[reference.id], !note.text.isEmpty, let label = label(note.id, source, isEndnote)
        else { continue }
        blocks.append(Block(.footnote(label: label, note.text)))
      }
    }
  }

  private func label(_ id: Range<Int>, _ source: Source, _ isEndnote: Bool) -> TracedText? {
    let text = source.quote(id)
    guard isEndnote else { return text }
    return RomanNumber.spelled(text.utf8).map { text.respelled(text.indices, as: $0, by: .docxEndnote) }
  }
}
