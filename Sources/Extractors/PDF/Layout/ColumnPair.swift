internal import Provenance

/// What stands left and right of a white stretch, and whether it is two columns of text or a table's cells.
struct ColumnPair {
  private let left: [Row]
  private let right: [Row]
  /// The chunks of both.
  private let beside: [[Chunk]]
  private let size: Float
  private let gap: Float
  /// How far both go beside each other, in points.
  let height: Float
  /// How much farther down one side goes than the other, in points.
  private let endApart: Float

  /// The chunks of a side on one line.
  private struct Row {
    var top: Float
    var bottom: Float
    var left: Float
    var right: Float
    /// Sum of the widths of its chunks.
    var ink: Float
    var characters: Int
    /// Whether a sentence goes on in it.
    var beginsSmall: Bool
    /// Of its first chunk.
    var style: Int
    var size: Float
    /// Whether its first chunk is some words, and neither a number nor a caption.
    var isWords: Bool
    /// Whether it is a line of text that begins in bold.
    var isLeadIn: Bool
    var middle: Float { (top + bottom) / 2 }
  }

  /// The chunks of both sides, in order of height, and the usual font size.
  init?(left: [Chunk], right: [Chunk], size: Float) {
    guard let l = ColumnPair.extent(left), let r = ColumnPair.extent(right) else { return nil }
    let top = max(l.y, r.y)
    let bottom = min(l.bottom, r.bottom)
    guard bottom - top >= 2 * size else { return nil }
    height = bottom - top
    endApart = abs(l.bottom - r.bottom)
    self.size = size
    let besideLeft = left.filter { $0.box.bottom > top && $0.box.y < bottom }
    let besideRight = right.filter { $0.box.bottom > top && $0.box.y < bottom }
    beside = [besideLeft, besideRight]
    self.left = ColumnPair.rows(besideLeft)
    self.right = ColumnPair.rows(besideRight)
    guard let edge = besideLeft.map(\.box.right).max(), let start = besideRight.map(\.box.x).min() else { return nil }
    gap = start - edge
  }

  private static func extent(_ chunks: [Chunk]) -> Box? {
    guard let first = chunks.first else { return nil }
    return chunks.dropFirst().reduce(first.box) { $0.union($1.box) }
  }

