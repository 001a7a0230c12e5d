import Provenance

/// Where the inline text of a block stands in the source: its lines without what marks containers, each ended by LF.
struct ContentMap {
  struct Piece {
    /// Offset in the block's text.
    var content: Int
    var length: Int
    /// Bytes of the source.
    var source: Range<Int>
    /// Nil where the bytes are the same, or are a line's end.
    var rule: Rule?

    /// Whether each byte has a place of its own.
    var isLinear: Bool { rule == nil && length == source.count }
  }

  private(set) var pieces: [Piece] = []
  private(set) var count = 0

  init() {}

  mutating func append(_ length: Int, at source: Range<Int>, rule: Rule? = nil) {
    guard length > 0 else { return }
    pieces.append(Piece(content: count, length: length, source: source, rule: rule))
    count += length
  }

  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Index of the piece that holds an offset.
  func piece(at offset: Int) -> Int {
    if pieces.count == 1 { return 0 }
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].content <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Where a character stands in the source; at the end, where the text ends.
  func sourceOffset(_ offset: Int) -> Int {
    guard offset < count else { return pieces.last?.source.upperBound ?? 0 }
    let piece = pieces[piece(at: offset)]
    return piece.isLinear ? piece.source.lowerBound + offset - piece.content : piece.source.lowerBound
  }

  /// The stretch of the source that a range stands on, container marks between its lines included.
  func hull(_ range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return 0..<0 }
    guard !range.isEmpty else { return sourceOffset(range.lowerBound)..<sourceOffset(range.lowerBound) }
    let last = pieces[piece(at: range.upperBound - 1)]
    let end =
      last.isLinear ? last.source.lowerBound + range.upperBound - last.content : last.source.upperBound
    return sourceOffset(range.lowerBound)..<end
  }

  /// Adds the characters of a range to a text. `content` is the text that this map is of.
  ///
  /// A line's end takes the next line's indent with it, unless it is code, whose lines keep theirs.
  func append(
    _ range: Range<Int>, of content: UnsafeBufferPointer<UInt8>, from source: Source, to text: inout TracedText,
    isCode: Bool = false
  ) {
    guard !range.isEmpty else { return }
    var index = piece(at: range.lowerBound)
    while index < pieces.count, pieces[index].content < range.upperBound {
      let piece = pieces[index]
      index += 1
      if let rule = piece.rule {
        text.appendDecoded(source, piece.source, as: content[piece.content..<(piece.content + piece.length)], by: rule)
      } else if content[piece.content] == 0x0A {
        let end = isCode ? piece.source.upperBound : Self.endOfIndent(source, from: piece.source.upperBound)
        text.appendQuoted(source, piece.source.lowerBound..<end)
      } else {
        let low = max(range.lowerBound, piece.content) - piece.content
        let high = min(range.upperBound, piece.content + piece.length) - piece.content
        text.appendQuoted(source, (piece.source.lowerBound + low)..<(piece.source.lowerBound + high))
      }
    }
  }

  /// Where the spaces and tabs at the start of a line end.
  static func endOfIndent(_ source: Source, from start: Int) -> Int {
    var end = start
    while end < source.count, source.utf8[end] == 0x20 || source.utf8[end] == 0x09 { end += 1 }
    return end
  }
}
