import Provenance

/// Reads JSON as people write it by hand, and gives the edits that make it JSON.
///
/// Comments, single or typographic quotation marks, keys without any, commas too many or too few, brackets without their
/// end, lines `;;;` about the object.
struct JSONMender {
  let bytes: [UInt8]
  var position = 0
  var depth = 0
  var edits: [SourceEdit] = []
  /// The last comma that separates nothing yet.
  var comma: Int?
  /// After the last value.
  var valueEnd = 0
  /// Values that may still be read: more than front matter ever holds, less than takes time.
  var budget = 4_000

  struct Refusal: Error {}

  /// Nil where no object stands at the head, or none that can be mended.
  static func edits(_ bytes: [UInt8]) -> [SourceEdit]? {
    var mender = JSONMender(bytes: bytes)
    guard mender.begin() else { return nil }
    do {
      try mender.object()
      mender.finish()
    } catch {
      return nil
    }
    let edits = mender.edits
    guard edits.count <= Draft.limit, areApart(edits) else { return nil }
    let text = Draft(bytes).applying(edits).bytes
    let reading = FrontMatter.read(Source(text))
    return reading.failure == nil && reading.format == .json ? edits : nil
  }

  /// Whether edits are in order and do not overlap.
  private static func areApart(_ edits: [SourceEdit]) -> Bool {
    zip(edits, edits.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: About the object

  /// Goes to the opening brace; false where the file begins otherwise.
  mutating func begin() -> Bool {
    var offset = skipBlank(0)
    if bytes.has(";;;", at: offset, end: bytes.count) {
      offset = skipBlank(bytes.lineEnd(from: offset, end: bytes.count))
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return false }
    position = offset + 1
    guard isObjectAhead() else { return false }
    if offset > 0 {
      let isSign = bytes[..<offset].contains(UInt8(ascii: ";"))
      let rule: Rule = isSign ? .delimiter : .leadingJunk
      edits.append(SourceEdit(0..<offset, [], by: rule, reason: "something stands before the object"))
    }
    position = offset
    return true
  }

  /// White space and characters without width.
  func skipBlank(_ start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset].isBlankOrBreak {
        offset += 1
      } else if let (_, length) = Invisible.at(bytes, offset, bytes.count) {
        offset += length
      } else {
        break
      }
    }
    return offset
  }

  /// After the brace: a key in marks, a comment, a word and a colon.
  func isObjectAhead() -> Bool {
    var probe = ahead
    probe.skipSpace()
    guard probe.position < bytes.count else { return false }
    let byte = bytes[probe.position]
    if byte == UInt8(ascii: "}") { return true }
    if probe.markLength() > 0 { return true }
    guard byte.isLetter || byte == UInt8(ascii: "_"), let end = probe.wordEnd() else { return false }
    probe.position = end
    probe.skipSpace()
    return probe.current == UInt8(ascii: ":") && bytes[..<probe.position].contains { $0.isBreak }
  }

