/// Finds the paragraphs of a text that are headings.
enum HeadingJudge {
  /// The first line where it stands alone, lines in capitals, and short lines that stand alone over more text.
  static func judge(_ units: inout [TextUnit], _ layout: TextLayout) {
    for index in units.indices where units[index].kind == .paragraph {
      let lines = units[index].lastLine - units[index].firstLine + 1
      guard units[index].standsAlone, units[index].breaks.isEmpty else { continue }
      let shape = HeadingShape(units[index], layout)
      if index == 0, layout.isSpread ? lines <= 2 : lines == 1, shape.isTitle, units.count > 1 {
        units[index].kind = .heading(level: 1)
      } else if shape.isCapitals, lines <= 2 {
        units[index].kind = .heading(level: index == 0 ? 1 : 2)
      } else if lines == 1, shape.isShort, index + 1 < units.count, leads(units[index + 1]) {
        units[index].kind = .heading(level: 2)
      }
    }
  }

  /// Whether a unit is what a heading stands over: a list, or more than a line of text.
  private static func leads(_ next: TextUnit) -> Bool {
    switch next.kind {
    case .item: true
    case .paragraph: next.range.count > 100 && next.ending == .sentence
    case .heading, .continuation: false
    }
  }
}
