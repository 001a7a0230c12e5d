import DocumentModel
import Provenance

/// Notes at the foot of a page: what a short link in the text leads to, and leads back.
extension BlockBuilder {
  /// Notes a link to a place in a page; most often it is this one.
  mutating func noteReference(_ link: Int) {
    guard let name = fragment(of: link), name.count < 200 else { return }
    references[String(decoding: name, as: UTF8.self), default: []].append(link)
  }

  /// What a link's target has behind its number sign; nil where that is nothing.
  private func fragment(of link: Int) -> ArraySlice<UInt8>? {
    let target = page.links[link].target.utf8
    guard let sign = target.firstIndex(of: UInt8(ascii: "#")), sign + 1 < target.count else { return nil }
    return target[(sign + 1)...]
  }

  /// The label of the note that a text is, if links lead to one of its names; in a list, to its item of that number.
  func noteLabel(
    _ names: [String], _ text: Inline?, in element: Int, item: Int? = nil
  ) -> (name: String, label: TracedText)? {
    guard !references.isEmpty, let text, text.count < 4000 else { return nil }
    for name in names where !name.isEmpty {
      guard let links = references[name] else { continue }
      for link in links.prefix(16) {
        guard let label = BlockBuilder.label(page.links[link].text) else { continue }
        let isCounted = item.map { label.utf8 == Array(String($0).utf8) } ?? false
        if isCounted && isBracketed(link) || isNote(text, in: element) { return (name, label) }
      }
    }
    return nil
  }

  /// Keeps a text that is nothing but the label of a note, and leads back: `(1)` above the note's text. Returns whether it is.
  mutating func takeLabel(_ text: Inline, _ name: String) -> Bool {
    guard !name.isEmpty, text.count <= 8, let links = references[name],
      let mark = text.marks.first(where: isBacklink), BlockBuilder.isLabel(text.text, around: mark.range),
      let label = links.prefix(16).compactMap({ BlockBuilder.label(page.links[$0].text) }).first,
      BlockBuilder.label(text.text)?.utf8 == label.utf8
    else { return false }
    page.dropped.append(Dropped(text.text, by: .htmlBacklink))
    labelled = (name, label)
    return true
  }

  /// Nothing but brackets and white space around a range.
  private static func isLabel(_ text: TracedText, around range: Range<Int>) -> Bool {
    text.utf8.indices.allSatisfy {
      range.contains($0) || text.utf8[$0].isASCIIWhitespace || "[]().".utf8.contains(text.utf8[$0])
    }
  }

  /// The name of the note that a text leads back from, where its own was lost: `_ftn1` for a link to `_ftnref1`, as word
  /// processors name them.
  func counterpart(of text: Inline) -> String {
    guard
      let mark = text.marks.first(where: { mark in
        if case .link = mark.kind { return mark.range.lowerBound <= 1 }
        return false
      }), case .link(let link) = mark.kind, let fragment = fragment(of: link), fragment.count < 200
    else { return "" }
    let name = String(decoding: fragment, as: UTF8.self)
    guard let found = name.firstRange(of: "ref") else { return "" }
    return String(name[..<found.lowerBound]) + name[found.upperBound...]
  }

  /// `[1]`
  private func isBracketed(_ link: Int) -> Bool {
    page.links[link].text.utf8.first == UInt8(ascii: "[") && page.links[link].text.utf8.last == UInt8(ascii: "]")
  }

  /// A note leads back to its reference, or stands among what its author calls notes.
  private func isNote(_ text: Inline, in element: Int) -> Bool {
    if text.marks.contains(where: isBacklink) { return true }
    var index = element
    for _ in 0..<4 where index >= 0 {
      let holder = page.elements[index]
      if holder.role == "doc-footnote" || holder.role == "doc-endnotes" { return true }
      for label in holder.classes + [holder.id] {
        let label = label.lowercased()
        if label.contains("footnote") || label.contains("endnote") || label == "references" || label == "notes" {
          return true
        }
      }
      index = holder.parent
    }
    return false
  }

  /// Whether a mark leads back to a reference: within the page, or by a sign or a label.
  private func isBacklink(_ mark: Mark) -> Bool {
    guard case .link(let link) = mark.kind, fragment(of: link) != nil else { return false }
    let text = page.links[link].text
    return page.links[link].target.utf8[0] == UInt8(ascii: "#") || isSign(text.utf8) || BlockBuilder.label(text) != nil
  }

  private func isSign(_ text: some Collection<UInt8>) -> Bool {
    text.count <= 8 && !text.contains { $0.isASCIILetter || (0x30...0x39).contains($0) }
  }

