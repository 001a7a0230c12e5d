import Provenance
import TestSupport
import Testing

@Suite struct PageGeometryTests {
  /// A page of lines of text, 10 points high and 12 apart; each character 5 wide. A line feed has an empty box.
  func page(_ lines: [(x: Float, y: Float, text: String)]) -> Source {
    var text = ""
    var boxes: [Box] = []
    for line in lines {
      for (index, scalar) in line.text.unicodeScalars.enumerated() {
        text.unicodeScalars.append(scalar)
        boxes.append(Box(x: line.x + Float(index) * 5, y: line.y, width: 5, height: 10))
      }
      text += "\n"
      boxes.append(Box(x: line.x + Float(line.text.unicodeScalars.count) * 5, y: line.y, width: 0, height: 0))
    }
    var offsets: [Int32] = [0]
    for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + Int32(UTF8.width(scalar))) }
    let geometry = PageGeometry(number: 3, width: 200, height: 300, label: "iii", boxes: boxes, offsets: offsets)
    return Source(id: SourceID(0), utf8: Array(text.utf8), locator: .page(geometry))
  }

  func geometry(_ source: Source) -> PageGeometry {
    guard case .page(let geometry) = source.locator else { preconditionFailure("not a page") }
    return geometry
  }

  @Test func scalarsOfBytes() {
    let geometry = geometry(page([(0, 0, "aé–b")]))
    #expect(geometry.offsets == [0, 1, 3, 6, 7, 8])
    #expect((0..<8).map(geometry.scalar(at:)) == [0, 1, 1, 2, 2, 2, 3, 4])
    #expect(geometry.scalars(of: 1..<6) == 1..<3)
    #expect(geometry.scalars(of: 0..<8) == 0..<5)
    #expect(geometry.scalars(of: 3..<3).isEmpty)
  }

  @Test func aLineIsOneBox() {
    let lines = geometry(page([(10, 20, "water")])).lines(of: 1..<4)
    #expect(lines.map(\.range) == [1..<4])
    #expect(lines.map(\.box) == [Box(x: 15, y: 20, width: 15, height: 10)])
  }

  @Test func eachLineHasItsOwnBox() {
    let source = page([(10, 20, "water"), (10, 32, "for é"), (10, 44, "all")])
    let lines = geometry(source).lines(of: source.indices)
    #expect(lines.map(\.range) == [0..<6, 6..<13, 13..<17])
    #expect(lines.map(\.box.y) == [20, 32, 44])
    #expect(lines.map(\.box.width) == [25, 25, 15])
    #expect(lines.map(\.box.height) == [10, 10, 10])
  }

  @Test func linesOfOneCharacterStayApart() {
    let source = page([(10, 20, "a"), (10, 32, "b"), (10, 44, "c")])
    #expect(geometry(source).lines(of: source.indices).map(\.box.height) == [10, 10, 10])
  }

  @Test func anotherColumnIsAnotherLine() {
    let source = page([(10, 20, "left"), (170, 20, "right")])
    #expect(geometry(source).lines(of: source.indices).map(\.box.x) == [10, 170])
  }

  @Test func verticalTextIsOneLine() {
    let letters = "vertical".unicodeScalars
    let boxes = letters.indices.enumerated().map { Box(x: 10, y: 20 + Float($0.offset) * 11, width: 10, height: 10) }
    let geometry = PageGeometry(
      number: 1, width: 100, height: 200, label: nil, boxes: boxes, offsets: (0...Int32(boxes.count)).map { $0 })
    #expect(geometry.lines(of: 0..<8).count == 1)
  }

  @Test func aLineFeedAloneHasAPlace() {
    let source = page([(10, 20, "ab"), (10, 32, "cd")])
    let lines = geometry(source).lines(of: 2..<3)
    #expect(lines.map(\.range) == [2..<3])
    #expect(lines[0].box.x == 20)
    let joined = geometry(source).lines(of: 2..<5)
    #expect(joined.last?.range.upperBound == 5)
    #expect(joined.last?.box == Box(x: 10, y: 32, width: 10, height: 10))
  }

  @Test func linesPartitionTheRange() {
    var random = SeededRandom(seed: 3)
    let source = page([
      (10, 20, "naïve – water"), (10, 32, "for"), (90, 32, "é"), (20, 90, "b"), (10, 102, "all of it"),
    ])
    let geometry = geometry(source)
    for _ in 0..<500 {
      let low = geometry.offsets.dropLast().randomElement(using: &random)!
      let high = geometry.offsets.filter { $0 > low }.randomElement(using: &random)!
      let range = Int(low)..<Int(high)
      let lines = geometry.lines(of: range)
      #expect(lines.first?.range.lowerBound == range.lowerBound)
      #expect(lines.last?.range.upperBound == range.upperBound)
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    }
  }

  @Test func evidenceOfAPage() {
    let source = page([(10, 20, "hy-"), (10, 32, "phen")])
    #expect(
      source.quote(0..<2).evidence(in: [source]) == [
        Evidence(range: 0..<2, place: .box(page: 3, Box(x: 10, y: 20, width: 10, height: 10)), relation: .quoted)
      ])
    let word = source.quote(0..<2) + source.quote(4..<8)
    #expect(word.string == "hyphen")
    #expect(word.evidence(in: [source]).map(\.range) == [0..<2, 2..<6])
    let respelled = source.quote(0..<8).respelled(as: "hyphen", by: .fold)
    #expect(
      respelled.evidence(in: [source]) == [
        Evidence(
          range: 0..<6, place: .box(page: 3, Box(x: 10, y: 20, width: 15, height: 10)), relation: .derived,
          rules: [.fold]),
        Evidence(
          range: 0..<6, place: .box(page: 3, Box(x: 10, y: 32, width: 20, height: 10)), relation: .derived,
          rules: [.fold]),
      ])
  }
}
