/// A line such as `Donor: Orchard Trust`.
enum LabelLine {
  /// A capital letter, a few words, a colon, white space and a value.
  static func isLabel(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = bytes[line].first, (0x41...0x5A).contains(first) || first >= 0xC3 else { return false }
    guard let colon = bytes[line].prefix(48).firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.upperBound,
      bytes[colon + 1] == 0x20 || bytes[colon + 1] == 0x09
    else { return false }
    let label = bytes[line.lowerBound..<colon]
    let spaces = label.filter { $0 == 0x20 }.count
    return spaces <= 4 && !label.contains { ".,;!?\"".utf8.contains($0) }
  }
}
