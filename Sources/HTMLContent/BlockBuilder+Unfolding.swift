import DocumentModel
import Provenance

/// Text that a reader unfolds: it is content, and what unfolds it is its heading.
extension BlockBuilder {
  /// Whether what begins here, and is hidden, unfolds under the heading or the button right before it, or is what a link before it leads to, and is text: no menu, no form,
  /// no window over the page.
  func unfoldsUnderTitle(_ tag: Range<Int>, _ traits: TagTraits) -> Bool {
    guard !open.contains(where: { $0.tag == .form || $0.tag == .menu }), followsTitle(tag) || isNamed(traits.id)
    else { return false }
    let names = [traits.className, traits.id, traits.role].compactMap { $0 }.filter { $0.count <= 200 }
    return !names.contains { name in BlockBuilder.windows.contains { bytes.holds($0, in: name) } } && holdsText(tag)
  }

  /// Whether a link to this place came before, as in a row of tabs.
  private func isNamed(_ id: Range<Int>?) -> Bool {
    guard let id, !id.isEmpty, id.count <= 80 else { return false }
    return references[String(decoding: UnsafeBufferPointer(rebasing: bytes[id]), as: UTF8.self)] != nil
  }

  /// Whether nothing but the ends of elements stands between a tag and a heading, a summary, or a button that says that it unfolds something.
  private func followsTitle(_ tag: Range<Int>) -> Bool {
    var index = tag.lowerBound
    let start = max(0, index - 400)
    for _ in 0..<6 {
      while index > start, bytes[index - 1].isASCIIWhitespace { index -= 1 }
      guard index > start, bytes[index - 1] == UInt8(ascii: ">"),
        let open = bytes[start..<index].lastIndex(of: UInt8(ascii: "<")), bytes[open + 1] == UInt8(ascii: "/")
      else { return false }
      let name = open + 2..<index - 1
      if name.count == 2, bytes[name.lowerBound] | 0x20 == UInt8(ascii: "h"),
        (0x32...0x36).contains(bytes[name.lowerBound + 1])
      {
        return true
      }
      if bytes.hasWord("summary", at: name) { return true }
      if bytes.hasWord("button", at: name) { return beginsControl(before: open) }
      index = open
    }
    return false
  }

  /// Whether the last button before an offset says that it controls something, and is called by words.
  private func beginsControl(before end: Int) -> Bool {
    var index = end
    let start = max(0, end - 1200)
    while index > start {
      guard let open = bytes[start..<index].lastIndex(of: UInt8(ascii: "<")) else { return false }
      if open + 7 < end, bytes.hasWord("<button", at: open..<open + 7) {
        guard let close = bytes[open..<end].firstIndex(of: UInt8(ascii: ">")) else { return false }
        return controls(open..<close)
      }
      index = open
    }
    return false
  }

  private func controls(_ tag: Range<Int>) -> Bool {
    BlockBuilder.controls.contains { bytes.holds($0, in: tag) }
      && !BlockBuilder.windows.contains { bytes.holds($0, in: tag) }
  }

