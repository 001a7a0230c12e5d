import CCmarkGFM
import DocumentModel
import Provenance

extension InlineReader {
  mutating func openLink(_ node: CmarkNode) -> Bool {
    let bracket = openingBracket(node, width: 1)
    if let bracket { cursor = bracket }
    let isAngle = hint(node).map { $0 >= cursor && content[$0] == UInt8(ascii: "<") } ?? false
    let opening: LinkOpening = bracket != nil ? .bracket : isAngle ? .angle : .none
    open.append(.link(startMark(.link(-1)), start: text.count, opening))
    return true
  }

  mutating func openImage(_ node: CmarkNode) -> Bool {
    if let bracket = openingBracket(node, width: 2) { cursor = bracket }
    open.append(.image)
    if imageDepth == 0 { setAside() }
    imageDepth += 1
    return true
  }

  /// What follows the bracket that a link or an image begins with; nil for an autolink.
  private func openingBracket(_ node: CmarkNode, width: Int) -> Int? {
    let bracket = UInt8(ascii: "[")
    if let hint = hint(node), hint >= cursor, hint + width <= content.count, content[hint + width - 1] == bracket,
      width == 1 || content[hint] == UInt8(ascii: "!")
    {
      return hint + width
    }
    if let child = node.first, child.kind == .text, let offset = offsetInContent(child.literal) {
      return offset >= cursor + width && content[offset - 1] == bracket ? offset : nil
    }
    if node.pointee.start_line == 0 { return nil }
    return find(bracket, from: cursor).map { $0 + 1 }
  }

  mutating func closeLink(_ node: CmarkNode, mark: Int, start: Int, _ opening: LinkOpening) {
    endMark(mark)
    let label = imageDepth == 0 && mark < marks.count ? text[start..<text.count] : TracedText()
    let written = opening == .bracket ? closeBracket(node)?.target : nil
    if opening == .angle, cursor < content.count, content[cursor] == UInt8(ascii: ">") { cursor += 1 }
    guard imageDepth == 0, mark < marks.count else { return }
    guard !node.url.isEmpty, let link = link(node, label: label, written: written) else {
      marks[mark].range = start..<start
      return
    }
    marks[mark].kind = .link(media.links.count)
    media.links.append(link)
  }

  private func link(_ node: CmarkNode, label: TracedText, written: TracedText?) -> Link? {
    if let written { return Link(text: label, target: written) }
    let url = Array(node.url)
    // A tag for a site generator in an address is hidden from the parser.
    if url == label.utf8 || url.count == label.count && label.utf8.contains(UInt8(ascii: "{")) {
      return Link(text: label, target: label)
    }
    for scheme in Self.schemes where url == scheme.utf8 + label.utf8 {
      return Link(text: label, target: label, resolved: scheme + label)
    }
    guard !hull.isEmpty else { return nil }
    return Link(text: label, target: source.decode(hull, as: url, by: .markdownUnlocated))
  }

  private static let schemes = [
    TracedText("mailto:", by: .markdownScheme), TracedText("http://", by: .markdownScheme),
  ]

  /// Exchanges the text for the one that was set aside. Neither is copied: a block may have many images.
  private mutating func setAside() {
    swap(&text, &aside.text)
    swap(&marks, &aside.marks)
  }

  mutating func closeImage(_ node: CmarkNode) {
    let reference = closeBracket(node)
    imageDepth -= 1
    guard imageDepth == 0 else { return }
    var image = Image(alternative: text.isEmpty ? nil : text)
    image.target = reference?.target
    if image.target == nil, !node.url.isEmpty, !hull.isEmpty {
      image.target = source.decode(hull, as: Array(node.url), by: .markdownUnlocated)
    }
    image.caption = reference?.title
    setAside()
    aside = Alternative()
    marks.append(Mark(.image(media.images.count), text.count..<text.count))
    media.images.append(image)
  }

  /// What follows a link's text: its target and title, here or in a definition. Nil where they are not found.
  private mutating func closeBracket(_ node: CmarkNode) -> (target: TracedText, title: TracedText?)? {
    var index = cursor
    while index < content.count, "*_~\n ".utf8.contains(content[index]) { index += 1 }
    guard index < content.count, content[index] == UInt8(ascii: "]") else { return nil }
    index += 1
    if index < content.count, content[index] == UInt8(ascii: "("),
      let reference = LinkReference(inline: content, at: index + 1),
      let target = traced(node.url, in: reference.destination)
    {
      cursor = reference.end
      return (target, reference.title.flatMap { traced(node.title, in: $0) })
    }
    guard let reference = definitions.find(Array(node.url), title: Array(node.title)) else { return nil }
    cursor = index
    if index < content.count, content[index] == UInt8(ascii: "["), let end = endOfLabel(from: index + 1) {
      cursor = end
    }
    return reference
  }

  private func endOfLabel(from start: Int) -> Int? {
    var index = start
    while index < content.count {
      if content[index] == UInt8(ascii: "]") { return index + 1 }
      if content[index] == UInt8(ascii: "[") { return nil }
      index += content[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// A target or title as it is written in a range of the block's text.
  private func traced(_ literal: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> TracedText? {
    if literal.isEmpty { return range.isEmpty ? TracedText() : nil }
    var start = range.lowerBound
    while start < range.upperBound, content[start] <= 0x20 { start += 1 }
    guard let spelling = Spelling(literal, in: content, at: start, map: map, source: source),
      spelling.end <= range.upperBound
    else { return nil }
    var result = TracedText()
    spelling.append(to: &result, content: content, map: map, source: source)
    return result
  }
}
