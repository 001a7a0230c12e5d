extension HTMLTreeReader {
  /// Some element of MathML or SVG may be open.
  var hasForeign: Bool { open.foreignCount > 0 }

  /// The current element is one of MathML or SVG.
  var isForeign: Bool { open.count > 0 && open[open.top].namespace != .html }

  mutating func startForeignRoot() {
    reopen()
    insertForeign(tag == .svg ? .svg : .math)
  }

  private mutating func insertForeign(_ namespace: OpenNodes.Namespace) {
    _ = open.push(tag, name: token.nameLower..<token.nameUpper, namespace: namespace)
    if namespace == .math, isHTMLAnnotation { open.makeHTMLPoint() }
    sink.start(tag, token.range, tokens.attributes, isAgain: false)
    if token.isSelfClosing { pop() }
  }

  /// `annotation-xml` that says that it holds HTML.
  private var isHTMLAnnotation: Bool {
    guard isNamed("annotation-xml"), let value = tokens.attributes.first(where: { $0.name == .encoding })?.value else {
      return false
    }
    return matches("text/html", value) || matches("application/xhtml+xml", value)
  }

  private func isNamed(_ name: StaticString) -> Bool { matches(name, token.nameLower..<token.nameUpper) }

  private func matches(_ word: StaticString, _ range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount
      && range.indices.allSatisfy {
        tokens.bytes[$0].lowercaseLetter == word.utf8Start[$0 - range.lowerBound]
      }
  }

  /// Whether a tag in a foreign element is read by the rules of HTML.
  func leavesForeign() -> Bool {
    guard token.kind == .start else { return false }
    let node = open[open.top]
    if node.isHTMLPoint { return true }
    if node.isMathPoint { return tag != .mglyph && tag != .malignmark }
    return false
  }

  mutating func startForeign() {
    if tag.breaksOutOfForeign || tag == .font && hasFontAttribute {
      leaveForeign()
      return start()
    }
    insertForeign(open[open.top].namespace)
  }

  private var hasFontAttribute: Bool {
    tokens.attributes.contains { $0.name == .color || $0.name == .face || $0.name == .size }
  }

  private mutating func leaveForeign() {
    while isForeign, !open[open.top].isHTMLPoint, !open[open.top].isMathPoint { pop() }
  }

  mutating func endForeign() {
    if tag == .br || tag == .p {
      leaveForeign()
      return end()
    }
    var place = open.top
    for _ in 0..<512 where place > 0 {
      if open[place].namespace == .html { return end() }
      if !open[place].isEnded, isSameName(open[place].name) { return pop(to: place) }
      place -= 1
    }
  }
}
