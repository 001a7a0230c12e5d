/// What a source of a Word document is.
enum DOCXPart: Sendable {
  case document, footnotes, endnotes, comments
  /// A head or a foot of the pages.
  case margin
  /// Relationships of the part of that name.
  case relationships(of: String)
  case styles, numbering, core, app

  /// Whether its text is in `t` elements.
  var holdsStory: Bool {
    switch self {
    case .document, .footnotes, .endnotes, .comments, .margin: true
    default: false
    }
  }
}
