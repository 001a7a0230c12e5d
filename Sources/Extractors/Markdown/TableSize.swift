import Stages

/// How many cells the tables of a body have, counted before anything is made of them.
///
/// A million cells of one sign take ten seconds and a gigabyte, for two megabytes of Markdown.
enum TableSize {
  static let limit = 1_000_000

  /// Throws where the tables are beyond the limit.
  static func check(_ text: [UInt8], in body: Range<Int>) throws {
    // So few bytes can't be so many columns times rows.
    guard body.count > 4_000, cells(text, in: body) > limit else { return }
    throw Failure(
      "limit.cells", "tables of more than \(limit) cells",
      advice: "divide the file, or keep such data in another format")
  }

  /// Cells of the rows below each line of dashes and bars, up to a blank line: cells that a row leaves out are made too.
  private static func cells(_ text: [UInt8], in body: Range<Int>) -> Int {
    var cells = 0
    var columns = 0
    var start = body.lowerBound
    while start < body.upperBound {
      let line = Line(text, start..<body.upperBound)
      if line.isBlank {
        columns = 0
      } else if columns > 0 {
        cells += columns
      } else if line.isRule {
        columns = line.bars
      }
      start = line.end
    }
    return cells
  }

  private struct Line {
    var bars = 0
    var isBlank = true
    /// Whether it holds nothing but what stands between a table's head and its rows.
    var isRule = true
    var end: Int

    init(_ text: [UInt8], _ range: Range<Int>) {
      end = range.lowerBound
      while end < range.upperBound, text[end] != 0x0A {
        switch text[end] {
        case UInt8(ascii: "|"):
          bars += 1
          isBlank = false
        case UInt8(ascii: "-"), UInt8(ascii: ":"): isBlank = false
        case 0x20, 0x09, 0x0D: break
        default:
          isBlank = false
          isRule = false
        }
        end += 1
      }
      if bars == 0 { isRule = false }
      end = min(end + 1, range.upperBound)
    }
  }
}
