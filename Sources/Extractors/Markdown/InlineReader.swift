import CCmarkGFM
import DocumentModel
import Provenance

/// Reads the text of one block with its marks: cmark says what it is, the block's own bytes say where it stands.
///
/// Texts that cmark left as they were point into the block's text. Others (with escapes and entities in them) are found by
/// the position that cmark counted, or by searching forward, and are taken only where they spell the same.
struct InlineReader {
  /// What must be done when a node ends.
  enum Open {
    case nothing
    case mark(Int)
    case link(Int, start: Int, LinkOpening)
    case image
  }

  /// What a link begins with.
  enum LinkOpening { case bracket, angle, none }

  /// What stood around an image while its alternative text is read.
  struct Alternative {
    var text = TracedText()
    var marks: [Mark] = []
  }

  let source: Source
  let definitions: ReferenceDefinitions
  let map: ContentMap
  let content: UnsafeBufferPointer<UInt8>
  /// The stretch of the source that the block stands on.
  let hull: Range<Int>
  let media: Media

  /// How far the block's text is read.
  var cursor = 0
  var text = TracedText()
  var marks: [Mark] = []
  var open: [Open] = []
  var openTags: [OpenTag] = []
  /// Whether a tag stands before the next line's end that makes it a break.
  var breaksNext = false
  /// How deep in images, whose text is no text of the block.
  var imageDepth = 0
  /// What stands around the outermost image that is open.
  var aside = Alternative()
  /// Where cmark's columns are counted from.
  let columnBase: Int
  /// Where the line that cmark counts stands in the block's text; line ends within code and tags do not count.
  var lineStart = 0
  var line: Int32

  /// - Precondition: `map` is of the block's text.
  init(_ block: CmarkNode, map: ContentMap, hull: Range<Int>, in reading: Reading) {
    source = reading.source
    definitions = reading.definitions
    media = reading.media
    self.map = map
    self.hull = hull
    content = block.content
    columnBase = Int(block.pointee.start_column) - 1 + Int(block.pointee.internal_offset)
    line = block.pointee.start_line
  }

  /// Reads what stands in a block.
  mutating func read(_ block: CmarkNode) -> Inline {
    var node = block.first
    while let current = node {
      let isContainer = enter(current)
      if isContainer, let child = current.first {
        node = child
        continue
      }
      if isContainer { leave(current) }
      node = following(current, in: block)
    }
    closeTags()
    return Inline(text, marks: marks.filter(\.isKept))
  }

  /// The node after one that is done; ends the containers that end with it.
  private mutating func following(_ node: CmarkNode, in block: CmarkNode) -> CmarkNode? {
    var current = node
    while current.next == nil {
      guard let parent = current.parent, parent != block else { return nil }
      leave(parent)
      current = parent
    }
    return current.next
  }

  /// Returns whether the node holds others.
  private mutating func enter(_ node: CmarkNode) -> Bool {
    switch node.kind {
    case .text: readText(node)
    case .softBreak: readBreak(isHard: false)
    case .lineBreak: readBreak(isHard: true)
    case .code: readCode(node)
    case .html: readTag(node)
    case .footnoteReference: readFootnoteReference(node)
    case .emphasis: return openMark(.emphasis)
    case .strong: return openMark(.strong)
    case .strikethrough: return openMark(.strikethrough)
    case .link: return openLink(node)
    case .image: return openImage(node)
    default:
      open.append(.nothing)
      return true
    }
    return false
  }

  private mutating func leave(_ node: CmarkNode) {
    guard let last = open.popLast() else { return }
    switch last {
    case .nothing: break
    case .mark(let index):
      endMark(index)
      skipSigns(marks[index].kind)
    case .link(let index, let start, let opening): closeLink(node, mark: index, start: start, opening)
    case .image: closeImage(node)
    }
  }

  private mutating func openMark(_ kind: Mark.Kind) -> Bool {
    open.append(.mark(startMark(kind)))
    skipSigns(kind)
    return true
  }

  /// Goes behind the signs that a mark begins or ends with, so that others beside them are not taken for them.
  private mutating func skipSigns(_ kind: Mark.Kind) {
    let most = kind == .emphasis ? 1 : 2
    guard cursor < content.count, "*_~".utf8.contains(content[cursor]) else { return }
    let sign = content[cursor]
    var end = cursor + 1
    if most == 2, end < content.count, content[end] == sign { end += 1 }
    if kind == .strong, end < cursor + 2 { return }
    cursor = end
  }

  /// Begins a mark here, so that marks stay in order of their start.
  mutating func startMark(_ kind: Mark.Kind) -> Int {
    marks.append(Mark(kind, text.count..<text.count))
    return marks.count - 1
  }

  mutating func endMark(_ index: Int) {
    guard index < marks.count, marks[index].range.lowerBound <= text.count else { return }
    marks[index].range = marks[index].range.lowerBound..<text.count
  }

  private mutating func readFootnoteReference(_ node: CmarkNode) {
    let label =
      node.pointee.parent_footnote_def.map { String(decoding: $0.literal, as: UTF8.self) }
      ?? String(decoding: node.literal, as: UTF8.self)
    marks.append(Mark(.footnote(label), text.count..<text.count))
    guard let start = find(UInt8(ascii: "["), from: cursor), let end = find(UInt8(ascii: "]"), from: start) else {
      return
    }
    cursor = end + 1
  }

  /// The line's end and the white space around it stand for themselves.
  private mutating func readBreak(isHard: Bool) {
    guard let newline = find(0x0A, from: cursor) else { return }
    var start = newline
    while start > cursor, content[start - 1] == 0x20 || content[start - 1] == 0x09 { start -= 1 }
    let from = text.count
    defer { breaksNext = false }
    if newline < map.count {
      text.appendQuoted(source, whitespace(from: start, through: newline))
    } else {
      appendUnlocated(UnsafeBufferPointer(rebasing: content[newline...newline]))
    }
    if isHard || breaksNext { marks.append(Mark(.lineBreak, breakStart(from)..<text.count)) }
    cursor = newline + 1
    lineStart = cursor
    line += 1
  }

  /// Where a break begins: with the white space before its tag, of which cleaning may leave nothing but the first space.
  private func breakStart(_ from: Int) -> Int {
    let first = breaksNext ? marks.last?.range.upperBound ?? 0 : from
    var start = from
    while start > first, text.utf8[start - 1].isASCIIWhitespace { start -= 1 }
    return start
  }

  /// A line's end in the source, with the spaces before it and the next line's indent.
  private func whitespace(from start: Int, through newline: Int) -> Range<Int> {
    let end = map.hull(newline..<(newline + 1)).upperBound
    return map.sourceOffset(start)..<ContentMap.endOfIndent(source, from: end)
  }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < content.count {
      if content[index] == byte { return index }
      index += 1
    }
    return nil
  }
}

extension Mark {
  /// Marks round nothing say nothing.
  fileprivate var isKept: Bool {
    switch kind {
    case .image, .footnote: true
    default: !range.isEmpty
    }
  }
}
