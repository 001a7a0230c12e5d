/// A node of a YAML block with its place.
struct YAMLNode {
  enum Content {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
    /// The name, without the asterisk.
    case alias(Range<Int>)
    /// Nothing stands there.
    case empty
  }

  var content: Content
  var range: Range<Int>
  /// The name, without the ampersand.
  var anchor: Range<Int>?
  /// With its exclamation mark.
  var tag: Range<Int>?
}

/// A scalar as pieces of the source.
struct YAMLScalar {
  enum Style { case plain, single, double, literal, folded }

  /// A stretch of the source and what it stands for.
  struct Piece {
    enum Meaning {
      /// These very characters.
      case quote
      /// A line end and the blank stretches about it: one space.
      case space
      /// A line end that is not a line feed.
      case lineFeed
      /// A line end with the indentation of the next line.
      case indent
      /// A doubled quotation mark.
      case apostrophe
      /// A backslash escape.
      case escape([UInt8])
    }

    var range: Range<Int>
    var meaning: Meaning
  }

  var style: Style
  /// What stands between the quotation marks, if any.
  var content: Range<Int>
  /// Empty where `content` is the text as it stands.
  var pieces: [Piece]
  /// Whether all of the text is `content`.
  var isWhole: Bool
}
