extension Block.Content {
  /// As records call it.
  public var kind: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .list: "list"
    case .table: "table"
    case .quote: "quote"
    case .code: "code"
    case .figure: "figure"
    case .definitions: "definitions"
    case .footnote: "footnote"
    case .math: "math"
    }
  }
}
