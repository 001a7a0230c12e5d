public import Provenance

/// A piece of a document: what it is, its text, and what its extractor noticed about it.
public struct Block: Sendable {
  public indirect enum Content: Sendable {
    case heading(level: Int, Inline)
    case paragraph(Inline)
    case list(List)
    case table(Table)
    case quote([Block])
    /// White space kept.
    case code(TracedText, language: TracedText?)
    /// Index into the document's images.
    case figure(image: Int, caption: Inline?)
    case definitions([Definition])
    case footnote(label: TracedText, Inline)
    case math(TracedText)
  }

  public struct List: Sendable {
    public var isOrdered: Bool
    public var items: [Item]

    public init(isOrdered: Bool, items: [Item]) {
      self.isOrdered = isOrdered
      self.items = items
    }
  }

  /// An item of a list. Items of nested lists follow their parent with a greater depth.
  public struct Item: Sendable {
    /// From 0.
    public var depth: Int
    public var text: Inline
    /// What else stands in the item: further paragraphs, code, tables.
    public var blocks: [Block]
    /// Whether the list that this item stands in at its depth is numbered.
    public var isOrdered: Bool

    public init(depth: Int, text: Inline, blocks: [Block] = [], isOrdered: Bool = false) {
      self.depth = depth
      self.text = text
      self.blocks = blocks
      self.isOrdered = isOrdered
    }
  }

  public struct Table: Sendable {
    public var caption: Inline?
    public var rows: [[Cell]]

    public init(caption: Inline? = nil, rows: [[Cell]]) {
      self.caption = caption
      self.rows = rows
    }
  }

  public struct Cell: Sendable {
    public var text: Inline
    public var isHeader: Bool
    /// Columns and rows that the cell spans.
    public var columns: Int
    public var rows: Int

    public init(text: Inline, isHeader: Bool = false, columns: Int = 1, rows: Int = 1) {
      self.text = text
      self.isHeader = isHeader
      self.columns = columns
      self.rows = rows
    }
  }

  public struct Definition: Sendable {
    public var term: Inline
    public var text: Inline

    public init(term: Inline, text: Inline) {
      self.term = term
      self.text = text
    }
  }

  public var content: Content
  public var hints: Hints

  public init(_ content: Content, hints: Hints = Hints()) {
    self.content = content
    self.hints = hints
  }
}

/// What an extractor noticed about a block, for cleaners and structurers to judge by.
public struct Hints: Sendable {
  /// What part of a page the author said this is.
  public enum Landmark: String, Sendable {
    case main, article, navigation, banner, contentInfo, complementary, search, form, dialog

    /// What the site has on all its pages, around what a page says.
    public var isOfSite: Bool {
      switch self {
      case .navigation, .banner, .contentInfo, .search, .dialog: true
      case .main, .article, .complementary, .form: false
      }
    }
  }

  public var landmark: Landmark?
  /// From 1.
  public var page: Int?
  /// In points from the top-left of the page as displayed.
  public var box: Box?
  /// The page that `box` stands on, from its own top-left corner.
  public var pageBox: Box?
  /// From 0 on a page, in reading order.
  public var column: Int?
  /// In points.
  public var fontSize: Float?
  public var isBold = false
  /// Index into the document's elements (HTML).
  public var element: Int?
  /// Set by an extractor that knows that the block is no content, such as text in a page's margin.
  public var furniture: Rule?
  /// Whether the block is of a chart that is drawn on the page, such as the names below its axis.
  public var isOfChart = false

  public init() {}
}
