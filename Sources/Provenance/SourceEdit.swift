/// A change to a source that makes it readable: a repair.
public struct SourceEdit: Sendable, Hashable {
  /// Bytes of the source's text; empty for an insertion.
  public var range: Range<Int>
  public var replacement: [UInt8]
  public var rule: Rule
  /// What a person should know.
  public var reason: String

  public init(_ range: Range<Int>, _ replacement: [UInt8], by rule: Rule, reason: String) {
    self.range = range
    self.replacement = replacement
    self.rule = rule
    self.reason = reason
  }
}

extension Source {
  /// The source as edits leave it. Ranges of the new text map through the edits to the file.
  ///
  /// - Precondition: edits are in order and do not overlap; the source is located by bytes.
  public func repaired(by edits: [SourceEdit]) -> Source {
    guard !edits.isEmpty, case .bytes(let map, let part) = locator else { return self }
    var text: [UInt8] = []
    text.reserveCapacity(utf8.count)
    var segments = SegmentCursor(map, count: utf8.count)
    var position = 0
    for edit in edits {
      precondition(edit.range.lowerBound >= position && edit.range.upperBound <= utf8.count, "edits overlap")
      text.append(contentsOf: utf8[position..<edit.range.lowerBound])
      segments.keep(to: edit.range.lowerBound)
      text.append(contentsOf: edit.replacement)
      segments.replace(edit.range, count: edit.replacement.count, file: map.file(of: edit.range), by: edit.rule)
      position = edit.range.upperBound
    }
    text.append(contentsOf: utf8[position...])
    segments.keep(to: utf8.count)
    return Source(
      id: id, utf8: text, locator: .bytes(ByteMap(segments: segments.result), part: part), detail: detail)
  }
}

/// Carries the segments of a map over to an edited text, in one pass.
private struct SegmentCursor {
  private let segments: [ByteMap.Segment]
  private var next = 0
  /// How far the old text is done, and the length of the new one.
  private var position = 0
  private var count = 0
  private(set) var result: [ByteMap.Segment] = []

  init(_ map: ByteMap, count: Int) {
    segments = map.isIdentity && count > 0 ? [ByteMap.Segment(text: 0..<count, file: 0..<count)] : map.segments
  }

  /// Keeps the old text up to `end`, with what was left out of the file just before it.
  mutating func keep(to end: Int) {
    while next < segments.count {
      let segment = segments[next]
      if segment.text.isEmpty ? segment.text.lowerBound > end : segment.text.lowerBound >= end { break }
      add(segment, cutTo: max(segment.text.lowerBound, position)..<min(segment.text.upperBound, end))
      if segment.text.upperBound > end { break }
      next += 1
    }
    position = end
  }

  /// Puts `length` bytes of new text for a range of the old, which follows what is kept.
  mutating func replace(_ range: Range<Int>, count length: Int, file: Range<Int>, by rule: Rule) {
    result.append(ByteMap.Segment(text: count..<(count + length), file: file, rule: rule))
    count += length
    while next < segments.count, !range.isEmpty {
      let segment = segments[next]
      if segment.text.isEmpty ? segment.text.lowerBound >= range.upperBound : segment.text.upperBound > range.upperBound
      {
        break
      }
      next += 1
    }
    position = range.upperBound
  }

  private mutating func add(_ segment: ByteMap.Segment, cutTo old: Range<Int>) {
    guard !old.isEmpty || segment.text.isEmpty else { return }
    var file = segment.file
    if segment.isVerbatim {
      let low = file.lowerBound + old.lowerBound - segment.text.lowerBound
      file = low..<(low + old.count)
    }
    result.append(ByteMap.Segment(text: count..<(count + old.count), file: file, rule: segment.rule))
    count += old.count
  }
}

extension ByteMap {
  /// The bytes of the file that a text range stands on; an empty range gives an empty one at its place.
  public func file(of range: Range<Int>) -> Range<Int> {
    if isIdentity { return range }
    guard range.isEmpty else { return hull(of: range).file }
    let offset = fileOffset(ofText: range.lowerBound)
    return offset..<offset
  }

  /// The offset in the file of the character at a text offset.
  public func fileOffset(ofText offset: Int) -> Int {
    if isIdentity { return offset }
    guard let last = segments.last, offset < last.text.upperBound else { return segments.last?.file.upperBound ?? 0 }
    return pieces(of: offset..<(offset + 1)).first?.file.lowerBound ?? 0
  }
}
