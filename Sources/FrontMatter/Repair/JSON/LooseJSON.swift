import Provenance

/// Reads an object as people write it by hand, and notes the edits that make it JSON.
///
/// Comments, single or typographic quotation marks, keys without any, commas too many or too few, brackets without their
/// end.
struct LooseJSON {
  struct Refusal: Error {}

  let bytes: [UInt8]
  /// Where looking ends: behind it nothing can be mended.
  let limit: Int
  var position: Int
  var edits = EditList()
  private var depth = 0
  /// Values that may still be read: more than front matter ever holds, less than takes time.
  var budget = 4_000

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
    limit = min(bytes.count, FrontMatterLimits.mendedSize + 1)
  }

  /// Reads the object at `position`, which is after it then; false where it can't be mended.
  mutating func read() -> Bool {
    do {
      try object()
      return true
    } catch {
      return false
    }
  }

  var isAtEnd: Bool { position >= limit }
  var current: UInt8 { isAtEnd ? 0 : bytes[position] }

  /// A reader from here, whose edits are not kept.
  var ahead: LooseJSON { LooseJSON(bytes, from: position) }

  /// After a brace: a key in marks, the end, or a word and a colon on a line of their own.
  var isObjectAhead: Bool {
    var probe = ahead
    probe.skipSpace()
    if probe.current == UInt8(ascii: "}") || probe.markLength > 0 { return true }
    guard let end = probe.wordEnd else { return false }
    let hasOwnLine = bytes[position..<probe.position].contains(where: \.isBreak)
    probe.position = end
    probe.skipSpace()
    return hasOwnLine && probe.current == UInt8(ascii: ":")
  }

  // MARK: Lists and objects

  mutating func object() throws {
    try container { reader, isApart in
      reader.isKeyAhead(isApart: isApart)
    } entry: { reader in
      try reader.key()
      reader.skipSpace()
      try reader.value()
    }
  }

  mutating func array() throws {
    try container { reader, isApart in
      !isApart && reader.current != UInt8(ascii: "}") && !reader.isEntryAhead
    } entry: { reader in
      try reader.value()
    }
  }

  /// Entries with their commas, up to the bracket that ends them or to what can't be one of them.
  private mutating func container(
    isEntry: (inout LooseJSON, _ isApart: Bool) -> Bool, entry: (inout LooseJSON) throws -> Void
  ) throws {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FrontMatterLimits.depth else { throw Refusal() }
    let closing: (byte: UInt8, text: StaticString) =
      current == UInt8(ascii: "{") ? (UInt8(ascii: "}"), "}") : (UInt8(ascii: "]"), "]")
    position += 1
    let open = position
    /// After the last entry, and the comma behind it.
    var last: (end: Int, comma: Int?)?
    while true {
      let isApart = skipSpace()
      guard edits.count < Draft.limit, !isAtEnd || limit == bytes.count else { throw Refusal() }
      let isClosed = !isAtEnd && current == closing.byte
      guard !isClosed, !isAtEnd, isEntry(&self, isApart) else {
        if let comma = last?.comma {
          edits.add(comma..<(comma + 1), "", .trailingComma, "a comma before the end")
        }
        if isClosed { position += 1 } else { closeEarly(closing.text, at: last?.end ?? open) }
        return
      }
      if let last, last.comma == nil { edits.add(last.end..<last.end, ",", .jsonSyntax, "a comma is missing") }
      try entry(&self)
      let end = position
      last = (end, commas())
    }
  }

  /// A bracket after the last entry; of the outermost object on a line of its own.
  private mutating func closeEarly(_ bracket: StaticString, at end: Int) {
    position = end
    edits.forget(from: end)
    let text = (depth == 1 ? [0x0A] : []) + bracket.withUTF8Buffer { Array($0) }
    edits.add([
      SourceEdit(position..<position, text, by: .jsonSyntax, reason: "a bracket without its partner")
    ])
  }

  /// The comma after an entry; further ones go. Where none stands, `position` stays.
  private mutating func commas() -> Int? {
    guard skipToComma() else { return nil }
    let first = position
    position += 1
    while edits.count < Draft.limit, skipToComma() {
      edits.add(position..<(position + 1), "", .jsonSyntax, "a comma too many")
      position += 1
    }
    return first
  }

  /// Whether a comma comes next; goes to it, or stays. Comments on the way are met again, and count once in the end.
  private mutating func skipToComma() -> Bool {
    let start = position
    skipSpace()
    if current == UInt8(ascii: ",") { return true }
    position = start
    return false
  }

  /// White space and comments; comments go. True where a blank line was crossed.
  @discardableResult
  mutating func skipSpace() -> Bool {
    var lineEnds = 0
    while !isAtEnd, edits.count < Draft.limit {
      if bytes[position].isBlankOrBreak {
        if bytes[position] == 0x0A { lineEnds += 1 }
        position += 1
      } else if bytes.has("//", at: position, end: limit) || isAtHash {
        dropComment(to: bytes.lineEnd(from: position, end: limit))
      } else if bytes.has("/*", at: position, end: limit) {
        var end = position + 2
        while end < limit, !bytes.has("*/", at: end, end: limit) { end += 1 }
        dropComment(to: min(end + 2, limit))
      } else {
        break
      }
    }
    return lineEnds > 1
  }

  /// A comment as YAML has it; after a blank line it is a heading of the text.
  private var isAtHash: Bool {
    guard current == UInt8(ascii: "#"), position > 0, bytes[position - 1].isBlankOrBreak else { return false }
    var lineEnds = 0
    for byte in bytes[..<position].reversed().prefix(while: { $0.isBlankOrBreak }) where byte == 0x0A { lineEnds += 1 }
    return lineEnds <= 1
  }

  private mutating func dropComment(to end: Int) {
    edits.add(position..<end, "", .jsonSyntax, "a comment in JSON")
    position = end
  }
}
