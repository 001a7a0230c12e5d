import CCmarkGFM

/// A node of cmark's tree.
typealias CmarkNode = UnsafeMutablePointer<cmark_node>

/// What a node is, the extensions' own kinds included.
enum CmarkKind {
  case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnote
  case table, tableHeader, tableRow, tableCell
  case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image, footnoteReference
  case other
}

extension UnsafeMutablePointer where Pointee == cmark_node {
  var kind: CmarkKind {
    switch UInt32(pointee.type) {
    case CMARK_NODE_TEXT.rawValue: .text
    case CMARK_NODE_SOFTBREAK.rawValue: .softBreak
    case CMARK_NODE_LINEBREAK.rawValue: .lineBreak
    case CMARK_NODE_CODE.rawValue: .code
    case CMARK_NODE_HTML_INLINE.rawValue: .html
    case CMARK_NODE_EMPH.rawValue: .emphasis
    case CMARK_NODE_STRONG.rawValue: .strong
    case CMARK_NODE_LINK.rawValue: .link
    case CMARK_NODE_IMAGE.rawValue: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue: .footnoteReference
    case CMARK_NODE_DOCUMENT.rawValue: .document
    case CMARK_NODE_BLOCK_QUOTE.rawValue: .quote
    case CMARK_NODE_LIST.rawValue: .list
    case CMARK_NODE_ITEM.rawValue: .item
    case CMARK_NODE_CODE_BLOCK.rawValue: .codeBlock
    case CMARK_NODE_HTML_BLOCK.rawValue: .htmlBlock
    case CMARK_NODE_PARAGRAPH.rawValue: .paragraph
    case CMARK_NODE_HEADING.rawValue: .heading
    case CMARK_NODE_THEMATIC_BREAK.rawValue: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: .footnote
    default: extensionKind
    }
  }

  /// The extensions get their numbers when they are registered, so that only names tell.
  private var extensionKind: CmarkKind {
    guard let name = cmark_node_get_type_string(self) else { return .other }
    switch String(cString: name) {
    case "table": return .table
    case "table_header": return .tableHeader
    case "table_row": return .tableRow
    case "table_cell": return .tableCell
    case "strikethrough": return .strikethrough
    default: return .other
    }
  }

  /// A leaf's own text. Valid as long as the tree.
  var literal: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.as.literal.data, count: Int(pointee.as.literal.len))
  }

  /// The inline text of a block as cmark put it together: its lines without what marks containers, each ended by a line feed.
  var content: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.content.ptr, count: Int(pointee.content.size))
  }

  var url: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.as.link.url.data, count: Int(pointee.as.link.url.len))
  }

  var title: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.as.link.title.data, count: Int(pointee.as.link.title.len))
  }

  var info: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.as.code.info.data, count: Int(pointee.as.code.info.len))
  }

  var codeText: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.as.code.literal.data, count: Int(pointee.as.code.literal.len))
  }

  var first: CmarkNode? { pointee.first_child }
  var next: CmarkNode? { pointee.next }
  var parent: CmarkNode? { pointee.parent }
  /// From 0.
  var startLine: Int { Int(pointee.start_line) - 1 }
  /// The last line, from 0.
  var endLine: Int { Int(pointee.end_line) - 1 }
}
