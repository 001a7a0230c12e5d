/// What a paragraph is by its style and its place in the outline.
enum ParagraphKind: Equatable {
  case title
  /// From 1.
  case heading(Int)
  case body, code, quote, caption, contents

  init(_ paragraph: StoryParagraph, _ styles: StyleSheet) {
    let chain = styles.chain(paragraph.style)
    let names = chain.map(\.name)
    if names.first == "title" {
      self = .title
    } else if names.contains(where: { $0.hasPrefix("toc ") || $0 == "contents heading" }) {
      self = .contents
    } else if let level = ParagraphKind.level(paragraph, chain) {
      self = .heading(level)
    } else if names.contains(where: ParagraphKind.codeNames.contains) {
      self = .code
    } else if names.contains(where: ParagraphKind.quoteNames.contains) {
      self = .quote
    } else {
      self = names.contains("caption") ? .caption : .body
    }
  }

  var isHeading: Bool {
    switch self {
    case .title, .heading: true
    default: false
    }
  }

  private static let codeNames: Set<String> = ["source code", "html preformatted", "preformatted text", "macro"]
  private static let quoteNames: Set<String> = [
    "quote", "intense quote", "block text", "quotations", "block quotation",
  ]

  private static func level(_ paragraph: StoryParagraph, _ chain: [StyleSheet.Style]) -> Int? {
    if let level = paragraph.outlineLevel ?? chain.lazy.compactMap(\.outlineLevel).first {
      return (0...8).contains(level) ? level + 1 : nil
    }
    for style in chain where style.name.hasPrefix("heading ") {
      if let level = Int(style.name.dropFirst(8)), (1...9).contains(level) { return level }
    }
    return nil
  }
}
