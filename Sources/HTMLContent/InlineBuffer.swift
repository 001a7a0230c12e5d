import DocumentModel
import Provenance
import Stages

/// The text of the block being read, with its marks.
///
/// A stretch of white space is kept as one of its own characters, a space if there is one, and only between words: so it
/// stays quoted.
struct InlineBuffer {
  private struct OpenMark {
    var kind: Mark.Kind
    /// Nil until a character stands in it.
    var start: Int?
  }

  private enum Pending {
    case none
    case quoted(Range<Int>)
    case tag(Range<Int>, Rule, isBreak: Bool)
  }

  private(set) var text = TracedText()
  private var marks: [Mark] = []
  private var open: [OpenMark] = []
  private var unset = 0
  private var pending = Pending.none
  private var hasPending = false
  /// The tag of a block that came before the first character.
  private(set) var lead = 0..<0
  /// White space counts.
  var isPreformatted = false

  var isEmpty: Bool { text.isEmpty && marks.isEmpty }
  var hasText: Bool { !text.isEmpty }

  /// Adds text as written in the source.
  mutating func append(_ source: Source, _ range: Range<Int>, after lead: Range<Int>, isRaw: Bool = false) {
    if text.isEmpty, marks.isEmpty { self.lead = lead }
    if isPreformatted {
      flushPending(source)
      appendLines(source, range, isRaw: isRaw)
    } else {
      appendFlowing(source, range, reference: isRaw ? 0 : UInt8(ascii: "&"))
    }
  }

  /// Adds a text that is one thing, with a mark over it.
  mutating func append(_ other: TracedText, as kind: Mark.Kind, _ source: Source, after lead: Range<Int>) {
    if text.isEmpty, marks.isEmpty { self.lead = lead }
    flushPending(source)
    let start = text.count
    text.append(other)
    marks.append(Mark(kind, start..<text.count))
  }

  /// Adds a text that stands elsewhere in the source, as it is.
  mutating func append(_ other: TracedText, _ source: Source, after lead: Range<Int>) {
    if text.isEmpty, marks.isEmpty { self.lead = lead }
    flushPending(source)
    text.append(other)
  }

  /// Preformatted text: line ends are line feeds.
  private mutating func appendLines(_ source: Source, _ range: Range<Int>, isRaw: Bool) {
    var start = range.lowerBound
    while start < range.upperBound {
      let stop = source.utf8[start..<range.upperBound].firstIndex(of: 0x0D) ?? range.upperBound
      if stop > start { text.append(isRaw ? source.quote(start..<stop) : source.htmlDecoded(start..<stop)) }
      guard stop < range.upperBound else { return }
      let isPair = stop + 1 < range.upperBound && source.utf8[stop + 1] == 0x0A
      start = stop + (isPair ? 2 : 1)
      text.appendDecoded(source, stop..<start, as: CollectionOfOne(0x0A), by: .htmlNewline)
    }
  }