  /// Whether what an element holds is words outside links for the most part, and nothing to fill in.
  private func holdsText(_ tag: Range<Int>) -> Bool {
    guard var tokens = tokens(after: tag, reach: 6000) else { return false }
    var depth = 1
    var links = 0
    var text = 0
    var linked = 0
    while depth > 0, text < 2000 {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text:
        let count = token.range.count { !bytes[$0].isASCIIWhitespace }
        text += count
        if links > 0 { linked += count }
      case .start:
        switch token.tag {
        case .form, .input, .textarea, .select, .nav, .dialog, .iframe: return false
        case .a: links += 1
        // The next of a row of buttons, whose own text a script will write.
        case .button: if text == 0 { return false }
        default: break
        }
        if !token.tag.isVoid, !token.isSelfClosing { depth += 1 }
      case .end:
        if token.tag == .a { links = max(0, links - 1) }
        depth -= 1
      case .endOfFile: depth = 0
      default: break
      }
    }
    return text >= 12 && linked * 2 < text
  }

  /// The level of the heading that a button, or a line called the title of what unfolds, is: below the last heading that is none of this
  /// kind; nil where no text follows that it unfolds.
  func unfoldingLevel(_ tag: HTMLTag, _ range: Range<Int>, _ traits: TagTraits?, in landmark: Hints.Landmark?) -> Int? {
    guard let traits, landmark?.isOfSite != true, hiddenDepth == nil else { return nil }
    switch tag {
    // One of a row of tabs names a pane that may stand below the others.
    case .button:
      guard traits.isControl || controls(range), !(traits.role.map { bytes.hasWord("tab", at: $0) } ?? false) else {
        return nil
      }
    case .div, .a, .p: guard traits.className.map({ isTitleOfFold($0) }) ?? false else { return nil }
    default: return nil
    }
    guard controlsNothingElse(range), !open.contains(where: { $0.tag == .form || $0.tag == .menu }),
      let panel = panel(behind: tag, range), holdsText(panel)
    else { return nil }
    return min(lastLevel + 1, 6)
  }

  private func controlsNothingElse(_ tag: Range<Int>) -> Bool {
    !BlockBuilder.windows.contains { bytes.holds($0, in: tag) }
  }

  /// `elementor-tab-title`, `accordion__header`, `toggle-trigger`.
  private func isTitleOfFold(_ classes: Range<Int>) -> Bool {
    guard classes.count <= 200 else { return false }
    var start = classes.lowerBound
    for index in classes.lowerBound...classes.upperBound
    where index == classes.upperBound || bytes[index].isASCIIWhitespace {
      if isTitleOfFold(word: start..<index) { return true }
      start = index + 1
    }
    return false
  }

  private func isTitleOfFold(word name: Range<Int>) -> Bool {
    // Most names end otherwise: the end of one is cheaper to compare than all of it.
    BlockBuilder.titles.contains { title in
      let start = name.upperBound - title.utf8CodeUnitCount
      return start >= name.lowerBound && bytes.hasWord(title, at: start..<name.upperBound)
    } && BlockBuilder.folds.contains { bytes.holds($0, in: name) }
  }

  private static let folds: [StaticString] = ["accordion", "accordian", "toggle", "tab-title", "tab_title", "collaps"]
  private static let titles: [StaticString] = ["title", "header", "heading", "trigger", "question", "summary"]

  /// The start tag of the block that follows an element at once, behind nothing but ends of elements; where the element has words, which do not
  /// say how a page is used: “Show more”.
  private func panel(behind tag: HTMLTag, _ range: Range<Int>) -> Range<Int>? {
    guard var tokens = tokens(after: range, reach: 1500) else { return nil }
    var depth = 1
    var letters = 0
    var saysHow = false
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        let count = token.range.count { bytes[$0].isASCIILetter || bytes[$0] >= 0x80 }
        if depth == 0, count > 0 { return nil }
        letters += count
        if count > 0, unfolds(token.range) { saysHow = true }
      case .start:
        if depth == 0 {
          let isPanel =
            token.tag.isBlock && token.tag != tag && token.tag != .button && !token.tag.isHeading
            || token.tag == .div
          guard isPanel, (3...200).contains(letters), !saysHow || letters > 24 else { return nil }
          let start = token.range
          // The next title of a row of them is no panel.
          if tag != .button, tokens.attributes.value(.class).map({ isTitleOfFold($0) }) ?? false { return nil }
          return start
        }
        if !token.tag.isVoid, !token.isSelfClosing { depth += 1 }
      case .end: depth = max(0, depth - 1)
      case .endOfFile: return nil
      case .comment: break
      }
    }
  }

  /// What a button says that unfolds text.
  private static let controls: [StaticString] = [
    "aria-expanded", "aria-controls", "accordion", "collaps", "toggle", "faq",
  ]
  /// What lies over a page, or leads to other places, as it is called.
  private static let windows: [StaticString] = [
    "modal", "dialog", "popup", "popover", "menu", "dropdown", "tooltip", "cookie", "consent", "share", "nav", "search",
    "lang", "listbox", "haspopup",
  ]
}
