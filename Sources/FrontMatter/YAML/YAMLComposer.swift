import DocumentModel
import Provenance
import Stages

/// Makes metadata of YAML nodes: types, anchors, merge keys, duplicate keys.
struct YAMLComposer {
  private struct Anchored {
    var value: Metadata
    var nodes: Int
    var bytes: Int
  }

  private let source: Source
  private var anchorNames: [[UInt8]: Anchored] = [:]
  /// What was made so far, repetitions included.
  private var nodes = 0
  private var byteCount = 0
  private var repeatedNodes = 0
  private var repeatedBytes = 0

  init(_ source: Source) {
    self.source = source
  }

  mutating func compose(_ node: YAMLNode) throws(FrontMatterFailure) -> Metadata {
    let before = (nodes, byteCount)
    nodes += 1
    let value = try content(of: node)
    if let anchor = node.anchor {
      anchorNames[Array(source.utf8[anchor])] = Anchored(
        value: value, nodes: nodes - before.0, bytes: byteCount - before.1)
    }
    return value
  }

  private mutating func content(of node: YAMLNode) throws(FrontMatterFailure) -> Metadata {
    switch node.content {
    case .empty:
      return isTaggedAsText(node) ? .text(TracedText()) : .null
    case .scalar(let scalar):
      byteCount += scalar.content.count
      return try value(of: scalar, tag: node.tag)
    case .sequence(let items):
      var list: [Metadata] = []
      list.reserveCapacity(items.count)
      for item in items { list.append(try compose(item)) }
      return .list(list)
    case .mapping(let entries):
      return .map(try map(of: entries))
    case .alias(let name):
      return try repeated(name)
    }
  }

  private mutating func repeated(_ name: Range<Int>) throws(FrontMatterFailure) -> Metadata {
    guard let anchored = anchorNames[Array(source.utf8[name])] else {
      throw FrontMatterFailure(.alias, "an alias of nothing", at: name.lowerBound, from: name.lowerBound - 1)
    }
    nodes += anchored.nodes
    byteCount += anchored.bytes
    repeatedNodes += anchored.nodes
    repeatedBytes += anchored.bytes
    guard repeatedNodes <= FrontMatterLimits.aliasNodes, repeatedBytes <= FrontMatterLimits.aliasBytes else {
      throw FrontMatterFailure(.limit, "aliases that repeat too much", at: name.lowerBound)
    }
    return anchored.value
  }

  private mutating func map(
    of entries: [(key: YAMLNode, value: YAMLNode)]
  ) throws(FrontMatterFailure) -> [(key: String, value: Metadata)] {
    var result = MapBuilder(capacity: entries.count)
    var merged: [Metadata] = []
    for entry in entries {
      let isMerge = isMergeKey(entry.key)
      let key = try keyText(entry.key)
      let value = try compose(entry.value)
      if isMerge, let maps = maps(to: value) {
        merged += maps
      } else {
        result.set(key, value)
      }
    }
    for case .map(let others) in merged {
      for other in others { result.setIfAbsent(other.key, other.value) }
    }
    return result.entries
  }

  private func isMergeKey(_ key: YAMLNode) -> Bool {
    guard case .scalar(let scalar) = key.content, scalar.style == .plain else { return false }
    return scalar.content.count == 2 && source.utf8[scalar.content].allSatisfy { $0 == UInt8(ascii: "<") }
  }

  private func maps(to value: Metadata) -> [Metadata]? {
    switch value {
    case .map: return [value]
    case .list(let items):
      for item in items { if case .map = item { continue } else { return nil } }
      return items
    default: return nil
    }
  }

  private mutating func keyText(_ key: YAMLNode) throws(FrontMatterFailure) -> String {
    switch key.content {
    case .scalar(let scalar):
      let text = scalar.isWhole ? String(decoding: source.utf8[scalar.content], as: UTF8.self) : text(of: scalar).string
      if let anchor = key.anchor {
        anchorNames[Array(source.utf8[anchor])] = Anchored(
          value: try value(of: scalar, tag: key.tag), nodes: 1, bytes: scalar.content.count)
      }
      return text
    case .empty: return ""
    case .alias(let name):
      if let text = try repeated(name).text { return text.string }
      fallthrough
    default:
      throw FrontMatterFailure(.complexKey, "a key that is a list or a map", at: key.range.lowerBound)
    }
  }

  private func isTaggedAsText(_ node: YAMLNode) -> Bool {
    guard let tag = node.tag else { return false }
    return source.utf8[tag].elementsEqual("!!str".utf8) || source.utf8[tag].elementsEqual("!".utf8)
  }

  private func value(of scalar: YAMLScalar, tag: Range<Int>?) throws(FrontMatterFailure) -> Metadata {
    if let tag {
      let name = source.utf8[tag]
      let isTyped = ["!!int", "!!float", "!!bool", "!!null", "!!timestamp"].contains { name.elementsEqual($0.utf8) }
      guard isTyped else { return .text(text(of: scalar)) }
    } else if scalar.style != .plain {
      return .text(text(of: scalar))
    }
    return scalar.isWhole ? typed(scalar.content) : .text(text(of: scalar))
  }

  private func typed(_ range: Range<Int>) -> Metadata {
    switch PlainForm.of(source.utf8[range]) {
    case .null: .null
    case .bool(let truth): .bool(truth)
    case .number: .number(source.number(range))
    case .respelledNumber(let digits): .number(source.decode(range, as: digits, by: .dataNumber))
    case .date(let spelling): .text(source.decode(range, as: spelling, by: .dataDate))
    case .text: .text(source.quote(range))
    }
  }

  private func text(of scalar: YAMLScalar) -> TracedText {
    if scalar.isWhole { return source.quote(scalar.content) }
    var text = TracedText()
    for piece in scalar.pieces {
      switch piece.meaning {
      case .quote: text.appendQuoted(source, piece.range)
      case .space: text.appendDecoded(source, piece.range, as: [0x20], by: .yamlFold)
      case .lineFeed: text.appendDecoded(source, piece.range, as: [0x0A], by: .dataLineEnd)
      case .indent: text.appendDecoded(source, piece.range, as: [0x0A], by: .yamlIndent)
      case .apostrophe: text.appendDecoded(source, piece.range, as: [0x27], by: .yamlQuote)
      case .escape(let utf8): text.appendDecoded(source, piece.range, as: utf8, by: .yamlEscape)
      }
    }
    return text
  }
}
