import DocumentModel
import Provenance

/// What a start tag's common attributes say.
struct TagTraits {
  var id: Range<Int>?
  var className: Range<Int>?
  var role: Range<Int>?
  var isProperty = false
  var hidden: Rule?
  private(set) var isHiddenByAttribute = false
  /// Hidden from programs that read aloud, and by nothing else: a reader may well see it.
  private(set) var isInSight = false
  /// Hidden by attributes, and called something that a reader unfolds: a panel of an accordion, a tab's.
  var unfolds = false
  /// Can't be selected with the pointer, as labels and line numbers in code.
  var isUnselectable = false
  /// White space counts.
  var isPreformatted = false
  /// A note set off from the text, as generators of documentation mark it up: Sphinx, MkDocs, Docusaurus, GitHub, Starlight,
  /// Quarto.
  var isNote = false
  /// Called a block, though it may be an element of a line.
  var isBlock = false
  /// It carries a formula's source text.
  var isFormula = false
  /// A line of code, as highlighters mark it up.
  var isLine = false
  /// A figure that a script counts up to.
  var counter: Range<Int>?
  /// It says what it unfolds, or whether that is unfolded.
  var isControl = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ attributes: [HTMLAttribute]) {
    for attribute in attributes {
      let value = attribute.value
      switch attribute.name {
      case .id: if id == nil { id = value }
      case .class:
        if className != nil { continue }
        className = value
        read(classes: value, bytes)
        if TagTraits.namesFact(bytes, value) { isProperty = true }
      case .role: if role == nil { role = value }
      case .rel: if bytes.hasWord("author", at: value) { isProperty = true }
      case .hidden: hide()
      case .style: read(style: value, bytes)
      case .ariaHidden:
        if bytes.hasWord("true", at: value) {
          isInSight = hidden == nil
          hide()
        }
      case .itemprop, .property: isProperty = true
      case .dataMath, .dataTex, .dataLatex: isFormula = true
      case .ariaControls, .ariaExpanded: isControl = true
      case .dataToValue, .dataCount, .dataCountTo, .dataEndValue, .dataNumber, .dataNumberValue, .dataStop, .dataTarget,
        .dataTo, .dataValue:
        if counter == nil, TagTraits.isFigure(value, bytes) { counter = value }
      default: break
      }
    }
    if isHiddenByAttribute {
      unfolds =
        isStreamed(bytes) || [className, id].contains { $0.map { names(TagTraits.folds, $0, bytes) } ?? false }
        || [className, id, role].contains { $0.map { names(TagTraits.panels, $0, bytes) } ?? false }
          && ![className, id].contains { $0.map { names(TagTraits.noPanels, $0, bytes) } ?? false }
    }
  }

  private mutating func hide() {
    if isHiddenByAttribute { isInSight = false }
    isHiddenByAttribute = true
    hidden = .htmlHidden
  }

  /// A part of a page that React sends later, for a script to move to its place: `<div hidden id="S:1">`.
  private func isStreamed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let id, (3...6).contains(id.count) else { return false }
    return bytes[id.lowerBound] == UInt8(ascii: "S") && bytes[id.lowerBound + 1] == UInt8(ascii: ":")
  }

  private func names(_ words: [StaticString], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { bytes.holds($0, in: range) }
  }

  private static let panels: [StaticString] = [
    "accordion", "accordian", "collapsible", "tab-pane", "tabpane", "callout-content", "spoiler", "faq",
  ]
  /// What stands under a title that unfolds it, as builders of pages call it.
  private static let folds: [StaticString] = [
    "toggle-content", "toggle_content", "tab-content", "tab_content", "panel-collapse", "collapse-content",
  ]
  /// Signs beside a panel's name, patterns of panels, and panels said twice.
  private static let noPanels: [StaticString] = ["icon", "arrow", "toggle", "btn", "button", "template", "clone"]

  /// What is known of a class by its name alone: what is hidden, text for screen readers, line numbers beside code.
  private mutating func read(classes: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    var start = classes.lowerBound
    while start < classes.upperBound {
      while start < classes.upperBound, bytes[start].isASCIIWhitespace { start += 1 }
      var end = start
      while end < classes.upperBound, !bytes[end].isASCIIWhitespace { end += 1 }
      if hidden == nil, let rule = TagTraits.rule(bytes, class: start..<end) { hidden = rule }
      if end - start == 11, bytes.hasWord("select-none", at: start..<end) { isUnselectable = true }
      if TagTraits.isNote(bytes, class: start..<end) { isNote = true }
      if end - start == 5, bytes.hasWord("block", at: start..<end) { isBlock = true }
      if TagTraits.isLine(bytes, class: start..<end) { isLine = true }
      start = end
    }
  }

  private static func isNote(_ bytes: UnsafeBufferPointer<UInt8>, class name: Range<Int>) -> Bool {
    switch name.count {
    case 10: bytes.hasWord("admonition", at: name)
    case 11: bytes.hasWord("callout-tip", at: name)
    case 12: bytes.hasWord("callout-note", at: name) || bytes.hasWord("callout-info", at: name)
    case 14: bytes.hasWord("markdown-alert", at: name)
    case 15:
      bytes.hasWord("starlight-aside", at: name) || bytes.hasWord("callout-warning", at: name)
        || bytes.hasWord("callout-caution", at: name)
    case 16: bytes.hasWord("theme-admonition", at: name)
    case 17: bytes.hasWord("callout-important", at: name)
    default: false
    }
  }

  private static func isLine(_ bytes: UnsafeBufferPointer<UInt8>, class name: Range<Int>) -> Bool {
    switch name.count {
    case 4: bytes.hasWord("line", at: name)
    case 9: bytes.hasWord("code-line", at: name) || bytes.hasWord("view-line", at: name)
    case 10: bytes.hasWord("token-line", at: name)
    default: false
    }
  }

  private static func rule(_ bytes: UnsafeBufferPointer<UInt8>, class name: Range<Int>) -> Rule? {
    switch name.count {
    // Foundation and Shopify's themes never show it; what is `hidden` or `d-none` other screens and scripts show.
    case 4: bytes.hasWord("hide", at: name) ? .htmlHidden : nil
    case 6: bytes.hasWord("lineno", at: name) || bytes.hasWord("gutter", at: name) ? .htmlLineNumbers : nil
    case 7:
      bytes.hasWord("sr-only", at: name) ? .htmlHidden : bytes.hasWord("linenos", at: name) ? .htmlLineNumbers : nil
    case 10:
      bytes.hasWord("headerlink", at: name)
        ? .htmlPermalink : bytes.hasWord("hover-info", at: name) ? .htmlHidden : nil
    case 11: bytes.hasWord("header-link", at: name) || bytes.hasWord("anchor-link", at: name) ? .htmlPermalink : nil
    case 13: bytes.hasWord("anchorjs-link", at: name) ? .htmlPermalink : nil
    case 14:
      bytes.hasWord("visuallyhidden", at: name)
        ? .htmlHidden
        : bytes.hasWord("heading-anchor", at: name) || bytes.hasWord("mw-editsection", at: name) ? .htmlPermalink : nil
    case 15:
      bytes.hasWord("visually-hidden", at: name)
        ? .htmlHidden : bytes.hasWord("hljs-ln-numbers", at: name) ? .htmlLineNumbers : nil
    case 17:
      bytes.hasWord("element-invisible", at: name)
        ? .htmlHidden : bytes.hasWord("line-numbers-rows", at: name) ? .htmlLineNumbers : nil
    case 18: bytes.hasWord("screen-reader-text", at: name) ? .htmlHidden : nil
    default: nil
    }
  }

  /// What the declarations of a `style` attribute say.
  private mutating func read(style: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    var start = style.lowerBound
    while start < style.upperBound {
      var end = start
      while end < style.upperBound, bytes[end] != UInt8(ascii: ";") { end += 1 }
      read(declaration: start..<end, bytes)
      start = end + 1
    }
  }

  private mutating func read(declaration: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let colon = declaration.first(where: { bytes[$0] == UInt8(ascii: ":") }) else { return }
    let name = TagTraits.trimmed(bytes, declaration.lowerBound..<colon)
    let value = TagTraits.trimmed(bytes, (colon + 1)..<declaration.upperBound)
    func begins(with word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard value.count >= count, bytes.hasWord(word, at: value.lowerBound..<(value.lowerBound + count)) else {
        return false
      }
      // `!important` may follow.
      return value.count == count || !bytes[value.lowerBound + count].isASCIILetter
    }
    switch name.count {
    case 7: if bytes.hasWord("display", at: name), begins(with: "none") { hide() }
    case 10: if bytes.hasWord("visibility", at: name), begins(with: "hidden") { hide() }
    case 11:
      if bytes.hasWord("white-space", at: name) {
        isPreformatted = begins(with: "pre")
      } else if bytes.hasWord("user-select", at: name), begins(with: "none") {
        isUnselectable = true
      }
    default: break
    }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low].isASCIIWhitespace { low += 1 }
    while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
    return low..<high
  }

  /// A bit for each of a, b, d and p.
  private static var factLetters: UInt32 { 1 | 1 << 1 | 1 << 3 | 1 << 15 }

  /// Whether a class names an author, a byline or a date.
  private static func namesFact(_ bytes: UnsafeBufferPointer<UInt8>, _ classes: Range<Int>) -> Bool {
    guard classes.count < 128 else { return false }
    var index = classes.lowerBound
    while index + 4 <= classes.upperBound {
      // Few letters begin one of them.
      let letter = (bytes[index] | 0x20) &- 0x61
      guard letter < 26, TagTraits.factLetters >> letter & 1 == 1 else {
        index += 1
        continue
      }
      let rest = classes.upperBound - index
      switch (bytes[index] | 0x20, bytes[index + 1] | 0x20) {
      case (UInt8(ascii: "a"), UInt8(ascii: "u")):
        if rest >= 6, bytes.hasWord("author", at: index..<(index + 6)) { return true }
      case (UInt8(ascii: "b"), UInt8(ascii: "y")):
        if rest >= 6, bytes.hasWord("byline", at: index..<(index + 6)) { return true }
      case (UInt8(ascii: "d"), UInt8(ascii: "a")): if bytes.hasWord("date", at: index..<(index + 4)) { return true }
      case (UInt8(ascii: "p"), UInt8(ascii: "u")):
        if rest >= 7, bytes.hasWord("publish", at: index..<(index + 7)) { return true }
      case (UInt8(ascii: "p"), UInt8(ascii: "o")):
        if rest >= 6, bytes.hasWord("posted", at: index..<(index + 6)) { return true }
      default: break
      }
      index += 1
    }
    return false
  }
}
