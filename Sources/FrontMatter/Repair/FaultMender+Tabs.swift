import Provenance

extension FaultMender {
  func tabs() -> [[SourceEdit]] {
    guard failure.problem == .tab || hasTab(startLine) || hasTab(offsetLine) else { return [] }
    return units().map { unit in
      var edits: [SourceEdit] = []
      for index in block where hasTab(index) && lines[index].kind != .blank {
        let line = lines[index]
        var column = 0
        for byte in bytes[line.start..<line.content] { column += byte == 0x09 ? unit : 1 }
        edits.append(mender.indented(line, column, .tabIndent, "a tab as indentation"))
      }
      return edits
    }
  }

  func hasTab(_ index: Int) -> Bool {
    bytes[lines[index].start..<lines[index].content].contains(0x09)
  }

  /// What a tab may stand for, the likeliest first: the block's own unit, what makes keys of one map stand together, two.
  func units() -> [Int] {
    var own = Int.max
    for index in mender.entryLines where !hasTab(index) && lines[index].indent > 0 {
      if lines[index].kind == .item || lines[index].kind == .key { own = min(own, lines[index].indent) }
    }
    var units = own == Int.max ? [] : [own]
    if let inner = unitOfMaps() { units.append(inner) }
    for unit in [2, 4, 1, 3] where !units.contains(unit) { units.append(unit) }
    return units
  }

  /// The unit by which the key after `- key:` stands below that key.
  func unitOfMaps() -> Int? {
    for index in block.dropLast() where lines[index].kind == .item && lines[index].key != nil && hasTab(index) {
      let next = lines[index + 1]
      guard next.kind == .key, hasTab(index + 1) else { continue }
      let tabs = (next.content - next.start) - (lines[index].content - lines[index].start)
      if tabs == 1 { return 2 }
      if tabs == 2 { return 1 }
    }
    return nil
  }
}
