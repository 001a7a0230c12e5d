import TestSupport
import Testing

/// The law of order: what a page says first is read first, however its elements are nested.
@Suite struct OrderOfPageTests {
  /// A page of nested elements, whose words are numbered as they stand in it.
  private struct Page {
    var html = ""
    var words = 0
    var random: SeededRandom

    mutating func word() {
      words += 1
      html += "w\(words) "
    }

    mutating func element(_ name: String, _ content: (inout Page) -> Void) {
      html += "<\(name)>"
      content(&self)
      html += "</\(name)>"
    }

    /// Some of what may stand in a page, a quote, an item or a cell.
    mutating func flow(_ depth: Int) {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        switch Int.random(in: 0..<(depth > 4 ? 3 : 11), using: &random) {
        case 0: word()
        case 1: element("p") { $0.word() }
        case 2: element("div") { $0.word() }
        case 3: element("div") { $0.flow(depth + 1) }
        case 4: element("blockquote") { $0.flow(depth + 1) }
        case 5: element("h3") { $0.word() }
        case 6: element("article") { $0.flow(depth + 1) }
        case 7: table(depth)
        default: list(depth)
        }
      }
    }

    private mutating func list(_ depth: Int) {
      element(Bool.random(using: &random) ? "ul" : "ol") { page in
        for _ in 0..<Int.random(in: 1...3, using: &page.random) {
          if Int.random(in: 0..<6, using: &page.random) == 0 { page.flow(depth + 1) }
          page.element("li") { page in
            if Bool.random(using: &page.random) { page.word() } else { page.flow(depth + 1) }
          }
        }
      }
    }

    private mutating func table(_ depth: Int) {
      element("table") { page in
        for _ in 0..<2 {
          page.element("tr") { page in
            for _ in 0..<2 { page.element("td") { $0.flow(depth + 2) } }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<400)
  func wordsAreReadInTheOrderOfThePage(_ seed: Int) throws {
    var page = Page(random: SeededRandom(seed: UInt64(seed)))
    page.flow(0)
    let lines = try Reading(page.html).lines
    let words = lines.flatMap { $0.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) }
    let read = words.filter { $0.first == "w" }.compactMap { Int($0.dropFirst()) }
    #expect(read == Array(1...page.words), "\(page.html)\n\(lines.joined(separator: "\n"))")
  }
}
