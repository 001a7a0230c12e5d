import Stages

/// What Markdown's escapes and entities stand for, at once.
enum MarkdownText {
  static func cleaned(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) || text.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count, MarkdownSpelling.isPunctuation(text[index + 1]) {
        result.append(text[index + 1])
        index += 2
      } else if text[index] == UInt8(ascii: "&"),
        let (utf8, length) = HTMLEntities.decode(text, at: index, in: .markdown)
      {
        result.append(contentsOf: utf8)
        index += length
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
