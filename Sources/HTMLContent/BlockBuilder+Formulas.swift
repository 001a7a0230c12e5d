import DocumentModel
import Provenance

/// Formulas by their source text, in TeX, where a page has it beside their drawn form.
extension BlockBuilder {
  /// Takes a formula's source text. Returns false where there is none: its drawn form is text then.
  mutating func takeFormula(_ range: Range<Int>, _ attributes: [HTMLAttribute], _ element: inout OpenElement) -> Bool {
    guard preformattedDepth == 0, let place = annotation(after: range) ?? attributes.value(.alttext) else {
      return false
    }
    let formula = source.htmlAttribute(place)
    guard !formula.isEmpty else { return false }
    add(formula: formula, isBlock: attributes.value(.display).map { bytes.hasWord("block", at: $0) } ?? false)
    element.action = .visible(from: range.lowerBound, .htmlFormula)
    hiddenDepth = open.count
    return true
  }

  /// Takes the source text of a formula that a page keeps beside its drawing, as some renderers and programs of chat do:
  /// `<span class="katex" data-tex="a^2">`. Returns false where there is none.
  mutating func takeDrawing(
    _ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ traits: TagTraits,
    _ element: inout OpenElement
  ) -> Bool {
    guard preformattedDepth == 0, BlockBuilder.drawings.contains(tag),
      let place = attributes.value(.dataTex) ?? attributes.value(.dataLatex) ?? attributes.value(.dataMath),
      isTeX(place) || hasSign(place) || names(BlockBuilder.formulas, traits.className) && !isFlag(place)
    else { return false }
    let formula = source.htmlAttribute(place)
    guard !formula.isEmpty else { return false }
    add(formula: formula, isBlock: tag == .div || tag == .p || names(BlockBuilder.displays, traits.className))
    if tag != .img {
      element.action = .visible(from: range.lowerBound, .htmlFormula)
      hiddenDepth = open.count
    }
    return true
  }

  private static let drawings: Set<HTMLTag> = [.span, .div, .p, .img, .code, .i, .custom]
  private static let formulas: Set<String> = [
    "katex", "math", "tex", "latex", "formula", "equation", "mathjax", "math-inline", "math-block", "ztext-math",
  ]
  private static let displays: Set<String> = ["katex-display", "math-block", "math-display", "display-math"]

  /// Whether one of some classes is among an element's.
  private func names(_ classes: Set<String>, _ className: Range<Int>?) -> Bool {
    guard let className, className.count < 200 else { return false }
    return bytes[className].split(whereSeparator: \.isASCIIWhitespace).contains {
      classes.contains(String(decoding: $0, as: UTF8.self).lowercased())
    }
  }

  /// What switches something on or off, or counts it.
  private func isFlag(_ range: Range<Int>) -> Bool {
    range.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
      || ["true", "false", "on", "off", "yes", "no", "enabled", "disabled"].contains { bytes.hasWord($0, at: range) }
  }

  /// Whether a text has a sign that nothing but TeX has amid words.
  private func hasSign(_ range: Range<Int>) -> Bool {
    range.count >= 3 && range.contains { bytes[$0] == UInt8(ascii: "\\") || bytes[$0] == UInt8(ascii: "^") }
  }

  /// An element by which MathJax draws a formula within a line.
  func isMathJax(_ tag: Range<Int>, _ attributes: [HTMLAttribute]) -> Bool {
    tag.count >= 5 && bytes.hasWord("<mjx-", at: tag.lowerBound..<(tag.lowerBound + 5))
      && attributes.value(.display).map { bytes.hasWord("true", at: $0) } != true
  }

  /// The source text of a formula that is drawn as a picture: its alternative text, where that is TeX, or the picture is said
  /// to be made of TeX.
  func formula(drawnBy attributes: [HTMLAttribute]) -> TracedText? {
    guard let place = attributes.value(.alt), !place.isEmpty else { return nil }
    return isTeX(place) || isMadeOfTeX(attributes) ? source.htmlAttribute(place) : nil
  }

  private func isMadeOfTeX(_ attributes: [HTMLAttribute]) -> Bool {
    attributes.contains { attribute in
      switch attribute.name {
      case .class: names(["latex", "tex", "ztext-math"], attribute.value)
      case .source: BlockBuilder.painters.contains { bytes.holds($0, in: attribute.value) }
      default: false
      }
    }
  }

  /// What addresses of programs that draw formulas hold.
  private static let painters: [StaticString] = ["latex.codecogs", "latex.php", ".latex?", "quicklatex"]

  /// Whether a text has a command of TeX with braces.
  private func isTeX(_ range: Range<Int>) -> Bool {
    var start: Int?
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        start = index
      } else if byte == UInt8(ascii: "{"), let start, index - start > 2 {
        return true
      } else if !byte.isASCIILetter {
        start = nil
      }
    }
    return false
  }

  /// The text of a script that holds a formula: `math/tex`, `math/tex; mode=display`.
  mutating func takeScript(_ content: Range<Int>, type: Range<Int>) {
    guard hiddenDepth == open.count - 1, preformattedDepth == 0 else { return }
    let place = trimmed(content)
    guard !place.isEmpty else { return }
    add(formula: source.quote(place), isBlock: bytes.holds("display", in: type))
  }

  private mutating func add(formula: TracedText, isBlock: Bool) {
    guard isBlock, frames[frames.count - 1].kind != .line else {
      inline.append(formula, as: .math, source, after: boundary)
      return
    }
    flush()
    frames[frames.count - 1].content.append(Block(.math(formula), hints: hints()), after: boundary)
  }

  /// The text of the annotation in TeX that stands in an element whose start tag this is. What was looked through in vain is
  /// not looked through again.
  private mutating func annotation(after tag: Range<Int>) -> Range<Int>? {
    guard tag.upperBound >= searched, var tokens = tokens(after: tag, reach: 20_000) else { return nil }
    var found: Int?
    while true {
      tokens.next()
      switch tokens.token.kind {
      case .start where tokens.token.tag == .annotation:
        if let value = tokens.attributes.value(.encoding), bytes.holds("tex", in: value) { found = tokens.token.upper }
      case .end where tokens.token.tag == .annotation: if let found { return found..<tokens.token.lower }
      case .end where tokens.token.tag == .math: return nil
      case .endOfFile:
        searched = tokens.end
        return nil
      default: break
      }
    }
  }

  /// Whether a formula stands right after a tag. One that is hidden is there for readers who can't see its drawing.
  func isFormula(after tag: Range<Int>) -> Bool {
    tag.upperBound + 5 <= bytes.count && bytes.hasWord("<math", at: tag.upperBound..<(tag.upperBound + 5))
  }
}
