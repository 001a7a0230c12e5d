internal import Provenance

/// What a file's tags say of blocks, where they are sane: nearly all text is tagged, nearly all blocks have tagged text, and
/// headings are few.
struct TagWitness {
  /// The share of places where text begins that have tags.
  private static let leastTagged = 0.9
  /// The share of blocks where text begins as the file says.
  private static let leastCovered = 0.8
  /// The share of a document's characters that headings have at most.
  private static let mostHeadings = 0.25
  /// The parts of a page's height where running heads and feet stand.
  private static let edge: Float = 0.15

  /// Of blocks that are tagged as headings.
  private(set) var levels: [Int: Int] = [:]
  /// Blocks that the file says are no content, at the edges of pages.
  private(set) var artifacts: Set<Int> = []

  private let pages: [PageText]
  /// The marks of each page from top to bottom.
  private let marks: [[TagMark]]

  init(_ layout: DocumentLayout) {
    pages = layout.pages
    marks = layout.pages.map(\.detail.tags)
    let all = marks.joined()
    guard !all.isEmpty, Double(all.count { $0.kind != .none }) >= TagWitness.leastTagged * Double(all.count) else {
      return
    }
    let blocks = layout.blocks.indices.filter { !layout.blocks[$0].isTurned && !marks[layout.blocks[$0].page].isEmpty }
    let found = blocks.map { (index: $0, marks: marks(in: layout.blocks[$0].lines, layout.blocks[$0].page)) }
    let covered = found.count { !$0.marks.isEmpty }
    guard Double(covered) >= TagWitness.leastCovered * Double(found.count) else { return }
    for (index, marks) in found { judge(layout.blocks[index], index, marks) }
    let characters = layout.blocks.reduce(0) { $0 + $1.scalarCount }
    let inHeadings = levels.keys.reduce(0) { $0 + layout.blocks[$1].scalarCount }
    if Double(inHeadings) > TagWitness.mostHeadings * Double(characters) { levels = [:] }
  }

  private mutating func judge(_ block: LayoutBlock, _ index: Int, _ marks: [TagMark]) {
    guard let first = marks.first, marks.allSatisfy({ $0.kind == first.kind }) else { return }
    switch first.kind {
    case .heading(let level):
      if case .text = block.kind, marks.allSatisfy({ $0.group == first.group }) { levels[index] = Int(level) }
    case .artifact:
      let height = pages[block.page].geometry.height
      if block.box.bottom < TagWitness.edge * height || block.box.y > (1 - TagWitness.edge) * height {
        artifacts.insert(index)
      }
    default: break
    }
  }

  /// Those on the lines.
  private func marks(in lines: [TextLine], _ page: Int) -> [TagMark] {
    lines.flatMap { line in
      let here = marks[page]
      var (low, high) = (0, here.count)
      while low < high {
        let middle = (low + high) / 2
        if here[middle].y < line.box.y { low = middle + 1 } else { high = middle }
      }
      return here[low...].prefix { $0.y <= line.box.bottom + line.size }.filter { $0.begins(on: line) }
    }
  }

  /// Which cells of a table are headers, row by row; nil where the tags do not say.
  func headers(of table: LayoutTable, page: Int) -> [[Bool]]? {
    guard !marks[page].isEmpty else { return nil }
    var (tagged, all, heads) = (0, 0, 0)
    let result = table.rows.map { row in
      row.map { cell in
        guard !cell.lines.isEmpty else { return false }
        let marks = marks(in: cell.lines, page)
        let header = marks.count { $0.kind == .headerCell }
        all += 1
        if header > 0 || marks.contains(where: { $0.kind == .cell }) { tagged += 1 }
        if header > 0 { heads += 1 }
        return header * 2 > marks.count
      }
    }
    return heads > 0 && heads < all && tagged * 10 >= all * 8 ? result : nil
  }
}
