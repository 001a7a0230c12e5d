/// Reads a block of YAML 1.2 into nodes with their places.
///
/// Indentation-driven recursive descent, limited in depth. Accepts what YAML 1.2 or libyaml accepts; of duplicate keys,
/// anchors and types it knows nothing (see `YAMLComposer`).
struct YAMLReader {
  let bytes: [UInt8]
  let end: Int
  var position: Int
  /// Where the line of `position` begins.
  var lineStart: Int
  var depth = 0
  /// Keys, values, escapes and lines of values that were read.
  private var parts = 0
  /// Where the outermost open bracket stands.
  var flowStart: Int?
  /// Where something reads well that was hardly meant so: an item without its space, an item inside a value.
  private(set) var suspects: [Int] = []

  init(_ bytes: [UInt8], _ block: Range<Int>) {
    self.bytes = bytes
    self.end = block.upperBound
    self.position = block.lowerBound
    self.lineStart = block.lowerBound
  }

  /// The one node of the block; empty where there is none.
  static func read(_ bytes: [UInt8], in block: Range<Int>) throws(FrontMatterFailure) -> YAMLNode {
    var reader = YAMLReader(bytes, block)
    return try reader.document()
  }

  mutating func document() throws(FrontMatterFailure) -> YAMLNode {
    let node = try blockNode(parent: -1, in: .document)
    skipToContent()
    guard position >= end else {
      throw FrontMatterFailure(.notAKey, "a line that is no key and goes on with nothing", at: position)
    }
    return node
  }

  /// Counts a part; refuses a block of more than any has.
  mutating func count() throws(FrontMatterFailure) {
    parts += 1
    guard parts <= FrontMatterLimits.parts else {
      throw FrontMatterFailure(.limit, "more than \(FrontMatterLimits.parts) keys and values", at: position)
    }
  }

  mutating func suspect(_ offset: Int) {
    if suspects.count < 16 { suspects.append(offset) }
  }

  var column: Int { position - lineStart }

  func byte(at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0x0A }
  var current: UInt8 { position < end ? bytes[position] : 0x0A }

  mutating func skipBlanks() {
    while position < end, bytes[position].isBlank { position += 1 }
  }

  mutating func consumeBreak() {
    position = bytes.afterBreak(position, end: end)
    lineStart = position
  }

  /// At a comment: a number sign at the start of a line or after a blank.
  var isAtComment: Bool {
    current == UInt8(ascii: "#") && position < end && (position == lineStart || bytes[position - 1].isBlank)
  }

  mutating func skipLine() {
    position = bytes.lineEnd(from: position, end: end)
  }

  /// Skips blanks, comments and line ends.
  mutating func skipToContent() {
    while position < end {
      let byte = bytes[position]
      if byte.isBlank {
        position += 1
      } else if byte.isBreak {
        consumeBreak()
      } else if isAtComment {
        skipLine()
      } else {
        return
      }
    }
  }

  /// Whether only blanks stand before `position` in its line.
  var isFirstInLine: Bool {
    var index = position - 1
    while index >= lineStart, bytes[index].isBlank { index -= 1 }
    return index < lineStart
  }

  /// Refuses a tab before block structure.
  func refuseTabIndent() throws(FrontMatterFailure) {
    for index in lineStart..<max(lineStart, position) where bytes[index] == 0x09 {
      throw FrontMatterFailure(.tab, "a tab as indentation", at: index)
    }
  }

  /// At `- `, or a dash that ends its line.
  var isAtItem: Bool {
    current == UInt8(ascii: "-") && position < end && byte(at: position + 1).isBlankOrBreak
  }

  var isAtExplicitKey: Bool {
    current == UInt8(ascii: "?") && position < end && byte(at: position + 1).isBlankOrBreak
  }

  /// After a value nothing may stand in its line but a comment.
  mutating func expectLineEnd(after start: Int) throws(FrontMatterFailure) {
    // A block scalar ends with its last line.
    if position == lineStart { return }
    // libyaml lets a comment follow a quotation mark or a bracket without a space.
    let isClosed = position > start && "\"']}".utf8.contains(bytes[position - 1])
    skipBlanks()
    guard position < end, !bytes[position].isBreak, !isAtComment else { return }
    if isClosed, bytes[position] == UInt8(ascii: "#") { return skipLine() }
    if bytes[position] == UInt8(ascii: ":") {
      throw FrontMatterFailure(.colonInValue, "a colon where no key can stand", at: position, from: start)
    }
    throw FrontMatterFailure(.textAfterValue, "text after the end of a value", at: position, from: start)
  }
}
