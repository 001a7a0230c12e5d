import Provenance

/// Reads what the source has between the pieces of a value: where marks may begin and end.
struct SeamReader {
  /// Kinds of marks that leave something in the source on both sides.
  static let kinds: Set<String> = [
    "emphasis", "strong", "code", "strikethrough", "superscript", "subscript", "math",
  ]
  /// How far the source is read before a value and behind it.
  private static let reach = 200_000

  private let evidence: [String: [StoredEvidence]]
  private let held: SortedRanges
  private let source: Source?
  private let reader: PlaceReader
  private let syntax: MarkSyntax
  private let depths = OpenDepths()

  init(record: StoredRecord, reader: PlaceReader) {
    evidence = Dictionary(record.evidence.map { ($0.pointer, $0.entries) }, uniquingKeysWith: { first, _ in first })
    // What attributes hold stands inside tags and bounds nothing.
    let texts = record.evidence.lazy.filter { $0.pointer.hasPrefix("/sections/") }.flatMap(\.entries)
    held = SortedRanges(texts.compactMap { if case .bytes(let bytes, nil) = $0.place { bytes } else { nil } })
    self.reader = reader
    source = reader.sources(ofPart: nil).max { $0.count < $1.count }
    syntax = MarkSyntax(mediaType: record.mediaType)
  }

  /// A stretch of a value and its places, all in the file.
  private struct Stretch {
    let at: Range<Int>
    var places: [Range<Int>]
  }

  /// Problems of a text's marks, and the kinds that go on behind its end; `open` are those that reached the end of the text
  /// before, `count` is the text's length in code points.
  func check(
    _ spans: [(kind: String, at: Range<Int>)], of pointer: String, _ text: UTF8Text, open: Set<String>
  ) -> (problems: [String], open: Set<String>) {
    let count = text.count
    let stretches = self.stretches(of: pointer)
    let reachesEnd = Set(spans.filter { $0.at.upperBound == count }.map(\.kind))
    guard !stretches.isEmpty, source != nil else { return ([], reachesEnd) }
    var seams: [Int: MarkSyntax.Seam] = [:]
    var problems: [String] = []
    for span in spans {
      if span.at.count > 0, text.isSpace(span.at.lowerBound) || text.isSpace(span.at.upperBound - 1) {
        problems.append(
          "a mark begins or ends with white space at characters \(span.at.lowerBound) to \(span.at.upperBound)")
      }
      for bound in [span.at.lowerBound, span.at.upperBound] {
        let offset = settled(bound, isEnd: bound != span.at.lowerBound, text)
        if seams[offset] == nil {
          guard let text = between(stretches, around: offset, text) ?? (endsSource(offset, count) ? [] : nil) else {
            problems.append("the source has nothing at character \(bound) of the text where a mark could begin or end")
            continue
          }
          seams[offset] = MarkSyntax.Seam(text: text)
        }
        if bound == span.at.lowerBound {
          seams[offset]?.starts[span.kind, default: 0] += 1
        } else {
          seams[offset]?.ends[span.kind, default: 0] += 1
        }
      }
    }
    for (offset, seam) in seams.sorted(by: { $0.key < $1.key }) {
      for kind in syntax.missing(at: seam) {
        // A mark may go on from the text before, and on to the next.
        let isBeginning = offset == 0 && open.contains(kind)
        if isBeginning || offset == count,
          goesOn(kind, spans, stretches, count: count, closing: !isBeginning)
        {
          continue
        }
        if isOpen(kind, at: offset, stretches) { continue }
        problems.append("the source has no \(kind) at character \(offset) of the text")
      }
    }
    return (problems, reachesEnd)
  }

  /// Whether an element of HTML, in Markdown too, that was begun before a seam has no end yet: an unclosed `<b>` goes on over all that follows, and
  /// what ends a block there ends its mark.
  private func isOpen(_ kind: String, at offset: Int, _ stretches: [Stretch]) -> Bool {
    guard ["text/html", "text/markdown"].contains(syntax.mediaType), let source else { return false }
    let before = stretches.last { $0.at.upperBound == offset }?.places.last?.upperBound
    let after = stretches.first { $0.at.lowerBound == offset }?.places.first?.lowerBound
    guard let place = before ?? after else { return false }
    return depths.depth(of: kind, at: place) { syntax.depths(of: kind, in: source.utf8) } > 0
  }

  /// Whether an offset is a text's end: an element that is open where the source ends has no end tag.
  private func endsSource(_ offset: Int, _ count: Int) -> Bool { offset == count && syntax.mediaType == "text/html" }

