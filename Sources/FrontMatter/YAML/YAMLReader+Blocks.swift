extension YAMLReader {
  /// What a node is part of.
  enum Place { case document, value, item }

  struct Properties {
    var anchor: Range<Int>?
    var tag: Range<Int>?
    /// Where the first of them begins.
    var start: Int?
    var isEmpty: Bool { start == nil }
  }

  /// The node at `position`, or none; its lines stand further in than `parent`.
  mutating func blockNode(parent: Int, in place: Place) throws(FrontMatterFailure) -> YAMLNode {
    try descend()
    defer { depth -= 1 }
    let start = position
    skipBlanks()
    var properties = Properties()
    try readProperties(&properties)
    if position >= end || bytes[position].isBreak || isAtComment {
      return try nodeOnLaterLine(from: start, parent: parent, in: place, properties)
    }
    if place == .value {
      return try valueInLine(parent: parent, properties)
    }
    try refuseTabIndentIfFirst()
    return try node(parent: parent, properties)
  }

  mutating func descend() throws(FrontMatterFailure) {
    guard depth < FrontMatterLimits.depth else {
      throw FrontMatterFailure(.limit, "nested deeper than \(FrontMatterLimits.depth)", at: position)
    }
    depth += 1
    try count()
  }

  private func refuseTabIndentIfFirst() throws(FrontMatterFailure) {
    if isFirstInLine { try refuseTabIndent() }
  }

  private mutating func nodeOnLaterLine(
    from start: Int, parent: Int, in place: Place, _ properties: Properties
  ) throws(FrontMatterFailure) -> YAMLNode {
    let mark = (position, lineStart)
    skipToContent()
    let isOwnItem = place == .value && column == parent && isAtItem
    if position < end, column > parent || isOwnItem {
      try refuseTabIndent()
      return try node(parent: parent, properties)
    }
    (position, lineStart) = mark
    return YAMLNode(content: .empty, range: start..<start, anchor: properties.anchor, tag: properties.tag)
  }

  /// A value in the line of its key.
  private mutating func valueInLine(parent: Int, _ properties: Properties) throws(FrontMatterFailure) -> YAMLNode {
    if isAtItem {
      throw FrontMatterFailure(.itemInValue, "a list in the line of its key", at: position)
    }
    let start = position
    var node = try scalarOrFlow(parent: parent, isBlock: true)
    try expectLineEnd(after: start)
    node.anchor = properties.anchor
    node.tag = properties.tag
    return node
  }

  /// A node that begins where a list or a map may begin.
  private mutating func node(parent: Int, _ given: Properties) throws(FrontMatterFailure) -> YAMLNode {
    var properties = given
    let begin = (properties.start.map { $0 >= lineStart ? $0 : position } ?? position)
    if given.isEmpty { try readProperties(&properties) }
    if !properties.isEmpty, given.isEmpty, position >= end || bytes[position].isBreak {
      return try nodeOnLaterLine(from: begin, parent: parent, in: .item, properties)
    }
    if isAtItem {
      var sequence = try blockSequence(indent: column)
      sequence.anchor = properties.anchor
      sequence.tag = properties.tag
      return sequence
    }
    let isInLine = properties.start.map { $0 >= lineStart } ?? false
    let start = position
    if isAtExplicitKey {
      return try blockMapping(indent: begin - lineStart, explicit: true, firstKey: nil, properties)
    }
    if var key = try implicitKey() {
      if isInLine {
        key.anchor = properties.anchor
        key.tag = properties.tag
        properties = Properties()
      }
      return try blockMapping(indent: begin - lineStart, explicit: false, firstKey: key, properties)
    }
    var node = try scalarOrFlow(parent: parent, isBlock: true)
    try expectLineEnd(after: start)
    node.anchor = properties.anchor
    node.tag = properties.tag
    return node
  }

  private mutating func blockSequence(indent: Int) throws(FrontMatterFailure) -> YAMLNode {
    let start = position
    var items: [YAMLNode] = []
    while true {
      position += 1
      items.append(try blockNode(parent: indent, in: .item))
      skipToContent()
      guard position < end, column >= indent else { break }
      guard isFirstInLine, column == indent else {
        throw FrontMatterFailure(.indentation, "a line that stands further in than its list", at: position)
      }
      guard isAtItem else { break }
      try refuseTabIndent()
    }
    return YAMLNode(content: .sequence(items), range: start..<position)
  }

  private mutating func blockMapping(
    indent: Int, explicit: Bool, firstKey: YAMLNode?, _ properties: Properties
  ) throws(FrontMatterFailure) -> YAMLNode {
    let start = firstKey?.range.lowerBound ?? position
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    var nextKey = firstKey
    while true {
      if isAtExplicitKey, nextKey == nil {
        entries.append(try explicitEntry(indent: indent))
      } else {
        var known = nextKey
        if known == nil { known = try implicitKey() }
        guard let key = known else {
          throw FrontMatterFailure(.notAKey, "a line where a key should stand", at: position)
        }
        entries.append((key, try blockNode(parent: indent, in: .value)))
      }
      nextKey = nil
      skipToContent()
      guard position < end, column >= indent else { break }
      guard isFirstInLine, column == indent else {
        throw FrontMatterFailure(.indentation, "a line that stands further in than its neighbours", at: position)
      }
      try refuseTabIndent()
      if isAtItem {
        throw FrontMatterFailure(.notAKey, "an item where a key should stand", at: position)
      }
    }
    return YAMLNode(
      content: .mapping(entries), range: start..<position, anchor: properties.anchor, tag: properties.tag)
  }

  /// `? key` and `: value`.
  private mutating func explicitEntry(indent: Int) throws(FrontMatterFailure) -> (key: YAMLNode, value: YAMLNode) {
    position += 1
    let key = try blockNode(parent: indent, in: .item)
    skipToContent()
    guard position < end, column == indent, current == UInt8(ascii: ":"), byte(at: position + 1).isBlankOrBreak else {
      return (key, YAMLNode(content: .empty, range: position..<position))
    }
    position += 1
    return (key, try blockNode(parent: indent, in: .item))
  }

  /// A key in one line with its colon, which is consumed; nil, and nothing consumed, where none stands here.
  mutating func implicitKey() throws(FrontMatterFailure) -> YAMLNode? {
    try count()
    let mark = position
    let line = lineStart
    var properties = Properties()
    try readProperties(&properties)
    let start = position
    guard let scalar = keyContent() else {
      position = mark
      lineStart = line
      return nil
    }
    let stop = position
    skipBlanks()
    guard current == UInt8(ascii: ":"), position < end, byte(at: position + 1).isBlankOrBreak else {
      position = mark
      return nil
    }
    position += 1
    return YAMLNode(content: scalar, range: start..<stop, anchor: properties.anchor, tag: properties.tag)
  }

  /// What may stand before a key's colon; `position` after it.
  private mutating func keyContent() -> YAMLNode.Content? {
    guard position < end else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let node = try? quoted(), lineStart <= node.range.lowerBound else { return nil }
      return node.content
    case UInt8(ascii: "*"):
      return (try? alias())?.content
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return complexKey()
    default:
      guard canBeginPlain(inFlow: false) else { return nil }
      let range = plainLine(inFlow: false)
      return range.isEmpty
        ? nil : .scalar(YAMLScalar(style: .plain, content: range, pieces: [], isWhole: true))
    }
  }

  /// A flow collection in one line that a colon follows.
  private mutating func complexKey() -> YAMLNode.Content? {
    let mark = (position, lineStart, depth)
    guard let node = try? flowNode(), lineStart == mark.1 else {
      (position, lineStart, depth) = mark
      return nil
    }
    return node.content
  }
}
