import DocumentModel

/// What gathers paragraphs and tables: the story itself, a cell, a box of text, a note.
struct StoryFrame {
  enum Kind { case story, cell, textBox, note }

  var kind: Kind
  var items: [StoryItem] = []
  /// What stood in boxes inside the open paragraph: it follows it.
  var deferred: [StoryItem] = []
  var paragraph: StoryParagraph?
  /// Text of a paragraph whose end was deleted.
  var carried: StoryParagraph?
  var format = RunFormat()
  var table: TableDraft?
  /// Of a cell.
  var columns = 1
  var isMerged = false
  var restartsMerge = false
  /// Of a note.
  var id: Range<Int>?
  var isSeparator = false

  init(_ kind: Kind) {
    self.kind = kind
  }
}
