import DocumentModel
import Provenance

/// What gathers blocks while an element is open: a quote, a list, an item, a table, a cell.
struct BlockFrame {
  enum Kind {
    case root, quote, list, item, table, cell, definitions, definition, figure
    /// Text without blocks: a heading, a caption, a term.
    case line
  }

  /// An item before it is known whether its list is one.
  struct ItemDraft {
    var depth: Int
    var isOrdered: Bool
    var content = Blocks()
    /// The name of the note that it is, and its label.
    var note: (name: String, label: TracedText)?
  }

  struct CellDraft {
    var content: Blocks
    var isHeader: Bool
    var columns: Int
    var rows: Int
  }

  struct DefinitionDraft {
    var term: Inline?
    var lead: Range<Int>
    var content: Blocks?
  }

  /// Blocks, and for each the tag that stands before it.
  struct Blocks {
    var list: [Block] = []
    var leads: [Range<Int>] = []

    mutating func append(_ block: Block, after lead: Range<Int>) {
      list.append(block)
      leads.append(lead)
    }

    mutating func append(_ other: Blocks) {
      list.append(contentsOf: other.list)
      leads.append(contentsOf: other.leads)
    }
  }

  var kind: Kind
  var tag: HTMLTag
  /// The start tag.
  var lead: Range<Int>
  var hints: Hints
  var content = Blocks()
  var isOrdered = false
  var depth = 0
  var items: [ItemDraft] = []
  /// The lists in an item, each with how many of the item's blocks stand before it.
  var nested: [(after: Int, list: BlockFrame)] = []
  var rows: [[CellDraft]] = []
  var definitions: [DefinitionDraft] = []
  var caption: Inline?
  var isHeader = false
  var columns = 1
  var rowSpan = 1
  /// What a table's own attributes say of it: data or layout.
  var isData: Bool?
  var level = 0
  /// What links to this place call it.
  var name = ""
  var anchor = ""

  init(_ kind: Kind, _ tag: HTMLTag, lead: Range<Int> = 0..<0, hints: Hints = Hints()) {
    self.kind = kind
    self.tag = tag
    self.lead = lead
    self.hints = hints
  }
}
