import Provenance

/// A text under repair, and the edits that lead to it from the source's.
struct Draft {
  /// A stretch of the source, or what stands in its place.
  private struct Stretch {
    var origin: Range<Int>
    var change: Change?
    var length: Int
  }

  private struct Change {
    var rule: Rule
    var reason: String
  }

  private(set) var bytes: [UInt8]
  /// Whether edits were left out because there were too many.
  private(set) var isOverLimit = false
  private var stretches: [Stretch]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    stretches = [Stretch(origin: 0..<bytes.count, change: nil, length: bytes.count)]
  }

  /// More edits than front matter ever needs; a text that needs them is not mended.
  static let limit = 1_000

  /// Applies edits of the text as it is now: in order, not overlapping. Too many of them are not applied.
  mutating func apply(_ edits: [SourceEdit]) {
    guard edits.count + stretches.count / 2 <= Draft.limit else {
      isOverLimit = true
      return
    }
    for edit in edits.reversed() { replace(edit) }
  }

  func applying(_ edits: [SourceEdit]) -> Draft {
    var draft = self
    draft.apply(edits)
    return draft
  }

  private mutating func replace(_ edit: SourceEdit) {
    let low = split(at: edit.range.lowerBound)
    let high = edit.range.isEmpty ? low : split(at: edit.range.upperBound)
    var first = low.index
    var last = high.index
    // Inside a change of its own, or cutting one: the two become one edit.
    if low.inside { first = low.index }
    if high.inside { last = high.index + 1 }
    var origin = stretches[first..<last].first?.origin ?? originPoint(first)
    if let end = stretches[first..<last].last?.origin { origin = origin.lowerBound..<end.upperBound }
    let before = low.inside ? low.offset : 0
    let after = high.inside ? stretches[high.index].length - high.offset : 0
    let length = before + edit.replacement.count + after
    bytes.replaceSubrange(edit.range, with: edit.replacement)
    let change = Change(rule: edit.rule, reason: edit.reason)
    let isNothing = origin.isEmpty && length == 0
    stretches.replaceSubrange(
      first..<last, with: isNothing ? [] : [Stretch(origin: origin, change: change, length: length)])
  }

  private func originPoint(_ index: Int) -> Range<Int> {
    let point = index > 0 ? stretches[index - 1].origin.upperBound : 0
    return point..<point
  }

  /// Index of the stretch that begins at an offset; kept stretches are cut for it, changed ones are not.
  private mutating func split(at offset: Int) -> (index: Int, offset: Int, inside: Bool) {
    var start = 0
    for index in stretches.indices {
      if offset == start { return (index, 0, false) }
      let stretch = stretches[index]
      if offset < start + stretch.length {
        let length = offset - start
        if stretch.change != nil { return (index, length, true) }
        let cut = stretch.origin.lowerBound + length
        stretches[index].origin = stretch.origin.lowerBound..<cut
        stretches[index].length = length
        stretches.insert(
          Stretch(origin: cut..<stretch.origin.upperBound, change: nil, length: stretch.length - length), at: index + 1)
        return (index + 1, 0, false)
      }
      start += stretch.length
    }
    return (stretches.count, 0, false)
  }

  /// The edits of the source that give the text as it is now.
  func edits(of source: [UInt8]) -> [SourceEdit] {
    var result: [SourceEdit] = []
    var position = 0
    for stretch in stretches {
      let text = position..<(position + stretch.length)
      position += stretch.length
      guard let change = stretch.change else { continue }
      if bytes[text].elementsEqual(source[stretch.origin]) { continue }
      result.append(SourceEdit(stretch.origin, Array(bytes[text]), by: change.rule, reason: change.reason))
    }
    return result
  }
}
