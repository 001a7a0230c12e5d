import Cleaners
import DocumentModel
import Stages
import Testing

@Suite struct HyphenationTests {
  private func clean(_ paragraphs: String...) throws -> [String] {
    try TypedDocument(paragraphs).cleaned(by: Hyphenation(options: NoOptions()))
  }

  @Test(arguments: [
    ("the develop-\nment of roads", "the development of roads"),
    ("policies well-artic\u{2010}\nulated here", "policies well-articulated here"),
    ("the fishing in\u{2010}\ndustry", "the fishing industry"),
    ("forced ex\u{2010}\nploitation", "forced exploitation"),
    ("agri\u{AD}\nculture", "agriculture"),
    ("a work-\nshop with others", "a workshop with others"),
  ])
  func brokenWordsAreWhole(text: String, expected: String) throws {
    #expect(try clean(text) == [expected])
  }

  @Test(arguments: [
    ("a community-\nbased plan", "a community-based plan"),
    ("all self-\nhelp groups", "all self-help groups"),
    ("the Socio-\nCultural Community", "the Socio-Cultural Community"),
    ("in 2019-\n2020 only", "in 2019-2020 only"),
    ("non-\nstate actors", "non-state actors"),
    ("to s.ramlal@groene-\nerven.example today", "to s.ramlal@groene-erven.example today"),
    ("see www.groene-\nerven.example", "see www.groene-erven.example"),
    ("decision-\nmakers say", "decision-makers say"),
    ("KfW, EU-\nITF", "KfW, EU-ITF"),
  ])
  func hyphensOfWordsStay(text: String, expected: String) throws {
    #expect(try clean(text) == [expected])
  }

  @Test func theDocumentDecides() throws {
    #expect(
      try clean("for the re-\nentry of all", "their re-entry was planned") == [
        "for the re-entry of all", "their re-entry was planned",
      ])
    #expect(
      try clean("a news-\npaper said", "the newspaper of the day said") == [
        "a newspaper said", "the newspaper of the day said",
      ])
  }

  @Test func aDocumentWithASignForBreaksKeepsItsOtherHyphens() throws {
    #expect(
      try clean("vic\u{2010}\ntims and sur\u{2010}\nvivors", "of victim-\nsurvivors") == [
        "victims and survivors", "of victim-survivors",
      ])
  }

  @Test func aHyphenBeforeASpaceStays() throws {
    #expect(try clean("short- and long-\nterm plans") == ["short- and long-term plans"])
  }

  @Test func softHyphensWithinLinesGo() throws {
    #expect(try clean("agri\u{AD}culture") == ["agriculture"])
  }
}
