/// Rewrites a text in one pass from left to right: keep, respell or drop up to an offset.
///
/// All offsets are in bytes of the old text and never go back. What is left at `finish` is kept.
public struct TextRewriter {
  /// From an old offset on, and until the next entry, new offsets are old ones plus `shift`.
  struct Shift {
    var old: Int32
    var new: Int32
    /// The stretch before `old` was respelled or dropped from here on (old offset).
    var editStart: Int32
    var newStart: Int32
  }

  public let text: TracedText
  /// How far the old text is written, in bytes.
  public private(set) var position = 0
  private var result = TracedText()
  private var run = 0
  private var shifts: [Shift] = []

  public init(_ text: TracedText) {
    self.text = text
    result.reserve(bytes: text.count, runs: text.runs.count + 16)
  }

  /// Whether anything was respelled or dropped so far.
  public var hasEdits: Bool { !shifts.isEmpty }

  /// Keeps the old text up to `offset`.
  public mutating func keep(to offset: Int) {
    guard offset > position else { return }
    skipRuns()
    run = result.append(text, position..<offset, from: run)
    position = offset
  }

  /// Spells the old text up to `offset` otherwise. Nothing between means a trap; an empty spelling is a removal.
  @inlinable
  public mutating func respell(to offset: Int, as bytes: some Collection<UInt8>, by rule: Rule) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { respell(to: offset, as: $0, by: rule) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { respell(to: offset, as: $0, by: rule) } }
  }

  /// As above, with the spelling in memory.
  public mutating func respell(to offset: Int, as bytes: UnsafeBufferPointer<UInt8>, by rule: Rule) {
    precondition(offset > position, "respelling an empty range would be a birth by the back door")
    precondition(offset <= text.count, "offset outside the text")
    skipRuns()
    makeRoom()
    let start = result.count
    result.appendRespelled(bytes, for: text, position..<offset, from: run, by: rule)
    note(editTo: offset, newStart: start)
    position = offset
  }

  /// As above, with a spelling typed by the author.
  public mutating func respell(to offset: Int, as literal: StaticString, by rule: Rule) {
    literal.withUTF8Buffer { respell(to: offset, as: $0, by: rule) }
  }

  /// Leaves out the old text up to `offset`.
  public mutating func drop(to offset: Int) {
    guard offset > position else { return }
    precondition(offset <= text.count, "offset outside the text")
    makeRoom()
    note(editTo: offset, newStart: result.count)
    position = offset
  }

  /// The new text.
  public mutating func finish() -> TracedText {
    keep(to: text.count)
    return result
  }

  /// Where an old offset (in bytes) is in the new text; inside a respelled stretch, its start (or its end, if `end`).
  public func newOffset(_ old: Int, end: Bool = false) -> Int {
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(shifts[middle].old) <= old { low = middle + 1 } else { high = middle }
    }
    if low < shifts.count, Int(shifts[low].editStart) < old {
      return Int(end ? shifts[low].new : shifts[low].newStart)
    }
    guard low > 0 else { return old }
    return Int(shifts[low - 1].new) + old - Int(shifts[low - 1].old)
  }

  private mutating func note(editTo offset: Int, newStart: Int) {
    shifts.append(
      Shift(
        old: Int32(offset), new: Int32(result.count), editStart: Int32(position), newStart: Int32(newStart)))
  }

  /// Grows the lists once to what they will need if the rest has as many edits as the text so far, instead of many times.
  private mutating func makeRoom() {
    let edits = shifts.count
    guard edits >= 64, edits == shifts.capacity else { return }
    let times = min(text.count / (position + 1), text.count / edits) + 1
    guard times > 2 else { return }
    shifts.reserveCapacity(edits * times)
    result.reserve(bytes: text.count, runs: result.runs.count * times)
  }

  private mutating func skipRuns() {
    while run < text.runs.count, Int(text.runs[run].end) <= position { run += 1 }
  }
}
