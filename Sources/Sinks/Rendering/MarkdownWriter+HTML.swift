import DocumentModel

extension MarkdownWriter {
  /// Writes a text with its marks as HTML on one line.
  mutating func html(_ text: Content.Text) {
    text.utf8.withUnsafeBufferPointer { utf8 in
      let layout = InlineLayout(utf8, marks: text.marks) { !$0.isFootnote && isShown($0) }
      var line = InlineLine(utf8, layout, MarkdownEscaper(utf8, in: .cell, layout), in: .cell)
      html(&line)
    }
  }

  private mutating func html(_ line: inout InlineLine) {
    while true {
      while let span = line.open.last, span.range.upperBound == line.position {
        line.open.removeLast()
        htmlTag(span.kind, isEnd: true)
      }
      htmlPoints(&line)
      while let span = line.nextSpan, span.range.lowerBound == line.position {
        line.begin(needsTag: true)
        htmlTag(span.kind, isEnd: false)
      }
      if line.isAtAtom {
        htmlAtom(&line)
      } else if line.isAtEnd {
        break
      } else {
        let end = line.nextStop
        escapeHTML(line.text[line.position..<end])
        line.position = end
      }
    }
  }

  private mutating func htmlTag(_ kind: InlineLayout.SpanKind, isEnd: Bool) {
    switch kind {
    case .style(let style): out.append(contentsOf: style.sign(isEnd: isEnd, asTag: true).utf8)
    case .link(let link):
      if isEnd {
        out.append(contentsOf: "</a>".utf8)
      } else {
        out.append(contentsOf: "<a href=\"".utf8)
        escapeHTML(content.links[link])
        out.append(contentsOf: "\">".utf8)
      }
    }
  }

  private mutating func htmlPoints(_ line: inout InlineLine) {
    while let point = line.nextPoint, point.position == line.position {
      line.pointIndex += 1
      guard case .image(let index, _) = point.kind else { continue }
      out.append(contentsOf: "<img src=\"".utf8)
      escapeHTML(content.images[index].target)
      out.append(contentsOf: "\" alt=\"".utf8)
      escapeHTML(content.images[index].alternative)
      out.append(contentsOf: "\">".utf8)
    }
  }

  private mutating func htmlAtom(_ line: inout InlineLine) {
    let atom = line.takeAtom()
    switch atom.kind {
    case .lineBreak: out.append(contentsOf: "<br>".utf8)
    case .code:
      out.append(contentsOf: "<code>".utf8)
      escapeHTML(line.text[atom.range])
      out.append(contentsOf: "</code>".utf8)
    case .math, .footnote: escapeHTML(line.text[atom.range])
    }
  }

  /// Line ends and other control characters are spaces: a blank line would end the table.
  private mutating func escapeHTML(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0..<0x20: out.append(0x20)
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
      default: out.append(byte)
      }
    }
  }
}

extension Mark.Kind {
  /// HTML has no footnotes.
  fileprivate var isFootnote: Bool {
    if case .footnote = self { return true }
    return false
  }
}
