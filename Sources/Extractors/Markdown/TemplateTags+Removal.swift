import DocumentModel
import Provenance

extension TemplateTags {
  /// A tag as it stands in a text.
  private struct Place {
    var kind: TemplateTag.Kind
    /// In bytes of the text.
    var range: Range<Int>
  }

  /// A text without the tags in it; formulas are marked, without their dollar signs. Code stays as it is.
  func removed(from text: Inline) -> Inline {
    let code = text.marks.filter { $0.kind == .code }.map(\.range)
    let places = places(in: text.text).filter { place in
      place.kind == .rawInCode || !code.contains { $0.overlaps(place.range) }
    }
    guard !places.isEmpty else { return text }
    var text = text
    var cuts: [Range<Int>] = []
    for place in places {
      guard case .formula(let width) = place.kind else {
        cuts.append(place.range)
        continue
      }
      guard place.range.count > 2 * width else { continue }
      let low = place.range.lowerBound
      let high = place.range.upperBound
      text.marks.append(Mark(.math, (low + width)..<(high - width)))
      cuts += [low..<(low + width), (high - width)..<high]
    }
    text.marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    text.rewrite { Self.cut(cuts, from: &$0) }
    return text
  }

  func removed(from text: TracedText) -> TracedText { removed(from: Inline(text)).text }

  /// Code without what only keeps it from a site generator; lines that hold nothing else go with it.
  func removed(fromCode text: TracedText) -> TracedText {
    let cuts = places(in: text).filter { $0.kind == .rawInCode }.map { Self.line(of: $0.range, in: text.utf8) }
    guard !cuts.isEmpty else { return text }
    var code = Inline(text)
    code.rewrite { Self.cut(cuts, from: &$0) }
    return code.text
  }

  private static func cut(_ cuts: [Range<Int>], from writer: inout TextRewriter) {
    for cut in cuts where cut.lowerBound >= writer.position {
      writer.keep(to: cut.lowerBound)
      writer.drop(to: cut.upperBound)
    }
  }

  /// A range with its line's end, where it has the line to itself.
  private static func line(of range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    let isStart = range.lowerBound == 0 || isEnd(bytes[range.lowerBound - 1])
    var high = range.upperBound
    while high < bytes.count, bytes[high] == 0x0D { high += 1 }
    if isStart, high < bytes.count, bytes[high] == 0x0A { return range.lowerBound..<(high + 1) }
    if isStart, high == bytes.count, range.lowerBound > 0 { return (range.lowerBound - 1)..<high }
    return range
  }

  /// Where tags are quoted in a text. What a quote's sign or a line's indent cuts in pieces is one.
  private func places(in text: TracedText) -> [Place] {
    guard !tags.isEmpty, text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "$") }) else {
      return []
    }
    var result: [Place] = []
    var last = -1
    for run in text.tracedRuns {
      guard case .quoted(let place) = run.origin else { continue }
      var index = tags.partitioningIndex { $0.range.upperBound > place.range.lowerBound }
      while index < tags.count, tags[index].range.lowerBound < place.range.upperBound {
        let cut = tags[index].range.clamped(to: place.range)
        let start = run.range.lowerBound + cut.lowerBound - place.range.lowerBound
        if index == last {
          result[result.count - 1].range = result[result.count - 1].range.lowerBound..<(start + cut.count)
        } else {
          result.append(Place(kind: tags[index].kind, range: start..<(start + cut.count)))
        }
        last = index
        index += 1
      }
    }
    return result
  }
}

extension Array {
  /// Index of the first element that a condition holds for, where it holds for all after it.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
