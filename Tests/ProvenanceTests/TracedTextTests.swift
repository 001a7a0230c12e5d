import Provenance
import Testing

@Suite struct TracedTextTests {
  let source = file("Fish &amp; chips\n  and more")

  @Test func quoteKeepsTheVeryCharacters() {
    let text = source.quote(0..<4)
    #expect(text.string == "Fish")
    #expect(text.tracedRuns == [quoted(0..<4, from: 0..<4)])
    #expect(source.quote().count == source.count)
    #expect(source.quote(3..<3) == TracedText())
  }

  @Test func decodeStandsForItsPlace() {
    let text = source.decode(source.range(of: "&amp;"), as: "&".utf8, by: .entity)
    #expect(text.string == "&")
    #expect(text.tracedRuns == [derived(0..<1, from: 5..<10, by: [.entity])])
    #expect(source.decode(0..<4, as: [], by: .entity).isEmpty)
  }

  @Test func aLiteralOwnsUp() {
    let text = TracedText("km", by: .literal)
    #expect(text.tracedRuns == [generated(0..<2, by: .literal)])
    #expect(text.coverage.isEmpty)
    #expect(TracedText("", by: .literal) == TracedText())
  }

  @Test func neighboursJoinAndStrangersDoNot() {
    #expect((source.quote(0..<2) + source.quote(2..<4)).tracedRuns == [quoted(0..<4, from: 0..<4)])
    #expect(
      (source.quote(0..<2) + source.quote(3..<4)).tracedRuns
        == [quoted(0..<2, from: 0..<2), quoted(2..<3, from: 3..<4)])
    let other = file("Fish", id: 1)
    #expect(
      (source.quote(0..<2) + other.quote(2..<4)).tracedRuns
        == [quoted(0..<2, from: 0..<2), quoted(2..<4, from: 2..<4, source: 1)])
  }

  @Test func twoDecodingsOfOnePlaceStayTwo() {
    let amp = source.decode(5..<10, as: "&".utf8, by: .entity)
    #expect(
      (amp + amp).tracedRuns
        == [derived(0..<1, from: 5..<10, by: [.entity]), derived(1..<2, from: 5..<10, by: [.entity])])
  }

  @Test func slicingKeepsOrigins() {
    let text = source.quote(0..<5) + source.decode(5..<10, as: "&".utf8, by: .entity) + source.quote(10..<16)
    #expect(text.string == "Fish & chips")
    let slice = text[3..<9]
    #expect(slice.string == "h & ch")
    #expect(
      slice.tracedRuns == [
        quoted(0..<2, from: 3..<5), derived(2..<3, from: 5..<10, by: [.entity]), quoted(3..<6, from: 10..<13),
      ])
    #expect(text[4..<4].isEmpty)
    #expect(text[text.indices] == text)
  }

  @Test func aCutDerivationSaysSo() {
    let month = source.decode(0..<4, as: "2019-07".utf8, by: .fold)
    #expect(month[0..<4].tracedRuns == [derived(0..<4, from: 0..<4, by: [.fold, .part])])
    #expect(month[0..<6][0..<4].tracedRuns == [derived(0..<4, from: 0..<4, by: [.fold, .part])])
    #expect(month[0..<7] == month)
    let literal = TracedText("abc", by: .literal)
    #expect(literal[1..<2].tracedRuns == [generated(0..<1, by: .literal)])
  }

  @Test func respellingStandsForWhatStoodThere() {
    var text = source.quote(0..<4)
    text.respell(0..<1, as: "f", by: .fold)
    #expect(text.string == "fish")
    #expect(text.tracedRuns == [derived(0..<1, from: 0..<1, by: [.fold]), quoted(1..<4, from: 1..<4)])
  }

  @Test func respellingOverSeveralPlacesNamesThemAll() {
    let text = source.quote(0..<2) + TracedText("-", by: .literal) + source.quote(14..<16)
    #expect(
      text.respelled(as: "fips", by: .fold).tracedRuns
        == [derived(0..<4, from: 0..<2, 14..<16, by: [.fold])])
    let neighbours = source.quote(0..<4) + source.decode(4..<5, as: "_".utf8, by: .entity)
    #expect(
      neighbours.respelled(as: "x", by: .fold).tracedRuns
        == [derived(0..<1, from: 0..<5, by: [.entity, .fold])])
  }

  @Test func whatStandsForSeveralPlacesStaysWhole() {
    let text = (source.quote(0..<2) + source.quote(14..<16)).respelled(as: "fips", by: .fold)
    let twice = source.quote(4..<5) + text + source.quote(4..<5) + text[1..<3]
    #expect(twice.string == " fips ip")
    #expect(
      twice.tracedRuns == [
        quoted(0..<1, from: 4..<5), derived(1..<5, from: 0..<2, 14..<16, by: [.fold]), quoted(5..<6, from: 4..<5),
        derived(6..<8, from: 0..<2, 14..<16, by: [.fold, .part]),
      ])
    #expect(twice.brokenLaw(in: [source]) == nil)
  }

  @Test func respelledLiteralsStayGenerated() {
    let text = TracedText("km", by: .literal).respelled(as: "KM", by: .upper)
    #expect(text.tracedRuns == [generated(0..<2, by: .literal)])
    #expect(
      text.evidence(in: []) == [
        Evidence(range: 0..<2, place: nil, relation: .generated, rules: [.literal, .upper])
      ])
  }

  @Test func rulesAreNamedInOrderOfUse() {
    let text = source.decode(5..<10, as: "& ".utf8, by: .entity).respelled(as: "&", by: .fold)
      .respelled(as: "AND", by: .upper).respelled(as: "and", by: .fold)
    #expect(text.tracedRuns == [derived(0..<3, from: 5..<10, by: [.entity, .fold, .upper, .fold])])
    let again = source.quote(0..<4).respelled(as: "x", by: .fold).respelled(as: "y", by: .fold)
    #expect(again.tracedRuns == [derived(0..<1, from: 0..<4, by: [.fold])])
  }

  @Test func moreRulesThanARunCanNameAreOwnedUpTo() {
    var text = source.quote(0..<4)
    for turn in 0..<20 { text = text.respelled(as: "x\(turn)", by: turn % 2 == 0 ? .fold : .upper) }
    guard case .derived(_, let rules) = text.tracedRuns[0].origin else { return #expect(Bool(false)) }
    #expect(rules.count == 8)
    #expect(rules.last == .overflow)
  }

  @Test func removingJoinsWhatIsLeft() {
    var text = source.quote(0..<4)
    text.remove(1..<3)
    #expect(text.string == "Fh")
    #expect(text.tracedRuns == [quoted(0..<1, from: 0..<1), quoted(1..<2, from: 3..<4)])
    text.remove(0..<2)
    #expect(text == TracedText())
    text.remove(0..<0)
    #expect(text.isEmpty)
  }

  @Test func anEmptySpellingIsARemoval() {
    #expect(source.quote(0..<4).respelled(0..<2, as: [], by: .fold) == source.quote(2..<4))
    #expect(source.quote(0..<4).respelled(as: "", by: .fold) == TracedText())
    #expect(TracedText().respelled(as: "x", by: .fold) == TracedText())
  }

  @Test(arguments: [("  a b\t\n", "a b"), ("ab", "ab"), (" \u{B}\u{C}\r", ""), ("", ""), ("\u{A0}a", "\u{A0}a")])
  func trimming(text: String, expected: String) {
    #expect(file(text).quote().trimmed().string == expected)
  }

  @Test func joinedTextsKeepTheirOrigins() {
    let parts = [source.quote(0..<2), TracedText(), source.quote(2..<4)]
    #expect(TracedText.joined(parts) == source.quote(0..<4))
    #expect(TracedText.joined([]) == TracedText())
  }

  @Test func theBuilderMakesWhatThePiecesMake() {
    var builder = TracedTextBuilder(source)
    #expect(builder.isEmpty)
    builder.quote(0..<5)
    builder.decode(5..<10, as: "&".utf8, by: .entity)
    builder.quote(10..<11)
    builder.quote(11..<16)
    builder.append(TracedText("!", by: .literal))
    builder.quote(3..<3)
    #expect(builder.count == 13)
    let pieces =
      source.quote(0..<5) + source.decode(5..<10, as: "&".utf8, by: .entity) + source.quote(10..<16)
      + TracedText("!", by: .literal)
    #expect(builder.take() == pieces)
    #expect(builder.isEmpty)
  }

  @Test func brokenLawsAreSeen() {
    let text = source.quote(0..<4)
    #expect(text.brokenLaw(in: [source]) == nil)
    #expect(text.brokenLaw(in: [file("Fist")])?.hasPrefix("truth") == true)
    #expect(text.brokenLaw(in: [file("Fi")])?.hasPrefix("truth") == true)
    #expect(text.brokenLaw(in: [])?.hasPrefix("truth") == true)
  }

  @Test func aTextAppendedToItselfKeepsItsOrigins() {
    var text = source.quote(0..<4)
    text.append(text)
    #expect(text.string == "FishFish")
    #expect(text.brokenLaw(in: [source]) == nil)
  }
}
