import Stages
import Testing

struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SentenceSplitter.sentences(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func endsAtFullStops() {
    #expect(sentences("One came. Two went! Did three? Yes.") == ["One came.", "Two went!", "Did three?", "Yes."])
  }

  @Test func goesOnAfterAbbreviations() {
    #expect(sentences("The U.S. Government paid. Dr. Sowe came at 9 a.m. with No. 5.").count == 2)
  }

  @Test func takesClosingQuotationMarksAlong() {
    #expect(
      sentences("They called it “boring, in the best sense: the lights are on.” Its work continues.") == [
        "They called it “boring, in the best sense: the lights are on.”", "Its work continues.",
      ])
  }

  @Test func numbersDoNotEndSentences() {
    #expect(sentences("It grew by 3.5 percent in 2019. Then it fell.").count == 2)
  }

  @Test func emptyTextHasNone() {
    #expect(sentences("").isEmpty)
    #expect(sentences("  \n ").isEmpty)
  }
}
