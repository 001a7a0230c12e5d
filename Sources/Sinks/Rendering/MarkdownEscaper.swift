/// Writes stretches of one text so that a Markdown parser reads back the same characters, with no more backslashes than
/// that takes.
struct MarkdownEscaper {
  /// Where the text stands.
  enum Place {
    case line, heading, cell
    /// An image's description.
    case alternative
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let place: Place
  private let layout: InlineLayout
  private let escapesDollars: Bool
  private var runs: DelimiterRuns?
  private var knownLoneBackticks: Bool?
  /// Whether dollar signs are a formula's own.
  var keepsDollars = false
  /// A byte that has to be escaped whatever it is.
  var forced: Int?

  init(_ text: UnsafeBufferPointer<UInt8>, in place: Place, _ layout: InlineLayout) {
    self.text = text
    self.place = place
    self.layout = layout
    escapesDollars = layout.atoms.contains { if case .math = $0.kind { true } else { false } }
  }

  /// Appends a stretch, where it may stand in a link's text, and before something that begins with `[`.
  mutating func write(_ range: Range<Int>, inLink: Bool, beforeBracket: Bool, to out: inout [UInt8]) {
    var flushed = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      guard MarkdownEscaper.isSpecial(byte) || offset == forced else {
        offset += 1
        continue
      }
      if byte < 0x20 {
        out.append(contentsOf: text[flushed..<offset])
        out.append(0x20)
        flushed = offset + 1
        offset += 1
        continue
      }
      let unit = self.unit(at: offset, end: range.upperBound)
      let isEscaped = escapes(offset, unit: unit, end: range.upperBound, inLink: inLink, beforeBracket: beforeBracket)
      for index in unit where isEscaped || index == forced {
        out.append(contentsOf: text[flushed..<index])
        out.append(UInt8(ascii: "\\"))
        flushed = index
      }
      offset = unit.upperBound
    }
    out.append(contentsOf: text[flushed..<range.upperBound])
  }

  /// What is judged as one: a run of delimiters, or a byte.
  private func unit(at offset: Int, end: Int) -> Range<Int> {
    switch text[offset] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      var last = offset + 1
      while last < end, text[last] == text[offset] { last += 1 }
      return offset..<last
    default: return offset..<(offset + 1)
    }
  }

  private mutating func escapes(_ offset: Int, unit: Range<Int>, end: Int, inLink: Bool, beforeBracket: Bool) -> Bool {
    let next = offset + 1 < end ? text[offset + 1] : 0
    switch text[offset] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      if runs == nil { runs = DelimiterRuns(text, layout) }
      return runs?.escapes(unit) ?? false
    case UInt8(ascii: "`"): return !hasLoneBackticks
    case UInt8(ascii: "\\"): return next == 0 || next.isASCIIPunctuation
    case UInt8(ascii: "["): return inLink || next == UInt8(ascii: "^")
    case UInt8(ascii: "]"): return inLink || next == UInt8(ascii: "(")
    case UInt8(ascii: "!"): return next == 0 && beforeBracket
    case UInt8(ascii: "<"): return opensTag(next, isLast: offset + 1 == end)
    case UInt8(ascii: "&"): return MarkdownEscaper.isEntity(text, at: offset)
    case UInt8(ascii: "|"): return place == .cell
    case UInt8(ascii: "$"):
      let isOneOfSeveral = next == UInt8(ascii: "$") || offset > 0 && text[offset - 1] == UInt8(ascii: "$")
      return escapesDollars || !keepsDollars && (isOneOfSeveral || opensFormula(offset))
    case UInt8(ascii: "{"): return "{%:#/".utf8.contains(next)
    case UInt8(ascii: "#"): return place == .heading && closesHeading(offset)
    default: return false
    }
  }

  /// Whether all backticks in the text are one run, so that they can't be code's, nor a fence.
  private var hasLoneBackticks: Bool {
    mutating get {
      if let known = knownLoneBackticks { return known }
      let backtick = UInt8(ascii: "`")
      var isLone = place != .alternative && layout.isPlain
      if isLone, let first = text.firstIndex(of: backtick), let last = text.lastIndex(of: backtick) {
        isLone = last - first < 2 && text[first...last].allSatisfy { $0 == backtick }
      }
      knownLoneBackticks = isLone
      return isLone
    }
  }

  private func opensTag(_ next: UInt8, isLast: Bool) -> Bool {
    switch next {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: isLast && !layout.isPlain
    }
  }

  /// Whether a dollar sign would begin a formula: another one follows in the text, behind no space and before no digit or
  /// letter.
  private func opensFormula(_ offset: Int) -> Bool {
    guard offset + 2 < text.count, text[offset + 1] > 0x20 else { return false }
    if offset > 0, text[offset - 1].isASCIIAlphanumeric { return false }
    let limit = min(text.count, offset + 500)
    guard let close = text[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: "$")) else { return false }
    return text[close - 1] > 0x20 && (close + 1 == text.count || !text[close + 1].isASCIIAlphanumeric)
  }

  /// Whether signs at a heading's end would be taken for its closing.
  private func closesHeading(_ offset: Int) -> Bool {
    guard offset == 0 || text[offset - 1] <= 0x20, layout.ends.last != layout.bounds.upperBound else { return false }
    return text[offset..<layout.bounds.upperBound].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// Whether an ampersand begins something that looks like a character reference.
  static func isEntity(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    var end = offset + 1
    if end < text.count, text[end] == UInt8(ascii: "#") { end += 1 }
    let start = end
    while end < text.count, end - start < 32, text[end].isASCIIAlphanumeric { end += 1 }
    let isNumber = start == offset + 2
    return end - start >= (isNumber ? 1 : 2) && end < text.count && text[end] == UInt8(ascii: ";")
  }

  /// Control characters, and the signs that may have to be escaped.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "{"):
      true
    default: false
    }
  }
}