  private mutating func appendFlowing(_ source: Source, _ range: Range<Int>, reference: UInt8) {
    source.utf8.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      var start = index
      let end = range.upperBound
      while index < end {
        let byte = bytes[index]
        if byte > 0x20, byte != reference {
          index += 1
          continue
        }
        if byte == reference {
          if let (decoded, length) = HTMLEntities.decode(source.utf8, at: index, end: end) {
            quote(source, start..<index)
            flushPending(source)
            text.appendDecoded(source, index..<(index + length), as: decoded, by: .htmlEntity)
            index += length
            start = index
          } else {
            index += 1
          }
          continue
        }
        guard byte.isASCIIWhitespace else {
          index += 1
          continue
        }
        if byte == 0x20, index > start, index + 1 < end, bytes[index + 1] > 0x20 {
          index += 1
          continue
        }
        quote(source, start..<index)
        let first = index
        var space: Int?
        while index < end, bytes[index].isASCIIWhitespace {
          if bytes[index] == 0x20 { space = index }
          index += 1
        }
        if !hasPending, !text.isEmpty {
          // A space is quoted; line ends and tabs stand for one space all together.
          pending = space.map { .quoted($0..<($0 + 1)) } ?? .tag(first..<index, .whitespace, isBreak: false)
          hasPending = true
        }
        start = index
      }
      quote(source, start..<end)
    }
  }

  private mutating func quote(_ source: Source, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    flushPending(source)
    text.appendQuoted(source, range)
  }

  private mutating func flushPending(_ source: Source) {
    if hasPending {
      let start = text.count
      switch pending {
      case .none: break
      case .quoted(let range): text.appendQuoted(source, range)
      case .tag(let range, let rule, let isBreak):
        text.appendDecoded(source, range, as: CollectionOfOne(0x20), by: rule)
        if isBreak { marks.append(Mark(.lineBreak, start..<text.count)) }
      }
      hasPending = false
      pending = .none
    }
    guard unset > 0 else { return }
    var index = open.count - 1
    while unset > 0, index >= 0 {
      if open[index].start == nil {
        open[index].start = text.count
        unset -= 1
      }
      index -= 1
    }
  }

  /// A block's tag where no block may end: its words stay apart from the next.
  mutating func separate(_ source: Source, by tag: Range<Int>) {
    guard !tag.isEmpty, !text.isEmpty else { return }
    if isPreformatted {
      if text.utf8.last != 0x0A {
        text.appendDecoded(source, tag, as: CollectionOfOne(0x0A), by: .htmlLineFeed)
      }
    } else if !hasPending {
      pending = .tag(tag, .htmlBoundary, isBreak: false)
      hasPending = true
    }
  }

  /// A line break element. Returns whether it is the second one in a row.
  mutating func lineBreak(_ source: Source, _ tag: Range<Int>) -> Bool {
    guard !tag.isEmpty else { return false }
    if isPreformatted {
      text.appendDecoded(source, tag, as: CollectionOfOne(0x0A), by: .htmlLineFeed)
      return false
    }
    guard !text.isEmpty else { return false }
    if case .tag(_, _, isBreak: true) = pending { return true }
    pending = .tag(tag, .htmlLineBreak, isBreak: true)
    hasPending = true
    return false
  }

  /// Keeps apart what style sheets alone keep apart: by a line's end, or by a space where all is one line.
  /// Over a space that stands there already only where that is said.
  mutating func part(_ source: Source, by tag: Range<Int>, isLine: Bool, overSpace: Bool = false) {
    guard !isPreformatted, !tag.isEmpty, let last = text.utf8.last, last > 0x20 else { return }
    if hasPending, !overSpace || last == 0x3A { return }
    if case .tag(_, _, isBreak: true) = pending { return }
    pending = .tag(tag, .htmlBoundary, isBreak: !isLine && last != 0x3A)
    hasPending = true
  }

  mutating func image(_ index: Int, after lead: Range<Int>) {
    if text.isEmpty, marks.isEmpty { self.lead = lead }
    marks.append(Mark(.image(index), text.count..<text.count))
  }

  /// Opens a mark; one that stands for another that an element's end closed (`again`) is that one, with no text between.
  mutating func open(_ kind: Mark.Kind, again: Bool = false) {
    if again, let index = marks.lastIndex(where: { $0.kind == kind }), marks[index].range.upperBound == text.count {
      open.append(OpenMark(kind: kind, start: marks.remove(at: index).range.lowerBound))
      return
    }
    open.append(OpenMark(kind: kind, start: nil))
    unset += 1
  }

  /// Closes the innermost open mark of that kind.
  mutating func close(_ kind: Mark.Kind) {
    guard let index = open.lastIndex(where: { $0.kind == kind }) else { return }
    let mark = open.remove(at: index)
    if let start = mark.start {
      if start < text.count { marks.append(Mark(mark.kind, start..<text.count)) }
    } else {
      unset -= 1
    }
  }

  /// The block's text; the next begins, inside the same marks.
  mutating func take() -> Inline {
    for index in open.indices {
      if let start = open[index].start, start < text.count { marks.append(Mark(open[index].kind, start..<text.count)) }
      open[index].start = nil
    }
    unset = open.count
    marks.dropNested()
    if marks.count > 1 { marks.sort { $0.range.lowerBound < $1.range.lowerBound } }
    let result = Inline(text, marks: marks)
    text = TracedText()
    marks = []
    pending = .none
    hasPending = false
    return result
  }
}
