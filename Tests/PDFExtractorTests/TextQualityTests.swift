import Testing

@testable import PDFExtractor

/// Text that a page's fonts give, and text that is none.
@Suite struct TextQualityTests {
  private static let text = """
    Farmers of the lake basin lost one third of their harvest to drought and to pests in the last season. The project brings
    seed that bears dry years, and teaches how to store it (45% of 1,200 villages; see page 12).
    """

  private func isGarbled(_ text: String) -> Bool { TextQuality(Array(text.utf8)).isGarbled }

  /// Each code less by what a font's first glyphs are left out: spaces become controls.
  @Test func codesOfGlyphsAreNoText() {
    let shifted = Self.text.unicodeScalars.filter { $0.value >= 0x20 }.map { Unicode.Scalar(UInt8($0.value - 29)) }
    #expect(isGarbled(String(String.UnicodeScalarView(shifted))))
  }

  @Test func scriptsThatChangeFromLetterToLetterAreNoText() {
    let word = "\u{514}\u{3F8}\u{407}\u{7D9}\u{CC5}\u{D0D}\u{D80}\u{DA5}\u{A52}\u{3A8} "
    #expect(isGarbled(String(repeating: word, count: 8)))
  }

  @Test func hardlyAnythingButSignsIsNoText() {
    #expect(isGarbled(String(repeating: "!\"#& *+<= >?@[ ]^_` ", count: 12)))
  }

  @Test(arguments: [
    text,
    "Всего 45 деревень получили семена, μm и Δφ, 12 °C, и Ελληνικά рядом с ними, как прежде бывало. Всего сорок пять.",
    "गाँव के समूह बीज के भंडार रखते हैं और सूखे में उधार देते हैं, हर साल फसल के बाद वापस लेते हैं।",
    "if (a[i] != b[j] && c <= d) { e += f[i]; g = h ^ k; } else { return m; } // compares both, then stops at the end",
    "1,200 | 45% | $3.20 | 12.5 | 1,300 | 46% | $3.30 | 12.6 | 1,400 | 47% | $3.40 | 12.7 | 1,500 | 48% | $3.50 | 12.8",
    "Contents ........................................................ 12 Wells ..................................... 14",
  ])
  func textIsText(_ text: String) { #expect(!isGarbled(text)) }
}
