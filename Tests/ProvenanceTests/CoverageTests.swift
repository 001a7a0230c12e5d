import Provenance
import TestSupport
import Testing

@Suite struct CoverageTests {
  func place(_ source: Int, _ range: Range<Int>) -> SourceRange { SourceRange(SourceID(source), range) }

  @Test func rangesAreSortedAndDoNotTouch() {
    let coverage = Coverage([place(0, 5..<9), place(0, 0..<2), place(0, 2..<4), place(1, 3..<3), place(0, 6..<7)])
    #expect(coverage.ranges == [0: [0..<4, 5..<9]])
    #expect(coverage.count == 8)
    #expect(Coverage([place(0, 4..<4)]).isEmpty)
  }

  @Test func holds() {
    let coverage = Coverage([place(0, 5..<9), place(0, 0..<2)])
    #expect(coverage.holds(place(0, 5..<9)))
    #expect(coverage.holds(place(0, 6..<7)))
    #expect(!coverage.holds(place(0, 1..<6)))
    #expect(!coverage.holds(place(1, 5..<6)))
    #expect(coverage.holds(place(1, 5..<5)))
  }

  @Test func whatATextStandsFor() {
    let source = file("Fish &amp; chips")
    let text =
      source.quote(0..<4) + TracedText("!", by: .literal) + source.decode(5..<10, as: "&".utf8, by: .entity)
    #expect(text.coverage == Coverage([place(0, 0..<4), place(0, 5..<10)]))
  }

  /// Against a bitmap, on random ranges.
  @Test func agreesWithABitmap() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      let a = randomPlaces(&random)
      let b = randomPlaces(&random)
      let left = Coverage(a)
      let right = Coverage(b)
      let leftMap = bitmap(a)
      let rightMap = bitmap(b)
      #expect(bitmap(left) == leftMap)
      #expect(bitmap(left.union(right)) == leftMap.union(rightMap))
      #expect(bitmap(left.subtracting(right)) == leftMap.subtracting(rightMap))
      #expect(bitmap(left.intersection(right)) == leftMap.intersection(rightMap))
      #expect(left.count == leftMap.count)
      #expect(left.isEmpty == leftMap.isEmpty)
      for coverage in [left.union(right), left.subtracting(right), left.intersection(right)] {
        #expect(isNormal(coverage))
      }
      let asked = randomPlaces(&random).first ?? place(0, 0..<1)
      #expect(left.holds(asked) == bitmap([asked]).isSubset(of: leftMap))
    }
  }

  private func randomPlaces(_ random: inout SeededRandom) -> [SourceRange] {
    (0..<Int.random(in: 0...8, using: &random)).map { _ in
      let low = Int.random(in: 0...40, using: &random)
      return place(Int.random(in: 0...1, using: &random), low..<(low + Int.random(in: 0...9, using: &random)))
    }
  }

  private func bitmap(_ places: [SourceRange]) -> Set<[Int]> {
    Set(places.flatMap { place in place.range.map { [place.source.index, $0] } })
  }

  private func bitmap(_ coverage: Coverage) -> Set<[Int]> {
    bitmap(coverage.ranges.flatMap { source, list in list.map { place(source, $0) } })
  }

  private func isNormal(_ coverage: Coverage) -> Bool {
    coverage.ranges.values.allSatisfy { list in
      !list.isEmpty && list.allSatisfy { !$0.isEmpty }
        && zip(list, list.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
    }
  }
}
