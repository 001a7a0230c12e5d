import DocumentModel

extension MarkdownWriter {
  /// Writes a text with its marks; it goes over several lines only where its author broke them.
  mutating func inline(_ text: Content.Text, in place: MarkdownEscaper.Place) {
    text.utf8.withUnsafeBufferPointer { utf8 in
      let layout = InlineLayout(utf8, marks: text.marks, isKept: isShown)
      var line = InlineLine(utf8, layout, MarkdownEscaper(utf8, in: place, layout), in: place)
      write(&line)
    }
  }

  /// Whether a mark can be shown: links that lead somewhere, images that can be linked, notes that are there.
  func isShown(_ kind: Mark.Kind) -> Bool {
    switch kind {
    case .link(let index): content.links.indices.contains(index) && !content.links[index].isEmpty
    case .image(let index): content.images.indices.contains(index) && !content.images[index].target.isEmpty
    case .footnote(let label): isNote(Array(label.utf8))
    default: true
    }
  }

  private mutating func write(_ line: inout InlineLine) {
    forceLineStart(&line, continues: false)
    while true {
      close(&line)
      open(&line)
      if line.isAtAtom { atom(&line) } else if line.isAtEnd { break } else { stretch(&line) }
    }
  }

  /// Characters up to where something begins or ends.
  private mutating func stretch(_ line: inout InlineLine) {
    let end = line.nextStop
    line.escaper.write(
      line.position..<end, inLink: line.isInLink, beforeBracket: line.isBracket(at: end), to: &out)
    line.position = end
  }

  private mutating func close(_ line: inout InlineLine) {
    while let span = line.open.last, span.range.upperBound == line.position {
      line.open.removeLast()
      switch span.kind {
      case .link(let link): endLink(link, in: line.place)
      case .style(let style): out.append(contentsOf: style.sign(isEnd: true, asTag: span.needsTag).utf8)
      }
      line.lastEnd = out.count
    }
  }

  /// Begins spans, and writes what stands between characters here, in the order of the marks.
  private mutating func open(_ line: inout InlineLine) {
    while let span = line.nextSpan, span.range.lowerBound == line.position {
      points(&line, before: span.order)
      line.begin(needsTag: span.needsTag || joins(span, line))
      switch span.kind {
      case .link: out.append(UInt8(ascii: "["))
      case .style(let style):
        out.append(contentsOf: style.sign(isEnd: false, asTag: line.open[line.open.count - 1].needsTag).utf8)
      }
    }
    points(&line, before: .max)
  }

  /// Whether a span's sign would run into the one that has just ended, as in `*a***b**`.
  private func joins(_ span: InlineLayout.Span, _ line: InlineLine) -> Bool {
    line.lastEnd == out.count && (span.kind == .style(.strong) || span.kind == .style(.emphasis))
      && out.last == UInt8(ascii: "*")
  }

  private mutating func points(_ line: inout InlineLine, before order: Int) {
    while let point = line.nextPoint, point.position == line.position, point.order < order {
      line.pointIndex += 1
      switch point.kind {
      case .image(let index, let link):
        if line.isSpaceOnlyAfter { out.append(0x20) }
        let link = line.isInLink ? nil : link
        if link != nil { out.append(UInt8(ascii: "[")) }
        image(content.images[index], in: line.place)
        if let link { endLink(link, in: line.place) }
        if line.isSpaceOnlyBefore { out.append(0x20) }
      case .footnote(let label): reference(label)
      }
    }
  }

  private mutating func atom(_ line: inout InlineLine) {
    let atom = line.takeAtom()
    switch atom.kind {
    case .code: codeSpan(line.text[atom.range], in: line.place)
    case .math: math(line.text[atom.range], in: line.place)
    case .lineBreak:
      lineBreak(&line)
      return
    case .footnote(let label):
      if line.isInLink {
        line.escaper.write(atom.range, inLink: true, beforeBracket: false, to: &out)
      } else {
        reference(label)
        if line.position < line.text.count, line.text[line.position] == UInt8(ascii: ":") {
          line.escaper.forced = line.position
        }
      }
    }
  }

  private mutating func lineBreak(_ line: inout InlineLine) {
    switch line.place {
    case .heading, .alternative: out.append(0x20)
    case .cell: out.append(contentsOf: "<br>".utf8)
    case .line:
      while out.last == 0x20 { out.removeLast() }
      out.append(contentsOf: "  \n".utf8)
      beginLine()
      line.skipSpace()
      forceLineStart(&line, continues: true)
    }
  }

  /// Where a line's first characters would make it another kind of block, one of them is escaped.
  private func forceLineStart(_ line: inout InlineLine, continues: Bool) {
    guard line.place == .line else { return }
    guard let offset = LineStart.escape(line.position..<line.lineEnd, in: line.text, continues: continues) else {
      return
    }
    let isCovered = line.layout.starts.firstIndex(atLeast: line.position)
    if isCovered < line.layout.starts.count, line.layout.starts[isCovered] <= offset { return }
    line.escaper.forced = offset
  }

  private mutating func reference(_ label: String) {
    out.append(contentsOf: "[^".utf8)
    out.append(contentsOf: label.utf8)
    out.append(UInt8(ascii: "]"))
  }
}

extension InlineLayout.Style {
  /// The sign that begins or ends it; GitHub's Markdown has none for some.
  func sign(isEnd: Bool, asTag: Bool) -> String {
    switch (self, asTag) {
    case (.strong, false): "**"
    case (.emphasis, false): "*"
    case (.strikethrough, false): "~~"
    default: isEnd ? "</\(tag)>" : "<\(tag)>"
    }
  }

  var tag: String {
    switch self {
    case .strong: "strong"
    case .emphasis: "em"
    case .strikethrough: "del"
    case .superscript: "sup"
    case .subscript: "sub"
    }
  }
}
