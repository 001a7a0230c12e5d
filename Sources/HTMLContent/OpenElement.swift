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
  /// White space counts, though it is no element for that.
  var isPreformatted = false
  /// Bytes of the language that its class names, for the code in it.
  var language: Range<Int>?
  /// Bytes of its classes, where it is an element of a line.
  var className: Range<Int>?
  /// How many bytes of text the block had where it began.
  var textStart = 0
  /// Nothing stands before it in its block but elements of a line side by side.
  var isAlone = false
  /// How many elements that hold blocks stand around it.
  var depth = 0
}
