import DocumentModel

extension MarkdownWriter {
  mutating func write(_ block: Content.Block) {
    switch block {
    case .heading(let level, let text): heading(level: level, text)
    case .paragraph(let text): paragraph(text)
    case .list(let items): list(items)
    case .table(let caption, let rows): table(caption: caption, rows: rows)
    case .quote(let blocks):
      nest(marker: [0x3E, 0x20], indent: [0x3E, 0x20]) { for block in blocks { $0.write(block) } }
      if blank != nil { endBlock() }
    case .code(let text, let language): code(text, language: language)
    case .figure(let image, let caption): figure(image: image, caption: caption)
    case .definitions(let definitions):
      for (index, definition) in definitions.enumerated() {
        write(definition, isAgain: index > 0 && definitions[index - 1].term.utf8 == definition.term.utf8)
      }
    case .footnote(let label, let text): footnote(label: label, text)
    case .math(let text): formula(text)
    }
  }

  mutating func heading(level: Int, _ text: Content.Text) {
    guard !isBlank(text) else { return }
    let (sum, overflow) = level.addingReportingOverflow(levelShift)
    let level = overflow ? 6 : min(max(sum, 1), 6)
    beginBlock()
    for _ in 0..<level { out.append(UInt8(ascii: "#")) }
    out.append(0x20)
    inline(text.withoutStrongAroundAll, in: .heading)
    endLine()
    endBlock()
  }

  mutating func paragraph(_ text: Content.Text) {
    guard !isBlank(text) else { return }
    beginBlock()
    inline(text, in: .line)
    endLine()
    endBlock()
  }

  private mutating func figure(image index: Int, caption: Content.Text?) {
    if content.images.indices.contains(index), !content.images[index].target.isEmpty {
      beginBlock()
      image(content.images[index], in: .line)
      endLine()
      endBlock()
    }
    if let caption { paragraph(caption) }
  }

  /// As PHP Markdown Extra, kramdown and pandoc have it; to others it is a paragraph of the same words. A term that stands
  /// above already is not written again.
  private mutating func write(_ definition: (term: Content.Text, text: Content.Text), isAgain: Bool) {
    let hasTerm = !isBlank(definition.term)
    guard hasTerm, !isBlank(definition.text) else { return paragraph(hasTerm ? definition.term : definition.text) }
    beginBlock()
    if !isAgain {
      inline(definition.term, in: .line)
      endLine()
      beginLine()
    }
    out.append(UInt8(ascii: ":"))
    out.append(0x20)
    inline(definition.text, in: .line)
    endLine()
    endBlock()
  }

  /// A note that nothing refers to would not be read: it is a paragraph.
  private mutating func footnote(label: [UInt8], _ text: Content.Text) {
    guard !isBlank(text) else { return }
    guard isNote(label), writtenNotes.insert(label).inserted else {
      return paragraph(text.prepending(label.isEmpty ? [] : label + [0x20]))
    }
    let marker = Array("[^".utf8) + label + Array("]: ".utf8)
    nest(marker: marker, indent: Array("    ".utf8)) { $0.paragraph(text) }
    endBlock()
  }

  private mutating func code(_ text: [UInt8], language: [UInt8]) {
    guard !text.isEmpty else { return }
    let fence = Array(repeating: UInt8(ascii: "`"), count: max(3, text.longestRun(of: UInt8(ascii: "`")) + 1))
    beginBlock()
    out.append(contentsOf: fence)
    out.append(contentsOf: language.prefix { $0 > 0x20 && $0 != UInt8(ascii: "`") })
    endLine()
    codeLines(text)
    beginLine()
    out.append(contentsOf: fence)
    endLine()
    endBlock()
  }

  /// `$$` around the formula, as GitHub, pandoc and others read it; a block of code where it would end too early.
  private mutating func formula(_ text: [UInt8]) {
    let dollars: [UInt8] = [UInt8(ascii: "$"), UInt8(ascii: "$")]
    let isWhole = !text.split(separator: 0x0A, omittingEmptySubsequences: false).contains {
      $0.allSatisfy { $0 <= 0x20 }
    }
    guard isWhole, !text.contains(UInt8(ascii: "$")) else { return code(text, language: Array("math".utf8)) }
    beginBlock()
    out.append(contentsOf: dollars)
    endLine()
    codeLines(text)
    beginLine()
    out.append(contentsOf: dollars)
    endLine()
    endBlock()
  }

  /// Each line behind the prefix; any line end is a line feed.
  private mutating func codeLines(_ text: [UInt8]) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      if start < end || prefix.isEmpty {
        beginLine()
        out.append(contentsOf: text[start..<end])
      } else {
        out.append(contentsOf: blankPrefix)
      }
      endLine()
      start = end + 1
      if end < text.count, text[end] == 0x0D, start < text.count, text[start] == 0x0A { start += 1 }
    }
  }

  private var blankPrefix: ArraySlice<UInt8> {
    prefix[..<((prefix.lastIndex { $0 != 0x20 } ?? -1) + 1)]
  }

  /// Whether nothing of a text would be written.
  func isBlank(_ text: Content.Text) -> Bool {
    text.utf8.allSatisfy { $0 <= 0x20 } && !text.marks.contains { $0.kind.isCharacter && isShown($0.kind) }
  }
}

extension Mark.Kind {
  /// Whether it shows something where there is no text.
  fileprivate var isCharacter: Bool {
    switch self {
    case .image, .footnote: true
    default: false
    }
  }
}

extension Content.Text {
  /// The text without bold that covers all of it: for headings, which are bold anyway.
  var withoutStrongAroundAll: Self {
    guard isStrongThroughout else { return self }
    var text = self
    text.marks.removeAll { $0.kind == .strong }
    return text
  }

  /// Whether one mark makes all of the text bold.
  var isStrongThroughout: Bool {
    guard marks.contains(where: { $0.kind == .strong }) else { return false }
    let bounds = utf8.withUnsafeBufferPointer { InlineLayout.trimmed(0..<$0.count, in: $0) }
    return marks.contains {
      $0.kind == .strong && $0.range.lowerBound <= bounds.lowerBound && $0.range.upperBound >= bounds.upperBound
    }
  }

  /// The text with bytes put before it.
  func prepending(_ bytes: [UInt8]) -> Self {
    guard !bytes.isEmpty else { return self }
    let moved = marks.map { mark in
      var mark = mark
      mark.range = (mark.range.lowerBound + bytes.count)..<(mark.range.upperBound + bytes.count)
      return mark
    }
    return Self(utf8: bytes + utf8, marks: moved)
  }
}

extension [UInt8] {
  /// Length of the longest run of a byte.
  func longestRun(of byte: UInt8) -> Int {
    var longest = 0
    var run = 0
    for here in self {
      run = here == byte ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }
}
