internal import Provenance

/// A section over the whole width below two columns that has no line long enough to show it: a contact, a list of results, a row
/// of partners' names.
///
/// The columns are sections beside each other, each with a heading, level and of one style, and a third heading of that style stands
/// on the left below the ends of both. Where text flows from one column into the next, columns begin with no such pair.
struct SectionBelow {
  /// Columns that end as level as this, in sizes of type, end together.
  private static let level: Float = 3

  /// Where it begins, in points from the top.
  let top: Float

  /// Chunks from top to bottom. Nil where there is none.
  init?(left: [Chunk], right: [Chunk], size: Float) {
    guard left.count > 2, right.count > 1, let head = left.first, let other = right.first, head.style == other.style,
      abs(head.box.y - other.box.y) < 0.5 * size, left[1].style != head.style, right[1].style != head.style,
      let place = left.indices.dropFirst(2).first(where: { index in
        left[index].style == head.style && SectionBelow.begins(at: left[index], left[..<index], right, size)
      })
    else { return nil }
    let heading = left[place]
    let beside = right.filter { $0.box.centerY > heading.box.y }
    let rows = left[(place + 1)...]
    guard abs(heading.box.x - head.box.x) < 2,
      beside.allSatisfy({ chunk in rows.contains { LineBuilder.sharesLine($0.box, chunk.box) } })
    else { return nil }
    top = heading.box.y
  }

  private static func begins(at heading: Chunk, _ above: ArraySlice<Chunk>, _ right: [Chunk], _ size: Float) -> Bool {
    let right = right.filter { $0.box.centerY < heading.box.bottom }
    let end = right.map(\.box.bottom).max() ?? .infinity
    let ownEnd = above.map(\.box.bottom).max() ?? 0
    return end < heading.box.y && ownEnd - end < level * size
  }
}
