import DocumentModel
import Provenance

/// A field: an instruction, and what it gave.
struct StoryField {
  var instruction = TracedText()
  var hasResult = false
  /// Where the result begins: the paragraph's number, and the offset in its text.
  var paragraph = 0
  var start = 0

  /// What a HYPERLINK field leads to (ISO/IEC 29500-1, section 17.16.5.25).
  var target: TracedText? {
    let bytes = instruction.utf8
    let word = Array("HYPERLINK".utf8)
    guard let start = bytes.firstIndex(where: { !$0.isASCIIWhitespace }), start + word.count < bytes.count,
      zip(bytes[start...], word).allSatisfy({ $0 & 0xDF == $1 })
    else { return nil }
    var arguments: [Range<Int>] = []
    var isAnchor = false
    var index = start + word.count
    while index < bytes.count {
      if bytes[index].isASCIIWhitespace {
        index += 1
        continue
      }
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        if bytes[index + 1] | 0x20 == UInt8(ascii: "l"), arguments.isEmpty { isAnchor = true }
        index += 2
        continue
      }
      let isQuoted = bytes[index] == UInt8(ascii: "\"")
      let low = isQuoted ? index + 1 : index
      var high = low
      while high < bytes.count, isQuoted ? bytes[high] != UInt8(ascii: "\"") : !bytes[high].isASCIIWhitespace {
        high += 1
      }
      arguments.append(low..<high)
      index = high + 1
    }
    guard let first = arguments.first, !first.isEmpty else { return nil }
    return isAnchor ? instruction[first].asAnchor : instruction[first]
  }
}

extension TracedText {
  /// The name of a place as a link's target.
  var asAnchor: TracedText { isEmpty ? self : respelled(indices, as: [0x23] + utf8, by: .docxAnchor) }
}
