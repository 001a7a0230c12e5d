/// Footnotes that nothing refers to. cmark-gfm throws them away, so that references to them are put behind the text.
enum UnreferencedFootnotes {
  /// What to parse behind a text: a paragraph of references; empty where each note has one.
  static func references(in text: [UInt8], _ body: Range<Int>) -> [UInt8] {
    var defined: [[UInt8]] = []
    var referenced: Set<[UInt8]> = []
    text.withUnsafeBufferPointer { bytes in
      var index = body.lowerBound
      while index + 2 < body.upperBound {
        guard bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "^"),
          let end = endOfLabel(bytes, index + 2, body.upperBound)
        else {
          index += 1
          continue
        }
        let label = Array(bytes[(index + 2)..<end])
        let isDefinition = end + 1 < body.upperBound && bytes[end + 1] == UInt8(ascii: ":")
        if isDefinition, isLineStart(bytes, index, body.lowerBound) {
          defined.append(label)
        } else {
          referenced.insert(folded(label))
        }
        index = end
      }
    }
    let missing = defined.filter { !referenced.contains(folded($0)) }
    guard !missing.isEmpty else { return [] }
    return missing.reduce(into: [0x0A, 0x0A]) { result, label in
      result += Array("[^".utf8) + label + Array("] ".utf8)
    } + [0x0A]
  }

  private static func endOfLabel(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < min(end, start + 200) {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index > start ? index : nil
      case UInt8(ascii: "["), UInt8(ascii: "\\"), 0...0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func isLineStart(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    var index = offset
    while index > start, offset - index < 100 {
      switch bytes[index - 1] {
      case 0x0A, 0x0D: return true
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index -= 1
      default: return false
      }
    }
    return index == start
  }

  private static func folded(_ label: [UInt8]) -> [UInt8] {
    label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
