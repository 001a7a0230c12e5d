import DocumentModel
import Provenance

/// An element whose end has not come yet.
struct OpenElement {
  /// What its end asks for besides closing it.
  enum Action {
    case nothing
    case block
    case frame
    case mark(Mark.Kind)
    case preformatted
    case visible(from: Int, Rule)
  }

  var tag: HTMLTag
  /// Index of the innermost element that holds blocks.
  var element: Int
  var landmark: Hints.Landmark?
  var action: Action
  /// Index of the property that it is, or -1.
  var property = -1
}
