import DocumentModel

/// What stands in a story in order, before lists and captions are known.
enum StoryItem {
  case paragraph(StoryParagraph)
  case table(Block.Table, end: Range<Int>)
}

/// A paragraph as it was read.
struct StoryParagraph {
  var text = Inline()
  var style: String?
  /// The list that it says itself to stand in, and the level in it from 0.
  var list: (id: String?, level: Int?) = (nil, nil)
  /// From 0; 9 is body text.
  var outlineLevel: Int?
  /// A tracked change deleted its end: it goes on in the next paragraph.
  var isJoined = false
  /// The end tag.
  var end = 0..<0
  /// Its number among all, so that what spans paragraphs is known.
  var serial = 0

  /// Marks by their start, as they were added where they start alike.
  mutating func sortMarks() {
    text.marks = text.marks.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}
