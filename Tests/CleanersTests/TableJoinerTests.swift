import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

@Suite struct TableJoinerTests {
  /// Rows of a source, one table for each page.
  private func document(_ pages: [[[String]]], header: Bool = true, left: [Float] = [60, 60]) -> Document {
    let texts = pages.joined().joined()
    let source = Source(id: SourceID(0), utf8: Array(texts.joined().utf8), locator: .whole("test"))
    var document = Document()
    var at = 0
    for (page, rows) in pages.enumerated() {
      var hints = Hints()
      hints.page = page + 1
      hints.column = 0
      hints.fontSize = 10
      hints.box = Box(x: left[page], y: page == 0 ? 500 : 60, width: 400, height: 200)
      hints.pageBox = Box(x: 0, y: 0, width: 612, height: 792)
      let cells = rows.enumerated().map { row, words in
        words.map { word in
          defer { at += word.utf8.count }
          let text = source.quote(at..<(at + word.utf8.count))
          return Block.Cell(text: Inline(text), isHeader: header && row == 0)
        }
      }
      document.blocks.append(Block(.table(Block.Table(rows: cells)), hints: hints))
    }
    return document
  }

  private func rows(_ document: Document) -> [[[String]]] {
    document.blocks.compactMap { block in
      guard case .table(let table) = block.content else { return nil }
      return table.rows.map { $0.map { $0.text.text.string } }
    }
  }

  @Test func aTableOverTwoPagesIsOneWithItsHeadingOnce() throws {
    let document = try Paragraphs(options: NoOptions()).clean(
      document([[["Store", "Seed"], ["North", "12"]], [["Store", "Seed"], ["South", "18"]]]))
    #expect(rows(document) == [[["Store", "Seed"], ["North", "12"], ["South", "18"]]])
    #expect(document.dropped.map(\.text.string) == ["Store", "Seed"])
    #expect(document.dropped.allSatisfy { $0.rule.name == "clean.table-heading-again" })
  }

  @Test(arguments: [(8, 2), (10, 3)])
  func notesAtThePagesFootDontPartATable(size: Float, blocks: Int) throws {
    var document = document([[["Store", "Seed"], ["North", "12"]], [["Store", "Seed"], ["South", "18"]]])
    var hints = document.blocks[0].hints
    hints.fontSize = size
    hints.box = Box(x: 60, y: 710, width: 300, height: 10)
    let source = Source(id: SourceID(1), utf8: Array("1 As of May.".utf8), locator: .whole("note"))
    document.blocks.insert(Block(.paragraph(Inline(source.quote(0..<12))), hints: hints), at: 1)
    let whole = try Paragraphs(options: NoOptions()).clean(document)
    #expect(whole.blocks.count == blocks)
    #expect(rows(whole)[0].count == (blocks == 2 ? 3 : 2))
  }

  @Test func withoutAHeadingAgainItGoesOn() throws {
    let document = try Paragraphs(options: NoOptions()).clean(
      document([[["Store", "Seed"], ["North", "12"]], [["South", "18"]]], header: false))
    #expect(rows(document) == [[["Store", "Seed"], ["North", "12"], ["South", "18"]]])
  }

  @Test func anotherHeadingOrPlaceIsAnotherTable() throws {
    let pages = [[["Store", "Seed"], ["North", "12"]], [["Group", "Women"], ["South", "18"]]]
    #expect(try Paragraphs(options: NoOptions()).clean(document(pages)).blocks.count == 2)
    let apart = document([pages[0], [["South", "18"]]], header: false, left: [60, 90])
    #expect(try Paragraphs(options: NoOptions()).clean(apart).blocks.count == 2)
  }

  @Test func aRowThatAPageCutIsWhole() throws {
    let document = try Paragraphs(options: NoOptions()).clean(
      document([
        [["No", "Advice"], ["1", "Hire all of them and"]], [["No", "Advice"], ["", "pay on time."], ["2", "Count"]],
      ]))
    #expect(rows(document) == [[["No", "Advice"], ["1", "Hire all of them and pay on time."], ["2", "Count"]]])
  }
}
