import Provenance
import Testing

@Suite struct EvidenceTests {
  @Test func eachRunIsAnEntry() {
    let source = file("Fish &amp; chips")
    let text =
      source.quote(0..<5) + source.decode(5..<10, as: "&".utf8, by: .entity) + TracedText("!", by: .literal)
    #expect(
      text.evidence(in: [source]) == [
        Evidence(range: 0..<5, place: .bytes(0..<5, part: nil), relation: .quoted),
        Evidence(range: 5..<6, place: .bytes(5..<10, part: nil), relation: .derived, rules: [.entity]),
        Evidence(range: 6..<7, place: nil, relation: .generated, rules: [.literal]),
      ])
  }

  @Test func namedPlacesAreWhole() {
    let title = Source(id: SourceID(0), utf8: Array("Report".utf8), locator: .whole("pdf:/Info/Title"))
    #expect(
      title.quote(0..<3).evidence(in: [title]) == [
        Evidence(range: 0..<3, place: .bytes(0..<3, part: "pdf:/Info/Title"), relation: .quoted)
      ])
    #expect(
      title.quote().evidence(in: [title]) == [
        Evidence(range: 0..<6, place: .whole("pdf:/Info/Title"), relation: .quoted)
      ])
    #expect(
      title.quote().respelled(as: "REPORT", by: .upper).evidence(in: [title]) == [
        Evidence(range: 0..<6, place: .whole("pdf:/Info/Title"), relation: .derived, rules: [.upper])
      ])
  }

  @Test func severalPlacesShareARange() {
    let source = file("water-\n\nfall")
    let word = (source.quote(0..<5) + source.quote(8..<12)).respelled(as: "waterfall", by: .fold)
    #expect(
      word.evidence(in: [source]) == [
        Evidence(range: 0..<9, place: .bytes(0..<5, part: nil), relation: .derived, rules: [.fold]),
        Evidence(range: 0..<9, place: .bytes(8..<12, part: nil), relation: .derived, rules: [.fold]),
      ])
  }

  @Test func textsOfSeveralSources() {
    let first = file("abc")
    let second = Source(id: SourceID(1), utf8: Array("def".utf8), locator: .bytes(.identity, part: "zip:b.txt"))
    let text = first.quote(0..<1) + second.quote(1..<3)
    #expect(
      text.evidence(in: [first, second]).map(\.place) == [
        .bytes(0..<1, part: nil), .bytes(1..<3, part: "zip:b.txt"),
      ])
  }
}