  /// The offset that stands for all offsets beside one space: marks leave the white space at their ends out, and their
  /// notation may stand on either side of it.
  private func settled(_ offset: Int, isEnd: Bool, _ text: UTF8Text) -> Int {
    if isEnd || offset == 0 { return offset }
    return text.isSpace(offset - 1) ? offset - 1 : offset
  }

  /// Whether a mark may reach over an end of the text: no tag inside it is left over that would begin or end it there.
  private func goesOn(
    _ kind: String, _ spans: [(kind: String, at: Range<Int>)], _ stretches: [Stretch], count: Int, closing: Bool
  ) -> Bool {
    guard syntax.mediaType == "text/html" || isTagged(kind, spans, stretches, count: count, closing: closing) else {
      return false
    }
    var tags = 0
    for stretch in stretches.dropFirst() {
      guard let text = between(stretches, at: stretch.at.lowerBound, count: count) else { continue }
      tags += syntax.tags(kind, in: text, closing: closing)
    }
    let inside = spans.count { $0.kind == kind && (closing ? $0.at.upperBound < count : $0.at.lowerBound > 0) }
    return tags <= inside
  }

  /// Whether a mark that reaches over an end of the text has its tag at the other end: in Markdown only HTML goes on so.
  private func isTagged(
    _ kind: String, _ spans: [(kind: String, at: Range<Int>)], _ stretches: [Stretch], count: Int, closing: Bool
  ) -> Bool {
    guard syntax.mediaType == "text/markdown" else { return false }
    return spans.contains { span in
      guard span.kind == kind, closing ? span.at.upperBound == count : span.at.lowerBound == 0 else { return false }
      let end = closing ? span.at.lowerBound : span.at.upperBound
      guard let text = between(stretches, at: end, count: count) else { return false }
      return syntax.tags(kind, in: text, closing: !closing) > 0
    }
  }

  private func stretches(of pointer: String) -> [Stretch] {
    var result: [Stretch] = []
    for entry in evidence[pointer] ?? [] {
      guard let at = entry.at, case .bytes(let bytes, nil) = entry.place else { return [] }
      if let last = result.last, last.at == at {
        result[result.count - 1].places.append(bytes)
      } else {
        result.append(Stretch(at: at, places: [bytes]))
      }
    }
    return result
  }

  /// The source's text between the pieces about an offset, on both sides of a space that follows it; and that of the space, where
  /// it stands for a tag, which may be a mark's.
  private func between(_ stretches: [Stretch], around offset: Int, _ text: UTF8Text) -> [UInt8]? {
    let here = between(stretches, at: offset, count: text.count)
    guard offset < text.count, text.isSpace(offset) else { return here }
    let behind = between(stretches, at: offset + 1, count: text.count)
    let tag = stretches.first { $0.at == offset..<(offset + 1) }.flatMap { tagText($0.places) }
    return here == nil && tag == nil && behind == nil ? nil : (here ?? []) + (tag ?? []) + (behind ?? [])
  }

  private func tagText(_ places: [Range<Int>]) -> [UInt8]? {
    guard let source, let place = places.first, places.count == 1, let covered = reader.covered(place, of: source),
      source.utf8[covered].first == UInt8(ascii: "<")
    else { return nil }
    return Array(source.utf8[covered])
  }

  /// The source's text between the pieces before and behind an offset; nil where there is none.
  private func between(_ stretches: [Stretch], at offset: Int, count: Int) -> [UInt8]? {
    let before = stretches.last { $0.at.upperBound == offset }
    let after = stretches.first { $0.at.lowerBound == offset }
    guard before != nil || offset == 0, after != nil || offset == count else { return nil }
    var gaps: [Range<Int>] = []
    for stretch in [before, after].compactMap({ $0 }) {
      for (left, right) in zip(stretch.places, stretch.places.dropFirst()) where left.upperBound < right.lowerBound {
        gaps.append(left.upperBound..<right.lowerBound)
      }
    }
    let low = before?.places.last?.upperBound ?? after.map { held.end(before: $0.places[0].lowerBound) } ?? 0
    let high = after?.places.first?.lowerBound ?? held.start(after: low) ?? Int.max
    if before == nil, low < high {
      gaps.append(max(low, high - SeamReader.reach)..<high)
    } else if low < high {
      gaps.append(low..<(high - low > SeamReader.reach ? low + SeamReader.reach : high))
    }
    let text = gaps.flatMap { gap in
      source.flatMap { source in reader.covered(gap, of: source).map { Array(source.utf8[$0]) } } ?? []
    }
    return text.isEmpty ? nil : text
  }
}
