import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

@Suite struct FurnitureTests {
  private func hints(page: Int, y: Float, size: Float = 10, height: Float = 12) -> Hints {
    var hints = Hints()
    hints.page = page
    hints.box = Box(x: 50, y: y, width: 400, height: height)
    hints.pageBox = Box(x: 0, y: 0, width: 600, height: 800)
    hints.fontSize = size
    return hints
  }

  private static let body = "The project brings seed that bears dry years to the villages of the lake."

  @Test func linesOfEveryPageGo() throws {
    let texts = ["Annual report", Self.body, "3", "Annual report", Self.body, "4"]
    let places = [1, 2].flatMap {
      [hints(page: $0, y: 30), hints(page: $0, y: 300, height: 200), hints(page: $0, y: 770)]
    }
    let typed = TypedDocument(texts, hints: places)
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.count == 2)
    #expect(
      document.dropped.map(\.rule.name) == [
        "clean.page-number", "clean.page-number", "clean.running-head", "clean.running-head",
      ])
  }

  @Test func aNoteAtTheFootOfEachPageIsSaidOnce() throws {
    let blocks = [1, 2, 3].flatMap { page in
      [
        ("\(Self.body) It was year \(String(repeating: "I", count: page)).", hints(page: page, y: 300, height: 200)),
        ("† Figures of the last census", hints(page: page, y: 750, size: 8, height: 10)),
        ("SEEDS for the lake", hints(page: page, y: 770, size: 8, height: 10)),
      ]
    }
    let typed = TypedDocument(blocks.map(\.0), hints: blocks.map(\.1))
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.map(\.hints.page) == [1, 1, 2, 3])
    #expect(document.dropped.count == 5)
  }

  @Test func aFootLineOfAOnePageDocumentGoes() throws {
    let typed = TypedDocument(
      [Self.body, "SEEDS \u{2022} Lakeside"],
      hints: [hints(page: 1, y: 300, height: 200), hints(page: 1, y: 770, size: 7, height: 9)])
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.dropped.map(\.rule.name) == ["clean.running-foot"])
  }

  @Test func whereAndWhenATextWasSignedStays() throws {
    for (line, size) in [
      ("Mosul, 19 January 2023", Float(10)), ("Bonn, den 3. März 2022", 10), ("SEEDS, 19 January 2023", 7),
    ] {
      let typed = TypedDocument(
        [Self.body, line], hints: [hints(page: 1, y: 300, height: 200), hints(page: 1, y: 740, size: size, height: 9)])
      let document = try Furniture(options: NoOptions()).clean(typed.document)
      #expect(document.blocks.count == (size == 10 ? 2 : 1), "\(line)")
    }
  }

  @Test func theWordsUnderAChartAtThePagesFootStay() throws {
    var ofChart = hints(page: 1, y: 740, size: 7, height: 9)
    ofChart.isOfChart = true
    let typed = TypedDocument(
      [Self.body, "Spring Summer Autumn", "SEEDS \u{2022} Lakeside"],
      hints: [hints(page: 1, y: 300, height: 200), ofChart, hints(page: 1, y: 770, size: 7, height: 9)])
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.count == 2)
    #expect(document.dropped.map(\.rule.name) == ["clean.running-foot"])
  }

  @Test(arguments: ["2019 2020 2021 2022", "0 25 50 75 100", "J F M A M J J A S O N D", "Jan Feb Mar Apr May Jun"])
  func theLabelsAlongAnAxisAreNoFoot(_ labels: String) throws {
    let typed = TypedDocument(
      [Self.body, labels, "SEEDS \u{2022} Lakeside"],
      hints: [
        hints(page: 1, y: 300, height: 200), hints(page: 1, y: 740, size: 7, height: 9),
        hints(page: 1, y: 770, size: 7, height: 9),
      ])
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.count == 2)
    #expect(document.dropped.map(\.rule.name) == ["clean.running-foot"])
  }

  @Test func whatThePageSaysFurtherUpTooIsNoFoot() throws {
    let typed = TypedDocument(
      [Self.body, "This year, last year", Self.body, "This year, last year"],
      hints: [
        hints(page: 1, y: 100, height: 200), hints(page: 1, y: 330, size: 7, height: 9),
        hints(page: 1, y: 400, height: 200), hints(page: 1, y: 750, size: 7, height: 9),
      ])
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.count == 4)
  }

  @Test func whatIsSetLikeARunningHeadFurtherInIsAPagesText() throws {
    let full = (1...10).flatMap { page in
      [
        ("\(page)", hints(page: page, y: 20)),
        ("\(Self.body) It was year \(String(repeating: "I", count: page)).", hints(page: page, y: 300, height: 200)),
      ]
    }
    // The last line of a list of contents has a page to itself.
    let rest = [
      ("11", hints(page: 11, y: 20)), ("Index of the villages", hints(page: 11, y: 60)),
      ("111", hints(page: 11, y: 60)),
    ]
    let blank = [("12", hints(page: 12, y: 20))]
    let blocks = full + rest + blank
    let typed = TypedDocument(blocks.map(\.0), hints: blocks.map(\.1))
    let document = try Furniture(options: NoOptions()).clean(typed.document)
    #expect(document.blocks.map(\.hints.page) == Array(1...10) + [11, 11])
  }

  @Test func aLabelWithWhatItNamesIsNoFurniture() throws {
    let typed = TypedDocument(
      [Self.body, "Project No: 2021-2-FR02"],
      hints: [hints(page: 1, y: 300, height: 200), hints(page: 1, y: 770, size: 7, height: 9)])
    #expect(try Furniture(options: NoOptions()).clean(typed.document).blocks.count == 2)
  }

  @Test func textNearTheEdgeStays() throws {
    let typed = TypedDocument(
      [Self.body, Self.body], hints: [hints(page: 1, y: 60, height: 400), hints(page: 1, y: 470, height: 300)])
    #expect(try Furniture(options: NoOptions()).clean(typed.document).blocks.count == 2)
  }
}
