import DocumentModel
import Provenance

/// What all blocks of a document share while they are read.
struct Reading {
  let source: Source
  /// The source's text as it is parsed: tags for site generators are hidden in it.
  let text: [UInt8]
  let lines: SourceLines
  let definitions: ReferenceDefinitions
  let media: Media
}

/// The links and images met so far, and how well texts were found again.
final class Media {
  var links: [Link] = []
  var images: [Image] = []
  var dropped: [Dropped] = []
  /// Texts of cmark's that have their exact place in the source, and those that have only their block's.
  var locatedCount = 0
  var unlocatedCount = 0
}
