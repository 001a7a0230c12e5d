internal import Provenance

/// What the format knows of a page besides its text and boxes.
struct PageDetail: Sendable {
  /// Each kind of type on the page once.
  var styles: [TextStyle]
  /// In order; a run ends where the next begins.
  var runs: [StyleRun]
  var links: [LinkArea]
  /// Whether the file's tags speak of list items; their bullets may be drawn and no text.
  var hasTaggedItems = false
  /// Lines and rectangles.
  var drawing = PageDrawing()
  /// Characters that nobody sees.
  var hidden: [Range<Int>] = []
  /// What the file's tags say of where text begins.
  var tags: [TagMark] = []
  /// Pictures on the page, from top to bottom.
  var pictures: [ShownPicture] = []
  /// Whether the text was read from the page's picture.
  var isRecognized = false
  /// Where the text was read from a picture on a page that has text of its own: the picture's place.
  var picture: Box?
}

/// A kind of type: a font at a size in a colour.
struct TextStyle: Sendable, Hashable {
  var font: String
  /// In points.
  var size: Float
  /// Red, green, blue, eight bits each.
  var color: UInt32
  var isUnderlined: Bool

  /// By the font's name, the only thing that is known of its weight.
  var isBold: Bool {
    let name = lowercaseName
    if TextStyle.boldNames.contains(where: { TextStyle.holds(name, $0) }) { return true }
    // URW's fonts call it medium, others shorten it.
    return TextStyle.boldEnds.contains { name.suffix($0.count).elementsEqual($0) }
  }

  /// By the font's name.
  var isSlanted: Bool {
    let name = lowercaseName
    return TextStyle.slantedNames.contains { TextStyle.holds(name, $0) }
  }

  /// Whether the font's letters are pictures.
  var isSymbolic: Bool {
    let name = lowercaseName
    return TextStyle.symbolNames.contains { TextStyle.holds(name, $0) }
  }

  private static let boldNames = ["bold", "black", "heavy", "demi", "-bd", "cmbx", "sfbx"].map { Array($0.utf8) }
  private static let boldEnds = [".b", "-b", "-medi", "-mediital"].map { Array($0.utf8) }
  private static let slantedNames = ["italic", "oblique"].map { Array($0.utf8) }
  private static let symbolNames = ["symbol", "wingding", "dingbat", "webdings"].map { Array($0.utf8) }

  private var lowercaseName: [UInt8] { font.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }

  private static func holds(_ name: [UInt8], _ part: [UInt8]) -> Bool {
    guard name.count >= part.count else { return false }
    return (0...(name.count - part.count)).contains { name[$0...].starts(with: part) }
  }
}

/// From `start` on, scalars of the page's text are of a style.
struct StyleRun: Sendable {
  var start: Int32
  var style: Int32
}

/// A link's area on the page.
struct LinkArea: Sendable {
  /// From 1, in the page's order.
  var number: Int
  var page: Int
  /// Points from the top-left, as displayed.
  var box: Box
  /// Nil for a link inside the document.
  var uri: [UInt8]?

  /// Of a link to outside.
  var namedTarget: NamedValue? {
    uri.map { NamedValue(name: targetName, utf8: $0) }
  }

  var targetName: String { "pdf:annotation/\(page)/\(number)" }
}
