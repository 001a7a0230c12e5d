import DocumentModel
import Provenance
import Stages

/// A document made of paragraphs typed in a test: each a stretch of one source.
struct TypedDocument {
  let source: Source
  var document = Document()

  init(_ paragraphs: [String], hints: [Hints] = []) {
    let text = paragraphs.joined(separator: "\u{C}")
    source = Source(id: SourceID(0), utf8: Array(text.utf8), locator: .bytes(.identity, part: nil))
    var start = 0
    for (index, paragraph) in paragraphs.enumerated() {
      let end = start + paragraph.utf8.count
      document.blocks.append(
        Block(.paragraph(Inline(source.quote(start..<end))), hints: index < hints.count ? hints[index] : Hints()))
      start = end + 1
    }
  }

  func cleaned(by cleaner: some Cleaner) throws -> [String] {
    let document = try cleaner.clean(document)
    for text in document.texts {
      if let law = text.brokenLaw(in: [source]) { throw Failure("law", law) }
    }
    return document.blocks.flatMap(\.texts).map(\.string)
  }
}
