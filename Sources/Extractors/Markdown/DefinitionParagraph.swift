import DocumentModel
import Provenance

/// A paragraph of terms and, each on a line that begins with a colon, what they mean (PHP Markdown Extra, kramdown).
enum DefinitionParagraph {
  /// The definitions that a paragraph is; nil where it is none.
  static func definitions(_ text: Inline) -> [Block.Definition]? {
    let bytes = text.text.utf8
    guard holdsDefinition(bytes) else { return nil }
    var result: [Block.Definition] = []
    var term: Range<Int>?
    var meaning: Range<Int>?
    for line in lines(bytes) {
      if let start = startOfMeaning(bytes, line) {
        guard let term else { return nil }
        if let meaning { result.append(definition(text, term, meaning)) }
        meaning = start..<line.upperBound
      } else if let before = meaning, let known = term, !isFollowed(bytes, line) {
        meaning = before.lowerBound..<line.upperBound
        term = known
      } else {
        if let known = term {
          guard let before = meaning else { return nil }
          result.append(definition(text, known, before))
        }
        term = line
        meaning = nil
      }
    }
    guard let term, let meaning else { return nil }
    result.append(definition(text, term, meaning))
    return result
  }

  private static func definition(_ text: Inline, _ term: Range<Int>, _ meaning: Range<Int>) -> Block.Definition {
    Block.Definition(term: text[term].trimmed(), text: text[meaning].trimmed())
  }

  private static func holdsDefinition(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 1
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09 {
          var before = index - 1
          while before > 0, bytes[before] == 0x20 { before -= 1 }
          if bytes[before] == 0x0A { return true }
        }
        index += 1
      }
      return false
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      result.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { result.append(start..<bytes.count) }
    return result
  }

  /// Whether the line after one begins with a colon: then it is a term.
  private static func isFollowed(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.upperBound + 1 < bytes.count else { return false }
    let end = bytes[(line.upperBound + 1)...].firstIndex(of: 0x0A) ?? bytes.count
    return startOfMeaning(bytes, (line.upperBound + 1)..<end) != nil
  }

  private static func startOfMeaning(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == 0x20 { index += 1 }
    guard index + 1 < line.upperBound, bytes[index] == UInt8(ascii: ":"),
      bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
    else { return nil }
    return index + 1
  }
}
