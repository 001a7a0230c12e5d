import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

/// Hebrew and Arabic: `right-to-left.pdf` and `two-directions.pdf` are LibreOffice's exports of the files of the same names,
/// `right-to-left-table.pdf` and `lam-alef.pdf` are Chromium's.
@Suite struct RightToLeftTests {
  private static func page(_ name: String) throws -> Reading {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    return try Reading([UInt8](Data(contentsOf: file)))
  }

  @Test func aPageReadsFromItsFirstLineToItsLast() throws {
    #expect(
      try Self.page("right-to-left.pdf").outline == [
        "הפרויקט התחיל בשנת 2019 ונמשך חמש שנים, עם Green Valley Trust כשותף ראשי. בכל שנה נשתלו 1,250 עצים ליד הנהר, "
          + "והתושבים שמרו עליהם.",
        "بدأ المشروع في عام 2019 واستمر خمس سنوات، وشارك فيه 340 مزارعا من القرى القريبة من النهر، على 12 500 متر.",
        "סוף הדף נכתב כאן, ושום מילה לא אבדה.",
      ])
  }

  @Test func rowsOfNumbersStandUnderTheirHeadsAndTheLastShortLineIsThere() throws {
    let outline = try Self.page("right-to-left-table.pdf").outline
    #expect(
      outline.filter { $0.hasPrefix("|") } == ["| שנה | ילדים | מורות", "| 2021 | 410 | 22", "| 2022 | 935 | 48"])
    #expect(outline.last == "טלפון 0245550123")
  }

  @Test func lamComesBeforeTheAlefOfItsLigature() throws {
    #expect(
      try Self.page("lam-alef.pdf").outline.joined(separator: " ")
        == "# المدارس في الأغوار يغيب الأطفال ثلاثة أشهر في السنة، ولا يعود بعضهم أبدا إلا بعد الحصاد. للاتصال: هاتف 0245550123"
    )
  }

  @Test func whatIsQuotedInAnotherDirectionKeepsItsOrder() throws {
    #expect(
      try Self.page("two-directions.pdf").outline == [
        "The word for river is נהר in Hebrew, and the name of the project was עמק ירוק גדול from its first day until 2024.",
        "This line comes last and keeps its place.",
      ])
  }

  @Test func lettersHaveTheirOwnBoxes() throws {
    let reading = try Self.page("right-to-left.pdf")
    let source = try #require(reading.sources.first { if case .page = $0.locator { true } else { false } })
    guard case .page(let page) = source.locator else { return }
    let text = Array(String(decoding: source.utf8, as: UTF8.self).unicodeScalars)
    #expect(text.count == page.boxes.count)
    /// The boxes of the letters of a word.
    func boxes(_ word: String) throws -> [Box] {
      let letters = Array(word.unicodeScalars)
      let start = try #require(text.indices.first { text[$0...].starts(with: letters) })
      return letters.indices.map { page.boxes[start + $0] }
    }
    for word in ["הפרויקט", "עצים", "סוף"] {
      let letters = try boxes(word)
      #expect(zip(letters, letters.dropFirst()).allSatisfy { $1.right <= $0.x + 0.5 }, "\(word) runs to the left")
    }
    for word in ["Green", "2019", "1,250"] {
      let letters = try boxes(word)
      #expect(zip(letters, letters.dropFirst()).allSatisfy { $1.x >= $0.right - 0.5 }, "\(word) runs to the right")
    }
    #expect(try boxes("הפרויקט")[0].right > 0.85 * page.width, "the first word stands at the right edge")
    #expect(try boxes("סוף")[0].y > boxes("הפרויקט")[0].bottom)
  }
}
