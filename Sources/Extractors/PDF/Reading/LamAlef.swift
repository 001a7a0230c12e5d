internal import Provenance

/// Puts the two letters of an Arabic ligature in the order in which they are read.
///
/// Lam and alef are one glyph. Poppler gives each a half of its width, from left to right, and then turns the word around, so that alef
/// comes first. Two halves are exactly as wide as each other; the two letters of an article are, where each is a glyph of its own,
/// as wide as such letters are elsewhere on the page.
struct LamAlef {
  /// Halves differ by less, as a part of their width.
  private static let tolerance: Float = 0.002

  /// Widths of each alef and each lam that is no such half, in thousandths of a point, by style.
  private var whole: [Int32: Set<Int>] = [:]

  /// The text with each such pair the other way around; the boxes stay, for the letter that is read first stands on the right.
  static func mended(_ text: RepairedText, _ boxes: [Box], _ runs: [StyleRun]) -> RepairedText {
    guard text.utf8.contains(0xD9) else { return text }
    var result = text
    var (pairs, mender): ([(alef: Int, style: Int32)], LamAlef) = ([], LamAlef())
    var run = 0
    for scalar in 0..<min(text.count, boxes.count) {
      while run + 1 < runs.count, runs[run + 1].start <= scalar { run += 1 }
      let style = run < runs.count ? runs[run].style : -1
      if areHalves(text, boxes, scalar) {
        pairs.append((scalar, style))
      } else if isAlef(text, scalar) || isLam(text, scalar) && !areHalves(text, boxes, scalar - 1) {
        mender.whole[style, default: []].insert(thousandths(boxes[scalar]))
      }
    }
    for pair in pairs where !mender.isKnown(boxes[pair.alef], pair.style) { result.swapEqual(pair.alef, pair.alef + 1) }
    return result
  }

  private func isKnown(_ box: Box, _ style: Int32) -> Bool {
    guard let widths = whole[style] else { return false }
    let width = LamAlef.thousandths(box)
    let slack = max(1, Int(LamAlef.tolerance * Float(width)))
    return ((width - slack)...(width + slack)).contains { widths.contains($0) }
  }

  private static func thousandths(_ box: Box) -> Int { Int(box.width * 1000) }

  /// Whether an alef and a lam behind it could be halves of one glyph.
  private static func areHalves(_ text: RepairedText, _ boxes: [Box], _ scalar: Int) -> Bool {
    guard isAlef(text, scalar), isLam(text, scalar + 1), scalar + 1 < boxes.count else { return false }
    let (alef, lam) = (boxes[scalar], boxes[scalar + 1])
    let slack = max(0.001, tolerance * alef.width)
    return alef.width > 0 && abs(alef.width - lam.width) < slack && abs(alef.x - lam.right) < 5 * slack
      && abs(alef.y - lam.y) < slack
  }

  /// Alef by itself, with madda, and with hamza above or below.
  private static func isAlef(_ text: RepairedText, _ scalar: Int) -> Bool {
    second(text, scalar, after: 0xD8).map { [0xA2, 0xA3, 0xA5, 0xA7].contains($0) } ?? false
  }

  private static func isLam(_ text: RepairedText, _ scalar: Int) -> Bool { second(text, scalar, after: 0xD9) == 0x84 }

  private static func second(_ text: RepairedText, _ scalar: Int, after lead: UInt8) -> UInt8? {
    guard scalar >= 0, scalar < text.count else { return nil }
    let start = Int(text.offsets[scalar])
    return text.utf8[start] == lead ? text.utf8[start + 1] : nil
  }
}
