import DocumentModel
import Provenance

/// Terms and, each on a line that begins with a colon, what they mean (PHP Markdown Extra, kramdown). The term may stand
/// in the paragraph before.
struct DefinitionParagraph {
  /// More lines or longer ones are prose, not terms.
  private static let mostTermLines = 4
  private static let longestTerm = 300
  /// Lines times marks: a text of more is left as it is.
  private static let mostWork = 4_000_000

  private let text: Inline
  private let bytes: [UInt8]
  private var outerTerm: Inline?
  private var lastTerm: Range<Int>?
  private var items: [Block.Definition] = []

  /// Appends a block as definitions, where it is a paragraph of such; else does nothing and returns false.
  static func append(_ block: Block, to blocks: inout [Block]) -> Bool {
    guard case .paragraph(let text) = block.content, let start = firstMeaning(text.text.utf8) else { return false }
    var reader = DefinitionParagraph(text, after: start == 0 ? blocks.last : nil)
    guard reader.read() else { return false }
    if start == 0, case .paragraph? = blocks.last?.content { blocks.removeLast() }
    if case .definitions(var items)? = blocks.last?.content {
      // Held once only, the list is not copied for each paragraph that goes on with it.
      blocks[blocks.count - 1].content = .definitions([])
      items += reader.items
      blocks[blocks.count - 1].content = .definitions(items)
    } else {
      blocks.append(Block(.definitions(reader.items), hints: block.hints))
    }
    return true
  }

  private init(_ text: Inline, after block: Block?) {
    self.text = text
    bytes = text.text.utf8
    switch block?.content {
    case .paragraph(let term)?: if Self.isTerm(term.text.utf8[...]) { outerTerm = term.trimmed() }
    case .definitions(let items)?: outerTerm = items.last?.term
    default: break
    }
  }

  private static func isTerm(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= longestTerm && text.count { $0 == 0x0A } < mostTermLines
  }

  /// Returns whether the whole text is terms and meanings.
  private mutating func read() -> Bool {
    let lines = lines()
    guard lines.count * text.marks.count <= Self.mostWork else { return false }
    var term: Range<Int>?
    var meaning: Range<Int>?
    for (index, line) in lines.enumerated() {
      if let start = startOfMeaning(line) {
        guard term != nil || outerTerm != nil else { return false }
        if let meaning { add(term, meaning) }
        meaning = start..<line.upperBound
      } else if let before = meaning, index + 1 == lines.count || startOfMeaning(lines[index + 1]) == nil {
        meaning = before.lowerBound..<line.upperBound
      } else {
        if let meaning { add(term, meaning) }
        term = ((meaning == nil ? term : nil) ?? line).lowerBound..<line.upperBound
        meaning = nil
        guard Self.isTerm(bytes[term ?? line]) else { return false }
      }
    }
    guard let meaning else { return false }
    add(term, meaning)
    return !items.isEmpty
  }

  private mutating func add(_ term: Range<Int>?, _ meaning: Range<Int>) {
    let meaning = text[meaning].trimmed()
    // Nothing may be left of it but a tag that is gone: it counts only where its term has no other.
    let isAgain = !items.isEmpty && lastTerm == term
    if isAgain, meaning.isEmpty, meaning.marks.isEmpty { return }
    if isAgain, let last = items.last?.text, last.isEmpty, last.marks.isEmpty { items.removeLast() }
    lastTerm = term
    guard let term = term.map({ text[$0].trimmed() }) ?? outerTerm else { return }
    items.append(Block.Definition(term: term, text: meaning))
  }

  /// Where the first meaning's line begins; nil in the many texts that have none.
  private static func firstMeaning(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<max(0, bytes.count - 1) where bytes[index] == UInt8(ascii: ":") {
        guard bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09 else { continue }
        var before = index
        while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
        if before == 0 || bytes[before - 1] == 0x0A { return before }
      }
      return nil
    }
  }

  private func lines() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      result.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { result.append(start..<bytes.count) }
    return result
  }

  private func startOfMeaning(_ line: Range<Int>) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == 0x20 { index += 1 }
    guard index + 1 < line.upperBound, bytes[index] == UInt8(ascii: ":"),
      bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
    else { return nil }
    return index + 1
  }
}
