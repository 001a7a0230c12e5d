/// Finds tags for site generators, and formulas, in one pass over a text. Code is passed over: what stands in it is text.
struct TemplateScanner {
  /// Longer tags, and formulas, are none.
  static let longest = 4096

  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int
  var index: Int
  var found: [TemplateTag] = []
  /// Ends of paragraphs before which no more runs of that many backticks come.
  var noCodeBefore = [Int](repeating: 0, count: TemplateScanner.longestRun + 1)
  /// Fences of each sign at least this long are not closed any more.
  var noFence: [UInt8: Int] = [:]
  /// Tags begun before these offsets are not closed.
  var noOutput = 0
  var noStatement = 0
  /// How far lines were looked at, and whether the last one begins as a row of a table.
  var row: (seen: Int, isOne: Bool)
  /// Names of pairs that are not closed any more.
  var unclosed: Set<String> = []
  /// Bytes that may still be looked through for the ends of pairs: a text of beginnings only costs no more.
  var pairBudget: Int

  static let longestRun = 32

  init(_ bytes: UnsafeBufferPointer<UInt8>, in body: Range<Int>) {
    self.bytes = bytes
    start = body.lowerBound
    end = body.upperBound
    index = start
    row = (start, false)
    pairBudget = 8 * body.count
  }

  /// The tags of a text, in order, not overlapping.
  static func tags(_ bytes: UnsafeBufferPointer<UInt8>, in body: Range<Int>) -> [TemplateTag] {
    var scanner = TemplateScanner(bytes, in: body)
    scanner.scan()
    return scanner.found
  }

  private mutating func scan() {
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "{"): brace()
      case UInt8(ascii: "$"): dollar()
      case UInt8(ascii: "`"): backticks()
      case UInt8(ascii: "~"): tildes()
      case UInt8(ascii: "\\"): index += index + 1 < end && "$`{".utf8.contains(bytes[index + 1]) ? 2 : 1
      default: index += 1
      }
    }
  }

  func peek(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  func starts(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Where a text stands next, before `limit`.
  func next(_ text: StaticString, from offset: Int, before limit: Int) -> Int? {
    let limit = min(limit, end) - text.utf8CodeUnitCount
    let first = text.utf8Start[0]
    var here = offset
    while here <= limit {
      if bytes[here] == first, starts(text, at: here) { return here }
      here += 1
    }
    return nil
  }

  /// Takes a tag, and goes behind it.
  mutating func take(_ kind: TemplateTag.Kind, to end: Int) {
    found.append(TemplateTag(kind, index..<end))
    index = end
  }

  /// Where a line's text ends.
  func endOfLine(_ offset: Int) -> Int {
    var here = offset
    while here < end, bytes[here] != 0x0A, bytes[here] != 0x0D { here += 1 }
    return here
  }

  /// Whether a blank line begins at a line's end.
  func isBlankLine(after lineEnd: Int) -> Bool {
    var here = lineEnd
    if peek(here) == 0x0D { here += 1 }
    if peek(here) == 0x0A { here += 1 }
    while here < end, bytes[here] == 0x20 || bytes[here] == 0x09 { here += 1 }
    return here >= end || bytes[here] == 0x0A || bytes[here] == 0x0D
  }

  /// Whether nothing but spaces and the signs of quotes and lists stands before an offset in its line.
  func isLineStart(_ offset: Int) -> Bool {
    var here = offset
    while here > start, offset - here < 200 {
      switch bytes[here - 1] {
      case 0x0A, 0x0D: return true
      case 0x20, 0x09, 0x30...0x39: here -= 1
      case let byte where ">-*+.)".utf8.contains(byte): here -= 1
      default: return false
      }
    }
    return here == start
  }
}