  /// Parted by white that goes all the way down.
  private static func columns(_ chunks: [Chunk], least: Float) -> [[Chunk]] {
    var columns: [(chunks: [Chunk], right: Float)] = []
    for chunk in chunks.sorted(by: { $0.box.x < $1.box.x }) {
      if let last = columns.last, chunk.box.x - last.right < least {
        columns[columns.count - 1].chunks.append(chunk)
        columns[columns.count - 1].right = max(last.right, chunk.box.right)
      } else {
        columns.append(([chunk], chunk.box.right))
      }
    }
    return columns.map { $0.chunks.sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) } }
  }

  /// Three columns of text or more: on lines of their own, two of them do not fill what they are one side of.
  private var areTexts: Bool {
    let columns = ColumnPair.columns(beside.flatMap { $0 }, least: max(4, 0.8 * size)).map(ColumnPair.rows)
    return columns.count > 2
      && columns.allSatisfy { rows in
        rows.count > 2 && rows.count(where: \.isWords) * 4 >= rows.count * 3 && isProse(rows, 0.5) && isProse(rows, 0.7)
      }
  }

  private static func rows(_ chunks: [Chunk]) -> [Row] {
    var rows: [Row] = []
    for chunk in chunks {
      let box = chunk.box
      if let last = rows.indices.last,
        min(rows[last].bottom, box.bottom) - max(rows[last].top, box.y) >= 0.5
          * min(rows[last].bottom - rows[last].top, box.height)
      {
        rows[last].left = min(rows[last].left, box.x)
        rows[last].right = max(rows[last].right, box.right)
        rows[last].ink += box.width
        rows[last].characters += chunk.scalars.count
      } else {
        rows.append(
          Row(
            top: box.y, bottom: box.bottom, left: box.x, right: box.right, ink: box.width,
            characters: chunk.scalars.count, beginsSmall: chunk.beginsSmall, style: chunk.style,
            size: chunk.size, isWords: !chunk.isFigure && !chunk.isCaption && chunk.scalars.count >= 4,
            isLeadIn: chunk.boldCount > 2 && !chunk.isBold && chunk.scalars.count >= 24))
      }
    }
    return rows
  }

  /// Two columns, and not cells of a table or labels with their values.
  var isColumns: Bool {
    guard gap >= max(4, 0.8 * size) else { return false }
    let fewest = min(left.count, right.count)
    if fewest > 1, areLeadIns { return true }
    guard fewest >= (gap > 2 * size ? 2 : 3) else { return false }
    if isTable { return false }
    if areSections { return true }
    if isProse(left, 0.5) || isProse(right, 0.5), isProse(left, 0.7), isProse(right, 0.7) { return true }
    if isNarrow(left) || isNarrow(right) { return false }
    return alignment < 0.6 || isText(left, beside: right) || isText(right, beside: left) || areTexts
  }

  /// Whether both sides are paragraphs that begin level with bold words, and go on.
  private var areLeadIns: Bool {
    let sides = [left, right]
    guard abs(left[0].middle - right[0].middle) < 0.15 * size, sides.allSatisfy({ $0[0].isLeadIn && isProse($0, 0.5) })
    else { return false }
    return sides.allSatisfy { rows in rows.dropFirst().contains { $0.beginsSmall } }
  }

  /// Whether both sides begin with headings in one larger type, level with each other, and another stands farther down, or one side
  /// goes on for longer than the other: rows of a table are as many.
  private var areSections: Bool {
    guard let head = left.first, let other = right.first, head.style == other.style, head.size >= 1.1 * size,
      abs(head.middle - other.middle) < 0.15 * size, left.count > 2, right.count > 2, head.isWords, other.isWords,
      !head.beginsSmall, !other.beginsSmall
    else { return false }
    let rest = left.dropFirst() + right.dropFirst()
    return (rest.contains { $0.style == head.style } || endApart > 0.8 * size) && left[1].size < 0.9 * head.size
      && right[1].size < 0.9 * head.size
  }

  /// Whether both sides are cells whose text goes on in lines: below a line of heads in type of their own, what begins apart from the lines
  /// above it begins level with what does on the other side, and each side goes on in one type.
  private var isTable: Bool {
    let (cells, others) = (blocks(left), blocks(right))
    guard cells.count >= 4, cells.count == others.count, isHeaded(cells), isHeaded(others) else { return false }
    return zip(cells, others).allSatisfy { abs($0[0].middle - $1[0].middle) < 0.15 * size }
  }

  /// The rows that stand near each other.
  private func blocks(_ rows: [Row]) -> [[Row]] {
    let gaps = zip(rows, rows.dropFirst()).map { $1.top - $0.bottom }
    guard let least = gaps.min() else { return [rows] }
    var blocks = [[rows[0]]]
    for (row, gap) in zip(rows.dropFirst(), gaps) {
      if gap < min(least + 0.3 * size, 0.6 * size) {
        blocks[blocks.count - 1].append(row)
      } else {
        blocks.append([row])
      }
    }
    return blocks
  }

  private func isHeaded(_ blocks: [[Row]]) -> Bool {
    let style = blocks[1][0].style
    return blocks[0].count == 1 && blocks[0][0].style != style
      && blocks.dropFirst().joined().allSatisfy { $0.style == style }
  }

  /// Whether a side is text that runs on, and what stands beside it begins anew amid its paragraphs or between them: labels over values in
  /// a margin, on lines that happen to be level. A row of a table begins where its text does, and has one type in a column.
  private func isText(_ rows: [Row], beside others: [Row]) -> Bool {
    guard rows.count >= 4, isProse(rows, 0.5), isFacts(others), let first = rows.first, let last = rows.last else {
      return false
    }
    let begins = rows.indices.filter { index in
      index == 0 || !rows[index].beginsSmall || rows[index].top - rows[index - 1].bottom >= 0.6 * size
    }
    let starts = starts(others).filter { $0.middle > first.top && $0.middle < last.bottom }
    let apart = starts.count { start in !begins.contains { abs(rows[$0].middle - start.middle) < 0.15 * size } }
    return apart >= 2 && apart * 3 >= starts.count
  }

  /// Whether two lines at least have lines in other type right below them.
  private func isFacts(_ rows: [Row]) -> Bool {
    let labels = zip(rows, rows.dropFirst()).filter { $0.style != $1.style && $1.top - $0.bottom < 0.6 * size }.map(\.0)
    return labels.count { $0.style == labels[0].style } >= 2
  }

  /// The rows that stand apart from those above; where none does, all in which no sentence goes on.
  private func starts(_ rows: [Row]) -> [Row] {
    let apart = zip(rows, rows.dropFirst()).filter { $1.top - $0.bottom >= 0.6 * size }.map(\.1)
    return apart.isEmpty ? rows.filter { !$0.beginsSmall } : rows.prefix(1) + apart
  }

  /// Too narrow for text: bullets, numbers of items.
  private func isNarrow(_ rows: [Row]) -> Bool {
    quantile(rows.map { Float($0.characters) }, 0.5) < 6
  }

  /// Whether lines fill their column, but for a share of short ones: headings, the ends of paragraphs.
  private func isProse(_ rows: [Row], _ share: Float) -> Bool {
    guard let start = rows.map(\.left).min(), let end = rows.map(\.right).max(), end > start else { return false }
    let fill = quantile(rows.map { $0.ink / (end - start) }, share)
    return fill >= (share > 0.5 ? 0.75 : 0.6) && quantile(rows.map { Float($0.characters) }, share) >= 16
  }

  /// The share of the lines of the side with fewer that stand level with a line of the other.
  private var alignment: Float {
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    let level = few.filter { row in many.contains { abs($0.middle - row.middle) < 0.15 * size } }
    return Float(level.count) / Float(max(1, few.count))
  }

  private func quantile(_ values: [Float], _ share: Float) -> Float {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Float(sorted.count) * share))]
  }
}
