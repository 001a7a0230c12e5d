/// The parts of a title between the marks that set a site's name apart.
struct TitleParts {
  private(set) var ranges: [Range<Int>] = []
  /// For each part whether a vertical bar follows it.
  private(set) var isBar: [Bool] = []

  private static let spaced: [[UInt8]] = [
    "|", "–", "—", "-", "·", "•", "»", "«", "::", "/", ">", "<", "‹", "›", "~", "||",
  ]
  .map { Array($0.utf8) }

  init(_ title: [UInt8]) {
    var start = 0
    var index = 0
    while index < title.count {
      guard index > start, let (length, bar) = TitleParts.mark(title, at: index) else {
        index += 1
        continue
      }
      ranges.append(start..<index)
      isBar.append(bar)
      index += length
      start = index
    }
    if start < title.count {
      ranges.append(start..<title.count)
      isBar.append(false)
    }
  }

  /// The length of the mark that begins at an offset, its spaces included.
  private static func mark(_ title: [UInt8], at index: Int) -> (length: Int, isBar: Bool)? {
    if title[index] == UInt8(ascii: "|") {
      let space = index + 1 < title.count && title[index + 1] == 0x20 ? 1 : 0
      return (1 + space, true)
    }
    if title[index] == UInt8(ascii: ":"), index + 1 < title.count, title[index + 1] == 0x20 { return (2, false) }
    guard title[index] == 0x20 else { return nil }
    for mark in spaced where index + mark.count + 1 < title.count && title[index + mark.count + 1] == 0x20 {
      guard title[(index + 1)...].starts(with: mark) else { continue }
      return (mark.count + 2, mark[0] == UInt8(ascii: "|"))
    }
    return nil
  }
}
