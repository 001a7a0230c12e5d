import DocumentModel

/// The main content as the Markdown and text sinks see it: plain bytes and marks, without origins.
///
/// It is made of a record in memory or of a stored one, and both give the same.
struct Content {
  /// A text and its marks, in bytes of it.
  struct Text {
    var utf8: [UInt8] = []
    var marks: [Mark] = []

    /// Whether nothing of it can be seen.
    var isEmpty: Bool { utf8.isEmpty && marks.isEmpty }
  }

  struct Section {
    var heading: Text?
    var level: Int?
    var blocks: [Block]
  }

  indirect enum Block {
    case heading(level: Int, Text)
    case paragraph(Text)
    case list([Item])
    case table(caption: Text?, rows: [[Cell]])
    case quote([Block])
    case code([UInt8], language: [UInt8])
    case figure(image: Int, caption: Text?)
    case definitions([(term: Text, text: Text)])
    case footnote(label: [UInt8], Text)
    case math([UInt8])
  }

  struct Item {
    var depth: Int
    var isOrdered: Bool
    var text: Text
    var blocks: [Block]

    var isEmpty: Bool { text.isEmpty && blocks.isEmpty }
  }

  struct Cell {
    var text: Text
    var isHeader: Bool
    var columns: Int
    var rows: Int
  }

  struct Image {
    var target: [UInt8]
    var alternative: [UInt8]
  }

  /// Empty where the document has none.
  var title: [UInt8]
  var sections: [Section]
  /// Where each link leads: absolute where that is known, and empty where it is nothing that a reader can follow.
  var links: [[UInt8]]
  var images: [Image]

  /// Where a link leads: as resolved, but within the document as written. Scripts and inline data lead nowhere.
  static func destination(target: [UInt8], resolved: [UInt8]) -> [UInt8] {
    if resolved.isEmpty, LinkKind.isBareAddress(target) { return Array("mailto:".utf8) + target }
    if target.first == UInt8(ascii: "#") || resolved.isEmpty { return followable(target) }
    return followable(resolved)
  }

  /// A target, or nothing where it is a script or holds its data itself.
  static func followable(_ target: [UInt8]) -> [UInt8] {
    let scheme = target.prefix(11).map { $0 | 0x20 }
    for word in ["javascript:", "vbscript:", "data:"] where scheme.starts(with: word.utf8) { return [] }
    return target
  }
}
