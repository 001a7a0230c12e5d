import JSONText

/// A block's words as plain text: items of lists and rows of tables on lines of their own.
struct BlockText {
  private(set) var text = ""
  private let images: JSONNode?

  init(_ block: JSONNode, images: JSONNode?) {
    self.images = images
    add(block, depth: 0)
  }

  private mutating func add(_ block: JSONNode, depth: Int) {
    switch block["kind"]?.string {
    case "list":
      for item in block["items"]?.array ?? [] {
        let indent = String(repeating: "  ", count: min(depth + (item["depth"]?.int ?? 0), 20))
        line("\(indent)- \(item["text"]?.string ?? "")")
        for inner in item["blocks"]?.array ?? [] { add(inner, depth: depth + 1) }
      }
    case "table":
      line(block["caption"]?.string)
      for row in block["rows"]?.array ?? [] {
        line((row.array ?? []).map { $0["text"]?.string ?? "" }.joined(separator: "\t"))
      }
    case "definitions":
      for item in block["items"]?.array ?? [] {
        line([item["term"]?.string, item["text"]?.string].compactMap { $0 }.joined(separator: ": "))
      }
    case "figure":
      let image = block["image"]?.int.flatMap { images?[$0] }
      line(block["caption"]?.string ?? image?["caption"]?.string ?? image?["alt"]?.string)
    default:
      line(block["text"]?.string)
      for inner in block["blocks"]?.array ?? [] { add(inner, depth: depth + 1) }
    }
  }

  private mutating func line(_ words: String?) {
    guard let words, !words.isEmpty else { return }
    if !text.isEmpty { text += "\n" }
    text += words
  }
}
