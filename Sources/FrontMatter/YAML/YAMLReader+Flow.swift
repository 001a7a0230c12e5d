extension YAMLReader {
  /// A node inside or at the start of a flow collection.
  mutating func flowNode() throws(FrontMatterFailure) -> YAMLNode {
    try descend()
    let isOutermost = flowStart == nil
    if isOutermost { flowStart = position }
    defer {
      depth -= 1
      if isOutermost { flowStart = nil }
    }
    var properties = Properties()
    try readProperties(&properties)
    if !properties.isEmpty { skipFlowSpace() }
    var node: YAMLNode
    switch current {
    case UInt8(ascii: "["): node = try flowSequence()
    case UInt8(ascii: "{"): node = try flowMapping()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): node = try quoted()
    case UInt8(ascii: "*"): node = try alias()
    default:
      if !properties.isEmpty, isAtFlowEnd {
        node = YAMLNode(content: .empty, range: position..<position)
      } else {
        node = try flowPlain()
      }
    }
    if properties.anchor != nil { node.anchor = properties.anchor }
    if properties.tag != nil { node.tag = properties.tag }
    return node
  }

  mutating func skipFlowSpace() {
    skipToContent()
  }

  private var isAtFlowEnd: Bool {
    position >= end || current == UInt8(ascii: ",") || current == UInt8(ascii: "]") || current == UInt8(ascii: "}")
  }

  private mutating func flowSequence() throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    position += 1
    var items: [YAMLNode] = []
    while try !closes(UInt8(ascii: "]"), from: flowStart ?? start) {
      if isAtExplicitKey {
        position += 1
        skipFlowSpace()
      }
      let item = try flowNode()
      skipFlowSpace()
      if isAtFlowColon(after: item) {
        position += 1
        let value = try flowValue()
        items.append(YAMLNode(content: .mapping([(item, value)]), range: item.range.lowerBound..<position))
      } else {
        items.append(item)
      }
      try separate(UInt8(ascii: "]"), from: flowStart ?? start)
    }
    return YAMLNode(content: .sequence(items), range: start..<position)
  }

  private mutating func flowMapping() throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    position += 1
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    while try !closes(UInt8(ascii: "}"), from: flowStart ?? start) {
      if isAtExplicitKey {
        position += 1
        skipFlowSpace()
      }
      let key =
        try current == UInt8(ascii: ":") && byte(at: position + 1).isBlankOrBreak
        ? YAMLNode(content: .empty, range: position..<position) : flowNode()
      skipFlowSpace()
      if isAtFlowColon(after: key) {
        position += 1
        entries.append((key, try flowValue()))
      } else {
        entries.append((key, YAMLNode(content: .empty, range: position..<position)))
      }
      try separate(UInt8(ascii: "}"), from: flowStart ?? start)
    }
    return YAMLNode(content: .mapping(entries), range: start..<position)
  }

  /// Whether the collection ends here; its bracket is consumed.
  private mutating func closes(_ bracket: UInt8, from start: Int) throws(FrontMatterFailure) -> Bool {
    skipFlowSpace()
    guard position < end else {
      throw FrontMatterFailure(.openBracket, "a bracket without its partner", at: position, from: flowStart ?? start)
    }
    guard bytes[position] == bracket else { return false }
    position += 1
    return true
  }

  /// After an entry: a comma, or the bracket.
  private mutating func separate(_ bracket: UInt8, from start: Int) throws(FrontMatterFailure) {
    skipFlowSpace()
    guard position < end else {
      throw FrontMatterFailure(.openBracket, "a bracket without its partner", at: position, from: flowStart ?? start)
    }
    if bytes[position] == UInt8(ascii: ",") {
      position += 1
    } else if bytes[position] != bracket {
      throw FrontMatterFailure(
        .flow, "neither a comma nor the end of a list in brackets", at: position, from: flowStart ?? start)
    }
  }

  private func isAtFlowColon(after key: YAMLNode) -> Bool {
    guard position < end, current == UInt8(ascii: ":") else { return false }
    let next = byte(at: position + 1)
    if next.isBlankOrBreak || next.isFlowIndicator { return true }
    if case .scalar(let scalar) = key.content { return scalar.style != .plain }
    return true
  }

  private mutating func flowValue() throws(FrontMatterFailure) -> YAMLNode {
    skipFlowSpace()
    return try isAtFlowEnd ? YAMLNode(content: .empty, range: position..<position) : flowNode()
  }

  private mutating func flowPlain() throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    guard canBeginPlain(inFlow: true) else {
      throw FrontMatterFailure(
        .flow, "a character that no plain value begins with", at: position, from: flowStart ?? start)
    }
    // A comment of JSON reads as the beginning of a key.
    if bytes.has("//", at: start, end: end) || bytes.has("/*", at: start, end: end) { suspect(start) }
    var folds = FoldedPieces(first: plainLine(inFlow: true))
    while position < end, bytes[position].isBreak {
      try count()
      let mark = (position, lineStart)
      let breaks = skipBlankLines()
      guard position < end, current != UInt8(ascii: "#"), !current.isFlowIndicator,
        !(current == UInt8(ascii: ":") && byte(at: position + 1).isBlankOrBreak)
      else {
        (position, lineStart) = mark
        break
      }
      folds.add(plainLine(inFlow: true), breaks: breaks, bytes: bytes, end: end)
    }
    return YAMLNode(content: .scalar(folds.scalar(.plain)), range: start..<folds.last)
  }
}
