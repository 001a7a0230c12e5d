/// Writes a record's main content as GitHub-flavoured Markdown, in one pass over its bytes.
struct MarkdownWriter {
  /// Containers below this depth are written side by side: no document that a person wrote is deeper.
  static let nestingLimit = 24

  let content: Content
  /// Labels of the footnotes that are both referred to and there: others would vanish when read.
  private let notes: Set<[UInt8]>
  var writtenNotes: Set<[UInt8]> = []
  /// What is added to every heading's level.
  var levelShift = 0

  var out: [UInt8] = []
  /// What every line begins with: the signs of quotes, the indent of list items.
  var prefix: [UInt8] = []
  /// What the next line begins with instead, where it is the first of a quote or an item.
  var firstPrefix: [UInt8]?
  /// The blank line that has to stand before the next block: what it begins with.
  var blank: [UInt8]?
  var nesting = 0
  /// The list that stands just before: whether it is numbered, and whether it has the other sign.
  var previousList: (isOrdered: Bool, isOther: Bool)?

  init(_ content: Content) {
    self.content = content
    notes = content.linkedFootnotes
  }

  /// The whole content, with a final line feed; nothing where there is nothing.
  mutating func write(withTitle: Bool) -> [UInt8] {
    let title = withTitle ? Content.Text(utf8: content.title) : Content.Text()
    if !title.isEmpty {
      levelShift = content.hasTopHeading(besides: title.utf8) ? 1 : 0
      heading(level: 1 - levelShift, title)
    }
    for (index, section) in content.sections.enumerated() {
      // What repeats the title at its own level is the title.
      let isTitle = index == 0 && (section.level ?? 1) <= 1 && section.heading?.utf8 == title.utf8
      if let heading = section.heading, !isTitle { self.heading(level: section.level ?? 2, heading) }
      // Notes are read at the end: what is none, or is referred to by nothing, stands before them.
      for block in section.blocks where !isNote(block) { write(block) }
      for block in section.blocks where isNote(block) { write(block) }
    }
    return out
  }

  private func isNote(_ block: Content.Block) -> Bool {
    if case .footnote(let label, _) = block { return isNote(label) }
    return false
  }

  func isNote(_ label: [UInt8]) -> Bool { notes.contains(label) }

  // MARK: Lines

  /// Begins a block's first line, after the blank line that it needs.
  mutating func beginBlock() {
    if let blank {
      out.append(contentsOf: blank)
      out.append(0x0A)
    }
    blank = nil
    beginLine()
  }

  mutating func beginLine() {
    out.append(contentsOf: firstPrefix ?? prefix)
    firstPrefix = nil
  }

  mutating func endLine() { out.append(0x0A) }

  /// Ends a block: the next one stands after a blank line.
  mutating func endBlock() {
    var end = prefix.count
    while end > 0, prefix[end - 1] == 0x20 { end -= 1 }
    blank = Array(prefix[..<end])
    previousList = nil
  }

  /// Writes what `body` writes as the inside of a quote or an item: `marker` stands before the first line, `indent` before
  /// the others.
  mutating func nest(marker: [UInt8], indent: [UInt8], _ body: (inout MarkdownWriter) -> Void) {
    let outer = (prefix, firstPrefix, previousList)
    let begin = out.count
    nesting += 1
    if nesting <= MarkdownWriter.nestingLimit {
      firstPrefix = (firstPrefix ?? prefix) + marker
      prefix += indent
    }
    previousList = nil
    body(&self)
    nesting -= 1
    let isUsed = out.count > begin
    prefix = outer.0
    firstPrefix = isUsed ? nil : outer.1
    previousList = isUsed ? nil : outer.2
  }
}
