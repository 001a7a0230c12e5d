import Provenance

extension FaultMender {
  /// A double-quoted value with an escape that YAML does not have: every backslash is one, `\'` is an apostrophe.
  func escapes(_ value: Range<Int>) -> [SourceEdit]? {
    guard let end = doubleQuoteEnd(value) else { return nil }
    var edits: [SourceEdit] = []
    let reason = "a backslash that begins no escape"
    for offset in (value.lowerBound + 1)..<end where bytes[offset] == 0x5C {
      if offset + 1 < end, bytes[offset + 1] == 0x27 {
        edits.append(SourceEdit(offset..<(offset + 1), [], by: .badEscape, reason: reason))
      } else {
        edits.append(SourceEdit(offset..<offset, [0x5C], by: .badEscape, reason: reason))
        if offset + 1 < end, bytes[offset + 1] == 0x22 {
          edits.append(SourceEdit((offset + 1)..<(offset + 1), [0x5C], by: .badEscape, reason: reason))
        }
      }
    }
    return edits
  }

  /// The mark that ends a double-quoted value, over lines if need be: the first that stands at the end of a line.
  func doubleQuoteEnd(_ value: Range<Int>) -> Int? {
    if value.count > 1, bytes[value.upperBound - 1] == 0x22 { return value.upperBound - 1 }
    var last = startLine + 1
    while last < block.upperBound, last - startLine < 60, lines[last].kind != .delimiter {
      let end = lastByte(last)
      if end > lines[last].content, bytes[end - 1] == 0x22 { return end - 1 }
      last += 1
    }
    return nil
  }
}
