import Provenance
import Testing

@testable import PDFExtractor

/// Alef and lam side by side: halves of one glyph, or two.
@Suite struct LamAlefTests {
  /// What becomes of a word whose letters are so wide, set from right to left.
  private func mended(_ word: String, widths: [Float]) -> String {
    var x: Float = 100
    let boxes = widths.map { width in
      x -= width
      return Box(x: x, y: 10, width: width, height: 12)
    }
    let text = Array(word.utf8).withUnsafeBufferPointer { RepairedText($0) }
    return String(
      decoding: LamAlef.mended(text, boxes, [StyleRun(start: 0, style: 0)]).utf8, as: UTF8.self)
  }

  @Test func halvesOfAGlyphAreLamAndAlef() {
    #expect(mended("\u{648}\u{627}\u{644}", widths: [5, 3.125, 3.125]) == "\u{648}\u{644}\u{627}")
  }

  @Test func anArticleIsAlefAndLam() {
    #expect(mended("\u{627}\u{644}\u{628}", widths: [3, 3.25, 7]) == "\u{627}\u{644}\u{628}")
  }

  @Test func lettersAsWideAsElsewhereAreTwoGlyphs() {
    let word = "\u{628}\u{627}\u{628}\u{627}\u{644}"
    #expect(mended(word, widths: [6, 6, 6, 6, 6]) == word)
  }
}
