internal import Provenance

/// Spaces that poppler puts into words of a type that is set with its letters apart, where two of them stand a little farther off than others, as `PA Í S`.
/// True spaces of such a type, as in `EXECUTING AGENCY`, are far wider: where a page has both in one type, the narrow ones part no words.
struct SpacedTypes {
  /// In units of the letters' height: spaces in words are narrower, those between words wider.
  private static let narrow: Float = 0.2
  private static let wide: Float = 0.35
  /// How much wider those between words are at least.
  private static let ratio: Float = 2.5

  /// The spaces of a page that part no words, by their scalars; `count` is that of its styles.
  static func falseSpaces(_ codes: [UInt32], _ boxes: [Box], _ styles: ScalarStyles, count: Int) -> [Int] {
    guard count > 0, codes.count > 2 else { return [] }
    var spaces: [(index: Int, style: Int, gap: Float)] = []
    for index in 1..<(codes.count - 1)
    where codes[index] == 0x20 && CharacterKind.isUppercase(codes[index - 1])
      && CharacterKind.isUppercase(codes[index + 1])
    {
      let style = Int(styles[index - 1])
      guard style >= 0, style < count, style == Int(styles[index + 1]) else { continue }
      let gap = (boxes[index + 1].x - boxes[index - 1].right) / max(1, boxes[index + 1].height)
      if gap > 0 { spaces.append((index, style, gap)) }
    }
    guard spaces.contains(where: { $0.gap < narrow }), spaces.contains(where: { $0.gap > wide }) else { return [] }
    var least = [Float](repeating: .infinity, count: count)
    for space in spaces where space.gap >= narrow { least[space.style] = min(least[space.style], space.gap) }
    return spaces.filter { space in
      let word = least[space.style]
      return space.gap < narrow && word.isFinite && word > wide && word > ratio * space.gap
    }.map(\.index)
  }
}