  /// After the object its line must end.
  mutating func finish() {
    let line = bytes.lineEnd(from: position, end: bytes.count)
    let rest = bytes[position..<line].filter { !$0.isBlank }
    if !rest.isEmpty, rest.allSatisfy({ $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      edits.append(SourceEdit(position..<line, [], by: .jsonSyntax, reason: "something stands after the object"))
    }
    let next = skipBlank(line)
    if bytes.has(";;;", at: next, end: bytes.count) {
      let end = bytes.lineEnd(from: next, end: bytes.count)
      let after = end < bytes.count ? bytes.afterBreak(end, end: bytes.count) : end
      edits.append(SourceEdit(next..<after, [], by: .delimiter, reason: "a delimiter that JSON does not have"))
    }
  }

  // MARK: Structure

  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// White space and comments; comments go.
  mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position].isBlankOrBreak {
        position += 1
      } else if bytes.has("//", at: position, end: bytes.count) {
        dropComment(to: bytes.lineEnd(from: position, end: bytes.count))
      } else if bytes.has("/*", at: position, end: bytes.count) {
        var end = position + 2
        while end < bytes.count, !bytes.has("*/", at: end, end: bytes.count) { end += 1 }
        dropComment(to: min(end + 2, bytes.count))
      } else {
        return
      }
    }
  }

  mutating func dropComment(to end: Int) {
    edits.append(SourceEdit(position..<end, [], by: .jsonSyntax, reason: "a comment in JSON"))
    position = end
  }

  mutating func descend() throws {
    depth += 1
    guard depth <= FrontMatterLimits.depth else { throw Refusal() }
  }

  /// Pays for a value.
  mutating func pay() throws {
    budget -= 1
    guard budget > 0, position < FrontMatterLimits.mendedSize, edits.count < Draft.limit else { throw Refusal() }
  }

  /// Looks ahead from here, without the edits made so far.
  var ahead: JSONMender {
    var mender = JSONMender(bytes: bytes)
    mender.position = position
    return mender
  }

  mutating func object() throws {
    try descend()
    defer { depth -= 1 }
    position += 1
    valueEnd = position
    while true {
      let isApart = skipToNext()
      if current == UInt8(ascii: "}"), position < bytes.count { return close() }
      guard position < bytes.count, isKeyAhead(isApart: isApart) else { return closeEarly("}") }
      separate()
      try key()
      skipSpace()
      try value()
      valueEnd = position
      skipComma()
    }
  }

  mutating func array() throws {
    try descend()
    defer { depth -= 1 }
    position += 1
    valueEnd = position
    while true {
      let isApart = skipToNext()
      if current == UInt8(ascii: "]"), position < bytes.count { return close() }
      guard position < bytes.count, !isApart, current != UInt8(ascii: "}"), !isEntryAhead() else {
        return closeEarly("]")
      }
      separate()
      try value()
      valueEnd = position
      skipComma()
    }
  }

  /// To the next token. True where a blank line was crossed.
  mutating func skipToNext() -> Bool {
    let start = position
    skipSpace()
    return bytes[start..<position].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } > 1
  }

  mutating func skipComma() {
    let mark = (position, edits.count)
    skipSpace()
    comma = nil
    if current == UInt8(ascii: ","), position < bytes.count {
      comma = position
      position += 1
    } else {
      position = mark.0
      edits.removeLast(edits.count - mark.1)
    }
  }

  /// Between two entries stands one comma.
  mutating func separate() {
    let isFirst = bytes[valueEnd - 1] == UInt8(ascii: "{") || bytes[valueEnd - 1] == UInt8(ascii: "[")
    if comma == nil, !isFirst || isAfterContainer {
      insert(valueEnd, ",", "a comma is missing")
    }
    comma = nil
    isAfterContainer = false
  }

  /// Whether a whole list or object ended where the last value did.
  var isAfterContainer = false

  mutating func close() {
    dropComma()
    position += 1
    isAfterContainer = true
  }

  mutating func closeEarly(_ bracket: StaticString) {
    dropComma()
    position = valueEnd
    insert(valueEnd, bracket, "a bracket without its partner", newLine: depth == 1)
    isAfterContainer = true
  }

  mutating func dropComma() {
    if let comma {
      put(SourceEdit(comma..<(comma + 1), [], by: .trailingComma, reason: "a comma before the end"))
    }
    comma = nil
  }

  mutating func insert(_ offset: Int, _ text: StaticString, _ reason: String, newLine: Bool = false) {
    let bytes = text.withUTF8Buffer { Array($0) }
    put(SourceEdit(offset..<offset, (newLine ? [0x0A] : []) + bytes, by: .jsonSyntax, reason: reason))
  }

  /// Keeps edits in order; comments after a value may have come first. What is put in at a place stands before what is taken
  /// out there.
  mutating func put(_ edit: SourceEdit) {
    let offset = edit.range.lowerBound
    let isInsertion = edit.range.isEmpty
    let earlier = edits.lastIndex {
      $0.range.lowerBound < offset || $0.range.lowerBound == offset && (!isInsertion || $0.range.isEmpty)
    }
    let place = earlier.map { $0 + 1 } ?? 0
    edits.insert(edit, at: place)
  }

  // MARK: Keys and values

  func wordEnd() -> Int? {
    var end = position
    while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit || bytes[end] == 0x5F || bytes[end] == 0x2D {
      end += 1
    }
    return end > position ? end : nil
  }

  /// Whether a key and its colon stand here. After a blank line it must be in quotation marks.
  func isKeyAhead(isApart: Bool) -> Bool {
    if markLength() > 0 { return isEntryAhead() || !isApart }
    guard !isApart, current.isLetter || current == UInt8(ascii: "_"), let end = wordEnd() else { return false }
    var probe = ahead
    probe.position = end
    while probe.current.isBlank { probe.position += 1 }
    return probe.current == UInt8(ascii: ":") || probe.current == UInt8(ascii: "=")
  }

  /// A string and a colon after it.
  func isEntryAhead() -> Bool {
    var probe = ahead
    guard markLength() > 0, (try? probe.string()) != nil else { return false }
    while probe.current.isBlank, probe.position < bytes.count { probe.position += 1 }
    return probe.current == UInt8(ascii: ":")
  }

  mutating func key() throws {
    if markLength() > 0 {
      try string()
    } else {
      guard let end = wordEnd() else { throw Refusal() }
      quote(position..<end, "a key without quotation marks")
      position = end
    }
    skipSpace()
    if current == UInt8(ascii: "=") {
      edits.append(
        SourceEdit(position..<(position + 1), [0x3A], by: .keySign, reason: "an equals sign where JSON has a colon"))
    } else if current != UInt8(ascii: ":") {
      throw Refusal()
    }
    position += 1
  }

  mutating func quote(_ range: Range<Int>, _ reason: String) {
    edits.append(SourceEdit(range.lowerBound..<range.lowerBound, [0x22], by: .quotes, reason: reason))
    edits.append(SourceEdit(range.upperBound..<range.upperBound, [0x22], by: .quotes, reason: reason))
  }

  mutating func value() throws {
    try pay()
    switch current {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    default:
      isAfterContainer = false
      if markLength() > 0 { try string() } else { try word() }
    }
  }

  /// A number, a literal, or text without marks.
  mutating func word() throws {
    let start = position
    while position < bytes.count, !bytes[position].isBreak, bytes[position] != UInt8(ascii: ","),
      bytes[position] != UInt8(ascii: "}"), bytes[position] != UInt8(ascii: "]")
    {
      position += 1
    }
    while position > start, bytes[position - 1].isBlank { position -= 1 }
    guard position > start else { throw Refusal() }
    let text = bytes[start..<position]
    let literals: [(String, String)] = [("True", "true"), ("False", "false"), ("None", "null"), ("undefined", "null")]
    if let literal = literals.first(where: { text.elementsEqual($0.0.utf8) }) {
      edits.append(
        SourceEdit(
          start..<position, Array(literal.1.utf8), by: .jsonSyntax, reason: "a word that JSON spells otherwise"))
      return
    }
    if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) || text.elementsEqual("null".utf8) { return }
    if let number = NumberForm.normal(text), number.elementsEqual(text) { return }
    guard !text.contains(0x22), !text.contains(0x5C) else { throw Refusal() }
    quote(start..<position, "a text without quotation marks")
  }

  static let marks: [(open: StaticString, close: [StaticString])] = [
    ("\"", ["\""]), ("'", ["'"]), ("“", ["”", "“", "\""]), ("”", ["”"]), ("‘", ["’", "'"]),
  ]
}
