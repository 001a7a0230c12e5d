import CCmarkGFM
import DocumentModel
import Provenance

/// Reads cmark's tree into blocks, without recursion: depth is the author's choice.
struct BlockReader {
  /// A container that is open.
  struct Frame {
    enum Kind {
      case blocks
      case quote
      /// Beyond the greatest depth the blocks of quotes and lists are their parent's.
      case transparent
      /// Index into the open lists; a nested list goes on the one that it stands in.
      case list(Int, isNested: Bool, depth: Int, isOrdered: Bool)
      case item(list: Int, index: Int, depth: Int)
      case footnote(TracedText)
    }

    var kind: Kind
    var blocks: [Block] = []
  }

  /// What nests deeper than this is flattened, so that no stage after this one meets a tree that it can't descend.
  static let maximumDepth = 40

  let reading: Reading
  var frames: [Frame] = [Frame(kind: .blocks)]
  var lists: [Block.List] = []
  /// Quotes and lists that are open in each other, those of items in items aside.
  var depth = 0
  var map = ContentMap()

  init(_ reading: Reading) {
    self.reading = reading
  }

  /// The blocks of a document.
  mutating func read(_ root: CmarkNode) -> [Block] {
    var node = root.first
    while let current = node {
      let isContainer = enter(current)
      if isContainer, let child = current.first {
        node = child
        continue
      }
      if isContainer { leave() }
      node = following(current, in: root)
    }
    return frames[0].blocks
  }

  private mutating func following(_ node: CmarkNode, in root: CmarkNode) -> CmarkNode? {
    var current = node
    while current.next == nil {
      guard let parent = current.parent, parent != root else { return nil }
      leave()
      current = parent
    }
    return current.next
  }

  /// Returns whether the node's children are to be read.
  private mutating func enter(_ node: CmarkNode) -> Bool {
    // Lines behind the source's are our own.
    if node.startLine >= reading.lines.count, reading.lines.count > 0 { return false }
    switch node.kind {
    case .paragraph: readParagraph(node)
    case .heading:
      if let text = inline(node) {
        append(Block(.heading(level: max(1, min(6, Int(cmark_node_get_heading_level(node)))), text)))
      }
    case .codeBlock: readCode(node)
    case .htmlBlock: readHTML(node)
    case .table: readTable(node)
    case .list: return openList(node)
    case .item: return openItem()
    case .quote: return openQuote()
    case .footnote:
      frames.append(Frame(kind: .footnote(footnoteLabel(node))))
      return true
    case .thematicBreak: break
    default:
      frames.append(Frame(kind: .transparent))
      return true
    }
    return false
  }

  mutating func append(_ block: Block) {
    frames[frames.count - 1].blocks.append(block)
  }

  private mutating func openQuote() -> Bool {
    let isFlat = depth >= Self.maximumDepth
    if !isFlat { depth += 1 }
    frames.append(Frame(kind: isFlat ? .transparent : .quote))
    return true
  }

  private mutating func openList(_ node: CmarkNode) -> Bool {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    if case .item(let list, _, let depth)? = frames.last?.kind, endsItem(node) {
      frames.append(Frame(kind: .list(list, isNested: true, depth: depth + 1, isOrdered: isOrdered)))
    } else if depth >= Self.maximumDepth {
      frames.append(Frame(kind: .transparent))
    } else {
      depth += 1
      lists.append(Block.List(isOrdered: isOrdered, items: []))
      frames.append(Frame(kind: .list(lists.count - 1, isNested: false, depth: 0, isOrdered: isOrdered)))
    }
    return true
  }

  /// Whether only lists follow a list in its item. Else it is a block of the item, so that what follows stays behind it.
  private func endsItem(_ list: CmarkNode) -> Bool {
    var node = list.parent?.pointee.last_child
    for _ in 0..<16 {
      guard let current = node, current.kind == .list else { return false }
      if current == list { return true }
      node = current.pointee.prev
    }
    return false
  }

  private mutating func openItem() -> Bool {
    guard case .list(let list, _, let depth, let isOrdered)? = frames.last?.kind else {
      frames.append(Frame(kind: .transparent))
      return true
    }
    lists[list].items.append(Block.Item(depth: depth, text: Inline(), isOrdered: isOrdered))
    frames.append(Frame(kind: .item(list: list, index: lists[list].items.count - 1, depth: depth)))
    return true
  }

  private mutating func leave() {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    switch frame.kind {
    case .blocks, .transparent: frames[frames.count - 1].blocks += frame.blocks
    case .quote:
      depth -= 1
      if !frame.blocks.isEmpty { append(Block(.quote(frame.blocks))) }
    case .item(let list, let index, _): lists[list].items[index].blocks += frame.blocks
    case .list(let list, let isNested, _, _):
      if !isNested {
        depth -= 1
        append(Block(.list(lists.remove(at: list))))
      }
    case .footnote(let label): appendFootnote(label, frame.blocks)
    }
  }

  /// A footnote's first paragraph is its text; more of it follows.
  private mutating func appendFootnote(_ label: TracedText, _ blocks: [Block]) {
    guard case .paragraph(let text)? = blocks.first?.content else {
      append(Block(.footnote(label: label, Inline())))
      frames[frames.count - 1].blocks += blocks
      return
    }
    append(Block(.footnote(label: label, text)))
    frames[frames.count - 1].blocks += blocks.dropFirst()
  }

  private func footnoteLabel(_ node: CmarkNode) -> TracedText {
    let label = Array(node.literal)
    guard node.startLine >= 0, node.startLine < reading.lines.count, !label.isEmpty else { return TracedText() }
    let line = reading.lines.text(node.startLine)
    let wanted = [UInt8(ascii: "["), UInt8(ascii: "^")] + label + [UInt8(ascii: "]")]
    var start = line.lowerBound
    while start + wanted.count <= line.upperBound {
      if reading.text[start..<(start + wanted.count)].elementsEqual(wanted) {
        return reading.source.quote((start + 2)..<(start + 2 + label.count))
      }
      start += 1
    }
    return line.isEmpty ? TracedText() : reading.source.decode(line, as: label, by: .markdownUnlocated)
  }
}
