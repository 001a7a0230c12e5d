internal import Provenance

/// Horizontal lines of one width above each other: a table in the manner of books, or the edges of a page.
struct RuleStack {
  /// From top to bottom.
  var rules: [Ruling]
  /// Shorter lines between them.
  var partial: [Ruling]

  var left: Float { rules.map(\.from).min() ?? 0 }
  var right: Float { rules.map(\.to).max() ?? 0 }

  var box: Box {
    let top = rules.first?.at ?? 0
    return Box(x: left, y: top, width: right - left, height: (rules.last?.at ?? top) - top)
  }
}

extension RuleStack {
  /// Short lines beside each other that together are about as wide as the table are a line with gaps.
  fileprivate mutating func addBroken() {
    var row: [Ruling] = []
    for rule in partial + [Ruling(at: .infinity, from: 0, to: 0)] {
      if let first = row.first, rule.at - first.at > 2 {
        if row.count > 1, row.reduce(0, { $0 + $1.length }) > 0.85 * (right - left) {
          rules.append(Ruling(at: first.at, from: left, to: right))
        }
        row = []
      }
      row.append(rule)
    }
    rules.sort { $0.at < $1.at }
  }
}

struct RuleStacks {
  private static let shortest: Float = 60
  private static let slack: Float = 5
  private static let innerLimit = 200

  private(set) var stacks: [RuleStack] = []

  init(_ horizontals: [Ruling]) {
    let horizontals = horizontals.sorted { ($0.at, $0.from) < ($1.at, $1.from) }
    for rule in horizontals where rule.length >= RuleStacks.shortest {
      let home = stacks.firstIndex { stack in
        abs(stack.rules[0].from - rule.from) < RuleStacks.slack && abs(stack.rules[0].to - rule.to) < RuleStacks.slack
      }
      if let home {
        stacks[home].rules.append(rule)
      } else {
        stacks.append(RuleStack(rules: [rule], partial: []))
      }
    }
    stacks.removeAll { $0.rules.count < 2 }
    for index in stacks.indices {
      let box = stacks[index].box
      defer { stacks[index].addBroken() }
      stacks[index].partial = horizontals.filter { rule in
        rule.at > box.y + 3 && rule.at < box.bottom - 3 && rule.from >= box.x - 3 && rule.to <= box.right + 3
          && rule.length < 0.95 * box.width
      }
    }
    let inner = stacks.filter { $0.rules.count > 2 }.map(\.box)
    // The edges of a panel around a table are no table.
    stacks.removeAll { stack in
      stack.rules.count == 2 && inner.prefix(RuleStacks.innerLimit).contains { stack.box.surrounds($0) }
    }
    // Wide ones first: lines under headings of columns are not tables of their own.
    stacks.sort { ($1.box.width, $0.box.y) < ($0.box.width, $1.box.y) }
  }
}

extension Box {
  /// Whether another one lies inside, well away from the left, the top and the bottom.
  fileprivate func surrounds(_ other: Box) -> Bool {
    other.x > x + 5 && other.right < right + 1 && other.y > y + 20 && other.bottom < bottom - 20
  }
}

extension RuleStack {
  /// How far above the first rule the row above it may begin, in points.
  private static let reach: Float = 64

  /// Where a rule stands below each row, the first row stands above the first rule: the stack with a rule above it. Where the rows
  /// are three, the first one also has to be set as the others are.
  func withRowAbove(_ words: (Box) -> [TableWord]) -> RuleStack {
    let distances = zip(rules, rules.dropFirst()).map { $1.at - $0.at }.sorted()
    guard distances.count >= 2, let first = rules.first else { return self }
    let row = distances[distances.count / 2]
    guard row < 40, distances.count(where: { abs($0 - row) < 0.2 * row }) * 4 >= distances.count * 3 else {
      return withUnevenRowAbove(first.at, words)
    }
    let above = words(Box(x: left, y: first.at - row, width: right - left, height: row))
    let lefts = above.map(\.box.x).sorted()
    guard let start = lefts.first, let end = lefts.last, end - start > 0.25 * (right - left),
      above.allSatisfy({ $0.box.y > first.at - row - 1 })
    else { return self }
    if distances.count == 2, !sharesColumns(above, words) { return self }
    var result = self
    result.rules.insert(Ruling(at: first.at - row, from: left, to: right), at: 0)
    return result
  }

  /// Rows are of unlike heights where their cells have more or fewer lines: what stands above the first rule is one where it is as near to it as
  /// the last lines of the others are to theirs, and begins where they do.
  private func withUnevenRowAbove(_ first: Float, _ words: (Box) -> [TableWord]) -> RuleStack {
    let width = right - left
    let lasts = zip(rules, rules.dropFirst()).compactMap { upper, lower -> Float? in
      let row = TableWordReader.lines(words(Box(x: left, y: upper.at, width: width, height: lower.at - upper.at)))
      let parts = row.map { $0.segments(0.9).count }
      guard let first = parts.first, parts.dropFirst().allSatisfy({ $0 < first }) else { return nil }
      return row.last.map { lower.at - $0.box.bottom }
    }
    guard lasts.count + 1 == rules.count, let least = lasts.min(), let most = lasts.max() else { return self }
    let near = TableWordReader.lines(
      words(Box(x: left, y: first - RuleStack.reach, width: width, height: RuleStack.reach)))
    guard let last = near.last, most - least < 0.4 * last.size, most < 2 * last.size,
      case let distance = first - last.box.bottom, distance > least - 0.2 * last.size, distance < most + 0.2 * last.size
    else { return self }
    var row = [last]
    for line in near.dropLast().reversed() {
      guard row[0].box.y - line.box.bottom < 0.4 * line.size, abs(line.size - last.size) < 0.05 * last.size else {
        break
      }
      row.insert(line, at: 0)
    }
    let above = row.flatMap(\.words)
    guard row.count <= 3, row[0].segments(0.9).count > 1, sharesColumns(above, words) else { return self }
    var result = self
    result.rules.insert(Ruling(at: row[0].box.y - 1, from: left, to: right), at: 0)
    return result
  }

  /// Whether words begin at the left of the rows between the rules, and at the left of one more of their columns.
  private func sharesColumns(_ above: [TableWord], _ words: (Box) -> [TableWord]) -> Bool {
    let starts = RuleStack.starts(above)
    let rows = zip(rules, rules.dropFirst()).map { upper, lower in
      RuleStack.starts(words(Box(x: left, y: upper.at, width: right - left, height: lower.at - upper.at)))
    }
    let common = starts.filter { start in rows.allSatisfy { $0.contains { abs($0 - start) < 2 } } }
    return common.count >= 2 && rows.allSatisfy { abs(($0.first ?? .infinity) - common[0]) < 2 }
  }

  /// Where parts of the first line begin that stand apart, from left to right.
  private static func starts(_ words: [TableWord]) -> [Float] {
    (TableWordReader.lines(words).first?.segments(0.9) ?? []).map(\.box.x)
  }
}
