import Provenance

extension FaultMender {
  /// `key: - item`.
  func inlineItems() -> [[SourceEdit]] {
    guard failure.problem == .itemInValue, let key = lines[startLine].key, failure.start < lines[startLine].end else {
      return []
    }
    let line = lines[startLine]
    var column = line.keyColumn + 2
    if startLine + 1 < block.upperBound, lines[startLine + 1].kind == .item,
      lines[startLine + 1].indent >= line.keyColumn
    {
      column = lines[startLine + 1].indent
    }
    let range = (key.mark + 1)..<failure.start
    return [
      [
        SourceEdit(
          range, [0x0A] + Array(repeating: 0x20, count: column), by: .inlineItem,
          reason: "an item in the line of its key")
      ]
    ]
  }

  /// `key: [a, b`.
  func brackets() -> [[SourceEdit]] {
    let line = lines[startLine]
    let value = line.value
    guard let first = value.first, bytes[first] == UInt8(ascii: "[") || bytes[first] == UInt8(ascii: "{") else {
      return []
    }
    let close: UInt8 = bytes[first] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    let opens = bytes[value].filter { $0 == bytes[first] }.count
    let closes = bytes[value].filter { $0 == close }.count
    guard opens > closes, opens - closes <= 8 else { return [] }
    let end = value.upperBound
    return [
      [
        SourceEdit(
          end..<end, Array(repeating: close, count: opens - closes), by: .openBracket,
          reason: "a list in brackets without its end")
      ]
    ]
  }
}
