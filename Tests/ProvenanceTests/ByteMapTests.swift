import Provenance
import Testing

@Suite struct ByteMapTests {
  /// `aé\u{FFFD}bc` of the bytes 61 E9 81 8D 62 63, after a byte-order mark of three bytes that was left out.
  let map = ByteMap(segments: [
    ByteMap.Segment(text: 0..<0, file: 0..<3, rule: .fold), ByteMap.Segment(text: 0..<1, file: 3..<4),
    ByteMap.Segment(text: 1..<3, file: 4..<5), ByteMap.Segment(text: 3..<6, file: 5..<7, rule: .entity),
    ByteMap.Segment(text: 6..<8, file: 7..<9),
  ])

  func piece(_ text: Range<Int>, _ file: Range<Int>, _ rules: [Rule] = []) -> ByteMap.Piece {
    var piece = ByteMap.identity.pieces(of: text)[0]
    piece.file = file
    piece.rules = rules
    return piece
  }

  @Test func theIdentityIsTheFile() {
    #expect(ByteMap.identity.isIdentity)
    #expect(ByteMap.identity.pieces(of: 3..<9) == [piece(3..<9, 3..<9)])
    #expect(ByteMap.identity.hull(of: 3..<9).file == 3..<9)
    #expect(ByteMap.identity.textOffset(ofFile: 5) == 5)
    #expect(ByteMap.identity.fileOffset(ofText: 5) == 5)
  }

  @Test func quotedNeighboursAreOnePiece() {
    #expect(map.pieces(of: 0..<8) == [piece(0..<3, 3..<5), piece(3..<6, 5..<7, [.entity]), piece(6..<8, 7..<9)])
    #expect(map.pieces(of: 1..<3) == [piece(1..<3, 4..<5)])
    #expect(map.pieces(of: 7..<8) == [piece(7..<8, 8..<9)])
    #expect(map.pieces(of: 4..<4).isEmpty)
  }

  @Test func aPartOfARespelledStretchSaysSo() {
    #expect(map.pieces(of: 2..<5) == [piece(2..<3, 4..<5, [.part]), piece(3..<5, 5..<7, [.entity, .part])])
    #expect(map.hull(of: 4..<8).rules == [.entity, .part])
    #expect(map.hull(of: 3..<8).rules == [.entity])
  }

  @Test func theHullIsOnePlace() {
    #expect(map.hull(of: 0..<8).file == 3..<9)
    #expect(map.hull(of: 2..<4).file == 4..<7)
    #expect(map.hull(of: 6..<7).file == 7..<8)
  }

  @Test func theHullNamesWhatWasLeftOutInside() {
    let removed = ByteMap(segments: [
      ByteMap.Segment(text: 0..<2, file: 0..<2), ByteMap.Segment(text: 2..<2, file: 2..<6, rule: .repair),
      ByteMap.Segment(text: 2..<4, file: 6..<8),
    ])
    #expect(removed.hull(of: 0..<4).file == 0..<8)
    #expect(removed.hull(of: 0..<4).rules == [.repair])
    #expect(removed.hull(of: 2..<4).file == 6..<8)
    #expect(removed.hull(of: 2..<4).rules.isEmpty)
    #expect(removed.hull(of: 0..<2).file == 0..<2)
    #expect(removed.pieces(of: 0..<4) == [piece(0..<2, 0..<2), piece(2..<4, 6..<8)])
  }

  @Test(arguments: [(0, 0), (2, 0), (3, 0), (4, 1), (5, 3), (6, 3), (7, 6), (8, 7), (9, 8), (99, 8)])
  func textOffsets(file: Int, text: Int) {
    #expect(map.textOffset(ofFile: file) == text)
  }

  @Test(arguments: [(0, 3), (1, 4), (3, 5), (6, 7), (7, 8), (8, 9)])
  func fileOffsets(text: Int, file: Int) {
    #expect(map.fileOffset(ofText: text) == file)
    #expect(map.file(of: text..<text) == file..<file)
  }

  @Test func evidenceOfAText() {
    let source = Source(
      id: SourceID(0), utf8: Array("aé\u{FFFD}bc".utf8), locator: .bytes(map, part: "x"))
    #expect(
      source.quote().evidence(in: [source]) == [
        Evidence(range: 0..<3, place: .bytes(3..<5, part: "x"), relation: .quoted),
        Evidence(range: 3..<6, place: .bytes(5..<7, part: "x"), relation: .derived, rules: [.entity]),
        Evidence(range: 6..<8, place: .bytes(7..<9, part: "x"), relation: .quoted),
      ])
    #expect(
      source.decode(1..<7, as: "!".utf8, by: .upper).evidence(in: [source]) == [
        Evidence(range: 0..<1, place: .bytes(4..<8, part: "x"), relation: .derived, rules: [.entity, .upper])
      ])
  }
}