  /// A number, a letter or a sign without its brackets; nil for longer texts.
  static func label(_ text: TracedText) -> TracedText? {
    guard text.count <= 8 else { return nil }
    var low = 0
    var high = text.count
    func isEdge(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace || "[]().^".utf8.contains(byte) }
    while low < high, isEdge(text.utf8[low]) { low += 1 }
    while high > low, isEdge(text.utf8[high - 1]) { high -= 1 }
    guard low < high, high - low <= 4 else { return nil }
    let isPlain = text.utf8[low..<high].allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) }
    return isPlain ? text[low..<high] : nil
  }

  /// A note's text without the signs that lead back, at its ends.
  mutating func withoutBacklinks(_ text: Inline) -> Inline {
    var holes: [Range<Int>] = []
    for mark in text.marks where isBacklink(mark) {
      if isSign(text.text[mark.range].utf8)
        || BlockBuilder.label(text.text[mark.range]) != nil && isAtStart(mark.range, text, holes)
      {
        holes.append(mark.range)
      }
    }
    if let first = holes.first, let arrow = arrow(text.text, before: first.lowerBound) { holes.insert(arrow, at: 0) }
    return without(holes, text, by: .htmlBacklink)
  }

  /// A heading's text without the signs that lead to the heading itself.
  mutating func withoutPermalinks(_ text: Inline) -> Inline {
    let holes = text.marks.compactMap { mark -> Range<Int>? in
      guard case .link(let link) = mark.kind, mark.range.count < text.count, isSign(text.text.utf8[mark.range]),
        page.links[link].target.utf8.first == UInt8(ascii: "#") || text.text.utf8[mark.range].elementsEqual("🔗".utf8)
      else { return nil }
      return mark.range
    }
    return without(holes, text, by: .htmlPermalink)
  }

  /// A text without the section signs and the like that lead to the place where they stand.
  mutating func withoutSigns(_ text: Inline) -> Inline {
    let holes = text.marks.compactMap { mark -> Range<Int>? in
      guard case .link(let link) = mark.kind, mark.range.count <= 7, case let sign = text.text.utf8[mark.range],
        isNumberOfPost(sign, link)
          || page.links[link].target.utf8.first == UInt8(ascii: "#")
            && ["§", "¶", "#", "🔗"].contains(where: { sign.elementsEqual($0.utf8) })
      else { return nil }
      return mark.range
    }
    return without(holes, text, by: .htmlPermalink)
  }

  /// Whether a link is what a forum numbers a post with, `#12`, and leads to that post.
  private func isNumberOfPost(_ text: ArraySlice<UInt8>, _ link: Int) -> Bool {
    guard text.first == UInt8(ascii: "#"), text.count > 1, text.dropFirst().allSatisfy(\.isDigit),
      let fragment = fragment(of: link)
    else { return false }
    return ["post", "comment", "msg"].contains { fragment.starts(with: $0.utf8) }
      || fragment.first == UInt8(ascii: "p") && fragment.count > 1 && fragment.dropFirst().allSatisfy(\.isDigit)
  }

  private func isAtStart(_ range: Range<Int>, _ text: Inline, _ holes: [Range<Int>]) -> Bool {
    let arrow = arrow(text.text, before: range.lowerBound)
    return (0..<range.lowerBound).allSatisfy { index in
      text.text.utf8[index] <= 0x20 || text.text.utf8[index] == UInt8(ascii: "[")
        || arrow?.contains(index) ?? false || holes.contains { $0.contains(index) }
    }
  }

  /// The sign before several links that lead back: `^ a b`.
  private func arrow(_ text: TracedText, before end: Int) -> Range<Int>? {
    for sign in ["^", "↑"] where sign.utf8.count <= end && text.utf8[..<sign.utf8.count].elementsEqual(sign.utf8) {
      return 0..<sign.utf8.count
    }
    return nil
  }

  private mutating func without(_ holes: [Range<Int>], _ text: Inline, by rule: Rule) -> Inline {
    guard !holes.isEmpty else { return text }
    var text = text
    for hole in holes { page.dropped.append(Dropped(text.text[hole], by: rule)) }
    text.rewrite { writer in
      for hole in holes where hole.lowerBound >= writer.position {
        writer.keep(to: hole.lowerBound)
        writer.drop(to: hole.upperBound)
      }
    }
    return text
  }

  /// Puts references in the place of the links that lead to notes.
  mutating func markReferences() {
    guard !notes.isEmpty else { return }
    var labels: [Int: TracedText] = [:]
    for (name, label) in notes { for link in references[name] ?? [] { labels[link] = label } }
    var dropped: [Dropped] = []
    frames[0].content.list = frames[0].content.list.map { block in
      block.mapInlines { BlockBuilder.referring($0, labels, &dropped) }
    }
    page.dropped += dropped
  }

  private static func referring(
    _ text: Inline, _ labels: [Int: TracedText], _ dropped: inout [Dropped]
  ) -> Inline {
    let links = text.marks.compactMap { mark -> (range: Range<Int>, label: TracedText)? in
      guard case .link(let link) = mark.kind, let label = labels[link],
        self.label(text.text[mark.range])?.utf8 == label.utf8
      else { return nil }
      return (mark.range, label)
    }
    guard !links.isEmpty else { return text }
    var text = text
    var marks: [Mark] = []
    for link in links { dropped.append(Dropped(text.text[link.range], by: .htmlNoteReference)) }
    text.rewrite { writer in
      for link in links where link.range.lowerBound >= writer.position {
        writer.keep(to: link.range.lowerBound)
        writer.drop(to: link.range.upperBound)
        let place = writer.newOffset(link.range.upperBound)
        marks.append(Mark(.footnote(link.label.string), place..<place))
      }
    }
    text.marks = (text.marks + marks).enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    return text
  }
}
