internal import Provenance

/// What the tags of a file say of a piece of text, as far as layout asks.
enum TagKind: Sendable, Equatable {
  case heading(level: Int8)
  case headerCell, cell
  /// Part of an item of a list.
  case item
  /// Running heads and feet, ornaments.
  case artifact
  /// Any other part of the document.
  case text
  /// Not tagged.
  case none

  /// Nil where the name says nothing of its own (ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4).
  init?(_ name: String) {
    switch name {
    case "Title": self = .heading(level: 1)
    case "H1", "H2", "H3", "H4", "H5", "H6":
      self = .heading(level: Int8(name.utf8.last! - 0x30))
    case "TH": self = .headerCell
    case "TD": self = .cell
    case "LI", "LBody": self = .item
    case "Artifact": self = .artifact
    default: return nil
    }
  }
}

/// Where a piece of text begins, on its baseline in points from the top-left, and what its tag is.
struct TagMark: Sendable {
  var x: Float
  var y: Float
  var kind: TagKind
  /// The same for all pieces of one heading or cell; -1 where there is none.
  var group: Int32

  /// Whether the piece stands beside one of the same tag that reaches to `end` or a letter further.
  func goesOn(_ other: TagMark, end: Float) -> Bool {
    y == other.y && kind == other.kind && group == other.group && x >= end && x - end <= TagMark.widestLetter
  }

  /// In points: of the sizes that text is set in.
  private static let widestLetter: Float = 16

  /// Whether the piece begins on a line.
  func begins(on line: TextLine) -> Bool {
    y >= line.box.y && y <= line.box.bottom + 0.25 * line.size && x >= line.box.x - 0.3 * line.size
      && x < line.box.right
  }
}
