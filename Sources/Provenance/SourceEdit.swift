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
    var segments: [ByteMap.Segment] = []
    var position = 0
    func keep(to end: Int) {
      guard end > position else { return }
      text.append(contentsOf: utf8[position..<end])
      segments.append(contentsOf: map.segments(of: position..<end, movedTo: text.count - (end - position)))
      position = end
    }
    for edit in edits {
      precondition(edit.range.lowerBound >= position && edit.range.upperBound <= utf8.count, "edits overlap")
      keep(to: edit.range.lowerBound)
      let start = text.count
      text.append(contentsOf: edit.replacement)
      segments.append(
        ByteMap.Segment(text: start..<text.count, file: map.file(of: edit.range), rule: edit.rule))
      position = edit.range.upperBound
    }
    keep(to: utf8.count)
    return Source(
      id: id, utf8: text, locator: .bytes(ByteMap(segments: segments), part: part), detail: detail)
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

  /// The segments of a text range, moved to where the range stands in another text.
  func segments(of range: Range<Int>, movedTo start: Int) -> [Segment] {
    let shift = start - range.lowerBound
    if isIdentity {
      return [Segment(text: (range.lowerBound + shift)..<(range.upperBound + shift), file: range)]
    }
    var result: [Segment] = []
    for segment in segments {
      if segment.text.upperBound < range.lowerBound { continue }
      if segment.text.lowerBound >= range.upperBound { break }
      if segment.text.isEmpty {
        if segment.text.lowerBound >= range.lowerBound {
          let at = segment.text.lowerBound + shift
          result.append(Segment(text: at..<at, file: segment.file, rule: segment.rule))
        }
        continue
      }
      let cut = segment.text.clamped(to: range)
      if cut.isEmpty { continue }
      var file = segment.file
      if segment.rule == nil, segment.text.count == segment.file.count {
        let low = segment.file.lowerBound + cut.lowerBound - segment.text.lowerBound
        file = low..<(low + cut.count)
      }
      result.append(
        Segment(text: (cut.lowerBound + shift)..<(cut.upperBound + shift), file: file, rule: segment.rule))
    }
    return result
  }
}
