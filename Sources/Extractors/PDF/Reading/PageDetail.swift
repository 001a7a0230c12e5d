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
  /// Whether the text was read from the page's picture.
  var isRecognized = false
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
    let name = font.lowercased()
    if ["bold", "black", "heavy", "demi", "-bd", "cmbx", "sfbx"].contains(where: name.contains) { return true }
    // URW's fonts call it medium, others shorten it.
    return name.hasSuffix(".b") || name.hasSuffix("-b") || name.hasSuffix("-medi") || name.hasSuffix("-mediital")
  }

  var isItalic: Bool {
    let name = font.lowercased()
    return ["italic", "oblique", "cmti", "sfti", "-it"].contains(where: name.contains)
  }

  /// Whether the font's letters are pictures.
  var isSymbolic: Bool {
    let name = font.lowercased()
    return ["symbol", "wingding", "dingbat", "webdings"].contains(where: name.contains)
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
