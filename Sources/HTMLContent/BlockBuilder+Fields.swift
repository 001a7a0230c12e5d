import Provenance
import Stages

/// Labels of what a reader chooses or fills in, and buttons that only scripts know: they say nothing of the page.
extension BlockBuilder {
  /// The rule of such an element, or nil.
  func asking(_ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ traits: TagTraits?) -> Rule? {
    switch tag {
    // What a form holds goes with it, or stays with it.
    case .label:
      preformattedDepth == 0 && !open.contains(where: { $0.tag == .form }) && (isOfField(range) || isOfRow(range))
        ? .htmlForm : nil
    case .a: isIdle(range, attributes, traits) ? .htmlForm : nil
    default: nil
    }
  }

  /// Whether a label holds a field to choose or write in, or one follows it at once.
  private func isOfField(_ label: Range<Int>) -> Bool {
    guard var tokens = tokens(after: label, reach: 500) else { return false }
    var isInside = true
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        if !isInside, token.range.contains(where: { !bytes[$0].isASCIIWhitespace }) { return false }
      case .start:
        switch token.tag {
        case .select, .textarea: return true
        case .input:
          guard let type = tokens.attributes.value(.type) else { return true }
          if BlockBuilder.written.contains(where: { bytes.hasWord($0, at: type) }) { return true }
          guard bytes.hasWord("hidden", at: type) else { return false }
        case .br, .span, .div, .i, .svg, .td: break
        default: if !isInside { return false }
        }
      case .end: if token.tag == .label { isInside = false }
      case .endOfFile: return false
      case .comment: break
      }
    }
  }

  /// What is written in a field of one line.
  private static let written: [StaticString] = ["text", "search", "date", "month", "number", "email", "tel", "url"]

  /// Whether a label stands right behind a choice of one of several, in a row of such: they turn over panes. Behind one that unfolds, its text
  /// follows.
  private func isOfRow(_ label: Range<Int>) -> Bool {
    guard let own = tag(before: label.lowerBound), isChoice(own) else { return false }
    if let last = tag(before: own.lowerBound), bytes.holds("</label", in: last) { return true }
    guard var tokens = tokens(after: label, reach: 300) else { return false }
    while true {
      tokens.next()
      switch (tokens.token.kind, tokens.token.tag) {
      case (.end, .label):
        tokens.next()
        if tokens.token.kind == .text { tokens.next() }
        return tokens.token.kind == .start && tokens.token.tag == .input && isChoice(tokens.token.range)
      case (.endOfFile, _): return false
      default: break
      }
    }
  }

  private func isChoice(_ tag: Range<Int>) -> Bool { bytes.holds("<input", in: tag) && bytes.holds("radio", in: tag) }

  /// The tag that ends before an offset, with nothing but white space between.
  private func tag(before end: Int) -> Range<Int>? {
    var index = end
    while index > 0, bytes[index - 1].isASCIIWhitespace { index -= 1 }
    guard index > 0, bytes[index - 1] == UInt8(ascii: ">"),
      let open = bytes[max(0, index - 300)..<index].lastIndex(of: UInt8(ascii: "<"))
    else { return nil }
    return open..<index
  }

  /// Whether a link without an address is called a button, and is a line of its own: `<a role="button">Apply now</a>`. What unfolds text
  /// says so.
  private func isIdle(_ range: Range<Int>, _ attributes: [HTMLAttribute], _ traits: TagTraits?) -> Bool {
    guard let traits, attributes.value(.href) == nil, inline.text.isEmpty, !traits.isControl,
      [traits.className, traits.role].contains(where: { $0.map(isCalledButton) ?? false }),
      !open.suffix(8).contains(where: { $0.tag.isHeading || $0.tag == .li }),
      !BlockBuilder.unfolders.contains(where: { bytes.holds($0, in: range) }),
      var tokens = tokens(after: range, reach: 400)
    else { return false }
    var count = 0
    var isInside = true
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        count += token.range.count { !bytes[$0].isASCIIWhitespace }
        if count > 40 { return false }
      case .start, .end:
        if token.tag == .a { isInside = false } else if token.tag.isBlock { return !isInside }
        if !isInside, token.kind == .start { return false }
        if !isInside { count = 40 }
      case .endOfFile: return !isInside
      case .comment: break
      }
    }
  }

  private func isCalledButton(_ name: Range<Int>) -> Bool {
    name.count <= 200 && (bytes.holds("button", in: name) || bytes.holds("btn", in: name))
  }

  private static let unfolders: [StaticString] = ["toggle", "collaps", "accordion", "tab", "faq", "expand"]
}
