internal import Provenance

/// Lines of text that stand below pictures beside each other, each part in the width of its own: captions, the names under logos. They are read
/// picture by picture, and not line by line across.
struct UnderPictures {
  /// A page with more pictures and panels is a drawing.
  private static let most = 200
  /// Smaller ones are bullets and icons, in points.
  private static let leastSide: Float = 12
  /// A panel in one colour that is narrower is a bar of a chart, in points.
  private static let leastPanel: Float = 48
  /// How far below its picture a caption begins, in units of its size.
  private static let reach: Float = 2.5
  /// Lines of a caption are nearer.
  private static let leading: Float = 0.8
  private static let slack: Float = 3

  private let pictures: [Box]
  /// Captions are set no larger than text.
  private let largest: Float

  init(_ page: PageText, body: TypeStatistics) {
    largest = 1.1 * body.size
    let drawing = page.detail.drawing
    guard drawing.images.count + drawing.areas.count <= UnderPictures.most else {
      pictures = []
      return
    }
    let least = UnderPictures.leastSide
    let images = drawing.images.map(\.box).filter { $0.width > 2 * least && $0.height > least }
    let panels = drawing.areas.map(\.box).filter { $0.width > UnderPictures.leastPanel && $0.height > least }
    pictures = (images + panels).filter { $0.width < 0.7 * page.geometry.width }
  }

  /// The lines in the order in which they are read, in parts, and which of these stand below pictures.
  func parts(_ lines: [TextLine]) -> [(lines: [TextLine], isUnder: Bool)] {
    guard pictures.count > 1 else { return [(lines, false)] }
    var result: [(lines: [TextLine], isUnder: Bool)] = []
    var (start, index) = (0, 0)
    while index < lines.count {
      if let (columns, end) = columns(at: index, in: lines) {
        if index > start { result.append((Array(lines[start..<index]), false)) }
        result += columns.map { ($0, true) }
        (start, index) = (end, end)
      } else {
        index += 1
      }
    }
    if start < lines.count { result.append((Array(lines[start...]), false)) }
    return result
  }

  /// What stands below each picture of a row that a line is right below, and the line after it.
  private func columns(at index: Int, in lines: [TextLine]) -> (columns: [[TextLine]], end: Int)? {
    let first = lines[index]
    guard first.chunks.count > 1, first.size < largest, first.table == nil, let row = row(above: first) else {
      return nil
    }
    var columns = [[TextLine]](repeating: [], count: row.count)
    var end = index
    while end < lines.count, end == index || goesOn(lines[end], below: lines[end - 1], first),
      let places = places(of: lines[end], under: row)
    {
      for column in row.indices {
        let own = zip(lines[end].chunks, places).filter { $0.1 == column }.map(\.0)
        if !own.isEmpty { columns[column].append(TextLine(own)) }
      }
      end += 1
    }
    return (columns.filter { !$0.isEmpty }, end)
  }

  private func goesOn(_ line: TextLine, below above: TextLine, _ first: TextLine) -> Bool {
    line.table == nil && line.style == first.style && abs(line.size - first.size) < 0.05 * first.size
      && line.box.y - above.box.bottom < UnderPictures.leading * first.size
  }

  /// The pictures right above the parts of a line, from left to right, where they are two or more beside each other and level.
  private func row(above line: TextLine) -> [Box]? {
    var row: [Box] = []
    for chunk in line.chunks {
      let own = pictures.filter { picture in
        UnderPictures.isUnder(chunk.box, picture) && picture.bottom < chunk.box.y + 0.3 * line.size
          && chunk.box.y - picture.bottom < UnderPictures.reach * line.size
      }
      guard let picture = own.max(by: { ($0.bottom, $1.width) < ($1.bottom, $0.width) }) else { return nil }
      if row.last?.x != picture.x { row.append(picture) }
    }
    let isApart = zip(row, row.dropFirst()).allSatisfy { $1.x > $0.right - 1 }
    let isLevel = row.allSatisfy {
      abs($0.y - row[0].y) < 4 || abs($0.bottom - row[0].bottom) < 1 && $0.width > 2 * UnderPictures.leastPanel
    }
    return row.count > 1 && isApart && isLevel ? row : nil
  }

  /// The picture of each part of a line; nil where one is wider than its picture.
  private func places(of line: TextLine, under row: [Box]) -> [Int]? {
    var result: [Int] = []
    for chunk in line.chunks {
      guard let place = row.firstIndex(where: { UnderPictures.isUnder(chunk.box, $0) }) else { return nil }
      result.append(place)
    }
    return result
  }

  private static func isUnder(_ box: Box, _ picture: Box) -> Bool {
    box.x > picture.x - slack && box.right < picture.right + slack
  }
}
