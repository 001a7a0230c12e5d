internal import Provenance

extension RuleStack {
  private static let labelCharacters = 48

  /// Where rules are drawn over columns of numbers alone, as above the sums of accounts, what the numbers are of stands to the left of them: the stack
  /// with rules that go on over these labels. `lines` gives those whose words stand in a box.
  func withLabels(_ page: PageText, _ lines: (Box) -> [TableLine]) -> RuleStack {
    guard left > 0 else { return self }
    let whole = lines(Box(x: 0, y: box.y, width: right, height: box.height))
    var labels: [TableLine] = []
    var rows = 0
    for line in whole {
      let parts = line.segments(0.9)
      let numbers = parts.filter { $0.box.right > left }
      guard !numbers.isEmpty else { continue }
      rows += 1
      guard numbers.allSatisfy({ $0.box.x > left - 1 && RuleStack.isNumber($0, page) }) else { return self }
      let words = parts.filter { $0.box.right <= left }
      guard words.count == 1, let label = words.first,
        label.words.reduce(0, { $0 + $1.scalars.count }) <= RuleStack.labelCharacters
      else { continue }
      labels.append(label)
    }
    guard rows > 1, labels.count * 5 >= rows * 4, let edge = labels.map(\.box.x).min(),
      labels.allSatisfy({ $0.box.x < edge + 4 * $0.size })
    else { return self }
    var result = self
    for index in result.rules.indices { result.rules[index].from = edge }
    return result
  }

  private static func isNumber(_ part: TableLine, _ page: PageText) -> Bool {
    let scalars = part.words.flatMap(\.scalars)
    return scalars.count <= 16 && !scalars.contains { CharacterKind.isLetter(page.codes[$0]) }
  }
}
