import DocumentModel
import JSONText
import Provenance

/// Changes a document as an external cleaner's answer says.
struct CleanAnswer {
  private struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]
    let rule: Rule
    let path: String
  }

  private let rules: ExternalRules
  private let unit: Offsets.Unit

  init(_ hello: ExternalProcess.Hello) {
    rules = hello.rules
    unit = hello.offsets
  }

  /// The marked texts of a block, in the order in which edits count them.
  static func texts(of block: Block) -> [Inline] {
    var texts: [Inline] = []
    _ = block.mapInlines { text in
      texts.append(text)
      return text
    }
    return texts
  }

  /// - Throws: `AnswerFault`.
  func apply(_ node: JSONNode, to document: Document) throws -> Document {
    try node.requireKeys(["edits", "drop"], at: "clean")
    var document = document
    try edit(&document, try edits(node["edits"], of: document))
    try drop(node["drop"], &document)
    return document
  }

  // MARK: Edits

  private func edits(_ node: JSONNode?, of document: Document) throws -> [Int: [Int: [Edit]]] {
    var result: [Int: [Int: [Edit]]] = [:]
    var known: (block: Int, texts: [Inline])?
    var offsets: (block: Int, text: Int, offsets: Offsets)?
    for (index, item) in try list(node, at: "edits").enumerated() {
      let path = "edits[\(index)]"
      try item.requireKeys(["block", "text", "range", "replacement", "rule"], at: path)
      let block = try number(item["block"], below: document.blocks.count, "block", at: path)
      if known?.block != block { known = (block, CleanAnswer.texts(of: document.blocks[block])) }
      let texts = known?.texts ?? []
      let text = try number(item["text"], below: texts.count, "text", at: path)
      if offsets?.block != block || offsets?.text != text {
        offsets = (block, text, Offsets(texts[text].text.utf8, unit))
      }
      guard let replacement = item["replacement"]?.string, let rule = item["rule"]?.string else {
        throw AnswerFault("\(path): an edit has a replacement and a rule")
      }
      guard item["range"]?.array?.count == 2,
        let range = try offsets?.offsets.range(
          item["range"]?[0]?.int, item["range"]?[1]?.int, at: path)
      else { throw AnswerFault("\(path): a range is two whole numbers, [from, to]") }
      let edit = Edit(
        range: range, replacement: Array(replacement.utf8), rule: try rules.rule(rule, at: path), path: path)
      result[block, default: [:]][text, default: []].append(edit)
    }
    return try result.mapValues { try $0.mapValues(sorted) }
  }

  private func sorted(_ edits: [Edit]) throws -> [Edit] {
    let edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (first, second) in zip(edits, edits.dropFirst()) where first.range.upperBound > second.range.lowerBound {
      throw AnswerFault("\(second.path): overlaps \(first.path); no two edits may change one character")
    }
    return edits
  }

  private func edit(_ document: inout Document, _ edits: [Int: [Int: [Edit]]]) throws {
    for (block, edits) in edits {
      var index = -1
      var dropped: [Dropped] = []
      document.blocks[block] = document.blocks[block].mapInlines { text in
        index += 1
        guard let edits = edits[index] else { return text }
        for edit in edits where edit.replacement.isEmpty {
          dropped.append(Dropped(text.text[edit.range], by: edit.rule))
        }
        var text = text
        text.rewrite { writer in
          for edit in edits {
            writer.keep(to: edit.range.lowerBound)
            if edit.replacement.isEmpty {
              writer.drop(to: edit.range.upperBound)
            } else {
              writer.respell(to: edit.range.upperBound, as: edit.replacement, by: edit.rule)
            }
          }
        }
        return text
      }
      document.dropped += dropped
    }
  }

  // MARK: Blocks taken out

  private func drop(_ node: JSONNode?, _ document: inout Document) throws {
    var rulesByBlock: [Int: Rule] = [:]
    for (index, item) in try list(node, at: "drop").enumerated() {
      let path = "drop[\(index)]"
      try item.requireKeys(["block", "rule"], at: path)
      let block = try number(item["block"], below: document.blocks.count, "block", at: path)
      rulesByBlock[block] = try rules.rule(item["rule"]?.string ?? "", at: path)
    }
    guard !rulesByBlock.isEmpty else { return }
    for (index, rule) in rulesByBlock.sorted(by: { $0.key < $1.key }) {
      for text in document.blocks[index].texts { document.dropped.append(Dropped(text, by: rule)) }
    }
    document.blocks = document.blocks.enumerated().filter { rulesByBlock[$0.offset] == nil }.map(\.element)
  }

  private func list(_ node: JSONNode?, at path: String) throws -> [JSONNode] {
    guard let node else { return [] }
    guard let items = node.array else { throw AnswerFault("\(path) must be a list, not \(node.kindName)") }
    return items
  }

  private func number(_ node: JSONNode?, below limit: Int, _ key: String, at path: String) throws -> Int {
    guard let number = node?.int else { throw AnswerFault("\(path): “\(key)” must be a whole number") }
    guard number >= 0, number < limit else {
      throw AnswerFault("\(path): there is no \(key) \(number); there are \(limit), counted from 0")
    }
    return number
  }
}
