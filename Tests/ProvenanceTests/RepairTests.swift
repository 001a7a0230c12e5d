import Provenance
import TestSupport
import Testing

@Suite struct RepairTests {
  func edit(_ range: Range<Int>, _ replacement: String) -> SourceEdit {
    SourceEdit(range, Array(replacement.utf8), by: .repair, reason: "")
  }

  @Test func noEditIsNoChange() {
    let source = file("abc")
    #expect(source.repaired(by: []) === source)
  }

  @Test func rangesMapThroughEdits() {
    let repaired = file("ab---cd").repaired(by: [edit(2..<5, ""), edit(7..<7, "\n---")])
    #expect(String(decoding: repaired.utf8, as: UTF8.self) == "abcd\n---")
    #expect(
      repaired.quote().evidence(in: [repaired]) == [
        Evidence(range: 0..<2, place: .bytes(0..<2, part: nil), relation: .quoted),
        Evidence(range: 2..<4, place: .bytes(5..<7, part: nil), relation: .quoted),
        Evidence(range: 4..<8, place: .bytes(7..<7, part: nil), relation: .derived, rules: [.repair]),
      ])
    #expect(
      repaired.decode(0..<4, as: "x".utf8, by: .fold).evidence(in: [repaired]) == [
        Evidence(range: 0..<1, place: .bytes(0..<7, part: nil), relation: .derived, rules: [.repair, .fold])
      ])
  }

  @Test func repairsOfALegacyCharset() {
    let source = windows1252("é--ü-x")
    let repaired = source.repaired(by: [edit(2..<4, "é"), edit(6..<7, "")])
    #expect(String(decoding: repaired.utf8, as: UTF8.self) == "ééüx")
    #expect(
      repaired.quote().evidence(in: [repaired]) == [
        Evidence(range: 0..<2, place: .bytes(0..<1, part: nil), relation: .quoted),
        Evidence(range: 2..<4, place: .bytes(1..<3, part: nil), relation: .derived, rules: [.repair]),
        Evidence(range: 4..<6, place: .bytes(3..<4, part: nil), relation: .quoted),
        Evidence(range: 6..<7, place: .bytes(5..<6, part: nil), relation: .quoted),
      ])
  }

  @Test func removalsAtTheSameSpotAreBothRemembered() {
    let once = file("a12b").repaired(by: [edit(1..<2, "")])
    let twice = once.repaired(by: [edit(1..<2, "")])
    guard case .bytes(let map, _) = twice.locator else { return #expect(Bool(false)) }
    #expect(map.segments.map(\.file) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(map.segments.map(\.text) == [0..<1, 1..<1, 1..<1, 1..<2])
    let end = file("ab").repaired(by: [edit(1..<2, "")]).repaired(by: [edit(0..<0, "x")])
    guard case .bytes(let endMap, _) = end.locator else { return #expect(Bool(false)) }
    #expect(endMap.segments.map(\.file) == [0..<0, 0..<1, 1..<2])
  }

  /// Random edits on edited sources of any map: segments stay side by side, and untouched characters keep their bytes.
  @Test func repairsComposeOnAnyMap() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<2_000 {
      let alphabet = ["a", "b", "é", "–", "\n", "c"]
      let text = (0..<Int.random(in: 1...20, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
      let original = Bool.random(using: &random) ? windows1252(text.joined()) : file(text.joined())
      var source = original
      var origins = originalPlaces(original)
      for _ in 0..<3 {
        let edits = randomEdits(source, &random)
        let before = source
        origins = apply(edits, to: origins)
        source = source.repaired(by: edits)
        #expect(source.count == origins.count)
        #expect(untouched(source) == origins)
        #expect(
          tilesTheFile(source, original), "\(segments(before)) edited at \(edits.map(\.range)): \(segments(source))")
      }
    }
  }

  private func segments(_ source: Source) -> String {
    guard case .bytes(let map, _) = source.locator else { return "" }
    return map.segments.map { "\($0.text)=\($0.file)\($0.rule == nil ? "" : "!")" }.joined(separator: " ")
  }

  /// For each byte of the text the file offset of its character; nil for what an edit wrote.
  private func originalPlaces(_ source: Source) -> [Int?] {
    guard case .bytes(let map, _) = source.locator else { return [] }
    if map.isIdentity { return source.indices.map { $0 } }
    return map.segments.flatMap { segment in
      segment.text.map { byte in
        segment.text.count == segment.file.count
          ? segment.file.lowerBound + byte - segment.text.lowerBound : segment.file.lowerBound
      }
    }
  }

  private func untouched(_ source: Source) -> [Int?] {
    guard case .bytes(let map, _) = source.locator else { return [] }
    return source.indices.map { byte in
      map.pieces(of: byte..<(byte + 1)).first.flatMap { piece in
        piece.rules.contains(.repair) ? nil : piece.file.lowerBound
      }
    }
  }

  private func apply(_ edits: [SourceEdit], to origins: [Int?]) -> [Int?] {
    var result = origins
    for edit in edits.reversed() {
      result.replaceSubrange(edit.range, with: edit.replacement.map { _ in nil })
    }
    return result
  }

  private func randomEdits(_ source: Source, _ random: inout SeededRandom) -> [SourceEdit] {
    let boundaries = source.indices.filter { source.utf8[$0] & 0xC0 != 0x80 } + [source.count]
    let cuts = (0..<4).map { _ in boundaries.randomElement(using: &random)! }.sorted()
    let spellings = ["", "-", "--é"]
    return [0, 2].map { edit(cuts[$0]..<cuts[$0 + 1], spellings.randomElement(using: &random)!) }
  }

  /// Segments stand side by side in the text; in the file they leave no gap.
  private func tilesTheFile(_ source: Source, _ original: Source) -> Bool {
    guard case .bytes(let map, _) = source.locator else { return false }
    var text = 0
    var file = 0
    for segment in map.segments {
      guard segment.text.lowerBound == text, segment.file.lowerBound <= file else { return false }
      text = segment.text.upperBound
      file = max(file, segment.file.upperBound)
    }
    return text == source.count && file == (originalPlaces(original).compactMap { $0 }.max() ?? -1) + 1
  }
}
