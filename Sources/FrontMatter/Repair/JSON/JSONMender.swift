import Provenance

/// Mends JSON as people write it by hand: at the head of a file, or between the delimiters of YAML.
enum JSONMender {
  /// Nil where no object stands at the head, or none that can be mended.
  static func edits(_ bytes: [UInt8]) -> [SourceEdit]? {
    guard let head = JSONHead(bytes) else { return nil }
    var object = LooseJSON(bytes, from: head.brace)
    guard object.read() else { return nil }
    object.edits.add(head.edits)
    object.edits.add(JSONHead.after(bytes, object.position))
    guard let edits = object.edits.ordered, !edits.isEmpty else { return nil }
    let reading = FrontMatter.read(Source(Draft(bytes).applying(edits).bytes))
    return reading.failure == nil && reading.format == .json ? edits : nil
  }

  /// Edits of an object that is the whole of a block; nil where the block holds none, or something after it.
  static func edits(_ bytes: [UInt8], block: Range<Int>) -> [SourceEdit]? {
    let start = JSONHead.skipBlank(bytes, block.lowerBound)
    guard start < block.upperBound, bytes[start] == UInt8(ascii: "{") else { return nil }
    var object = LooseJSON(Array(bytes[..<block.upperBound]), from: start)
    guard object.read(), JSONHead.skipBlank(bytes, object.position) >= block.upperBound else { return nil }
    return object.edits.ordered
  }
}

/// What stands about an object at the head of a file.
struct JSONHead {
  /// Where the opening brace stands.
  let brace: Int
  let edits: [SourceEdit]

  /// Nil where the file begins otherwise; `{%` and `{{` are templates.
  init?(_ bytes: [UInt8]) {
    var offset = JSONHead.skipBlank(bytes, 0)
    let hasSign = bytes.has(";;;", at: offset, end: bytes.count)
    if hasSign { offset = JSONHead.skipBlank(bytes, bytes.lineEnd(from: offset, end: bytes.count)) }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{"),
      LooseJSON(bytes, from: offset + 1).isObjectAhead
    else { return nil }
    brace = offset
    let rule: Rule = hasSign ? .delimiter : .leadingJunk
    edits = offset > 0 ? [SourceEdit(0..<offset, [], by: rule, reason: "something stands before the object")] : []
  }

  /// White space and characters without width.
  static func skipBlank(_ bytes: [UInt8], _ start: Int) -> Int {
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

  /// After the object its line must end; a line `;;;` goes.
  static func after(_ bytes: [UInt8], _ offset: Int) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    let line = bytes.lineEnd(from: offset, end: bytes.count)
    let rest = bytes[offset..<line].filter { !$0.isBlank }
    if !rest.isEmpty, rest.allSatisfy({ $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      edits.append(SourceEdit(offset..<line, [], by: .jsonSyntax, reason: "something stands after the object"))
    }
    let next = skipBlank(bytes, line)
    if bytes.has(";;;", at: next, end: bytes.count) {
      let end = bytes.lineEnd(from: next, end: bytes.count)
      let after = end < bytes.count ? bytes.afterBreak(end, end: bytes.count) : end
      edits.append(SourceEdit(next..<after, [], by: .delimiter, reason: "a delimiter that JSON does not have"))
    }
    return edits
  }
}
