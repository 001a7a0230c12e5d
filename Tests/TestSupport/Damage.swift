/// Damages a text file as mail, editors, converters and transfer do: stray markup, lost and doubled stretches, changed bytes.
public struct Damage: Sendable {
  public private(set) var random: SeededRandom

  public init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// The bytes after a few random changes.
  public mutating func apply(to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<[1, 2, 3, 5, 10, 30][random.below(6)] where !result.isEmpty { change(&result) }
    return result
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count)
    let stretch = place..<min(bytes.count, place + [1, 2, 5, 40, 200][random.below(5)])
    switch random.below(20) {
    case 0..<11: bytes.insert(contentsOf: Damage.scraps[random.below(Damage.scraps.count)].utf8, at: place)
    case 11, 12, 13: bytes.removeSubrange(stretch)
    case 14, 15: bytes[place] = UInt8(random.below(256))
    case 16, 17, 18: bytes.insert(contentsOf: bytes[stretch], at: random.below(bytes.count))
    default: if random.chance(20) { bytes.removeSubrange(place...) }
    }
  }

  private static let scraps = [
    "\n", "\n\n", "---\n", "<", ">", "&amp;", "&#x41;", "&nbsp;", "&", "**", "_", "`", "```\n", "[", "]", "](x)", "!",
    "| a | b |\n|---|---|\n", "\0", "\u{200B}", "<p>", "</div>", "<table>", "<td>", "<script>", "-->", "<!--", "\r",
    "\t",
    "    ", "> ", "- ", "1. ", "\\", "\"", "'", ": ", "# ", "\u{AD}", "\u{FEFF}", "😀", "$5 million", "e\u{301}", "<br>",
    "\u{A0}", "ﬁ", "\u{F0B7}", "</", "&#0;", "&#xD800;", "{", "}", "%", "~~", "<b>", "</b>", "<a href='x'>", "\u{2028}",
  ]
}
