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
    // Wide ones first: lines under headings of columns are not tables of their own.
    stacks.sort { ($1.box.width, $0.box.y) < ($0.box.width, $1.box.y) }
  }
}
