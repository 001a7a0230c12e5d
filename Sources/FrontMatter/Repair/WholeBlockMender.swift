import Provenance

/// Mends what befell the head of a file as a whole, before its lines are told apart: an escape for HTML, a merge conflict.
struct WholeBlockMender {
  private let bytes: [UInt8]
  private let lines: [HeadLine]

  private init(_ bytes: [UInt8], _ lines: [HeadLine]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The draft of a file with such faults mended, nil where it has none. Lines are those of the bytes.
  static func mended(_ bytes: [UInt8], _ lines: [HeadLine]) -> Draft? {
    let mender = WholeBlockMender(bytes, lines)
    let entities = mender.entities()
    guard !entities.isEmpty else {
      let conflicts = mender.conflicts()
      return conflicts.isEmpty ? nil : Draft(bytes).applying(conflicts)
    }
    var draft = Draft(bytes).applying(entities)
    draft.apply(WholeBlockMender(draft.bytes, HeadLine.read(draft.bytes)).conflicts())
    return draft
  }

  // MARK: Entities

  /// A block that was escaped for HTML: what stands for quotation marks and signs is these.
  private func entities() -> [SourceEdit] {
    guard let block = stretch(where: isEscaped) else { return [] }
    let end = lines[block.upperBound - 1].next
    var edits: [SourceEdit] = []
    var offset = lines[block.lowerBound].start
    while offset < end {
      if let entity = SyntaxEntity.at(bytes, offset, end) {
        edits.append(
          SourceEdit(
            offset..<(offset + entity.length), [entity.character], by: .entity,
            reason: "an HTML entity where YAML has the character"))
        offset += entity.length
      } else {
        offset += 1
      }
    }
    return edits
  }

  /// Whether a line or a value begins with the entity of a quotation mark, is the sign of a folded text, or a marker.
  private func isEscaped(_ line: HeadLine) -> Bool {
    guard line.kind != .blank, line.kind != .delimiter else { return false }
    if bytes.has("&lt;&lt;&lt;&lt;", at: line.content, end: line.end) { return true }
    guard let first = line.value.first, let entity = SyntaxEntity.at(bytes, first, line.end) else { return false }
    switch entity.character {
    case 0x22, 0x27: return true
    case UInt8(ascii: ">"): return line.key != nil && line.value.count <= entity.length + 2
    default: return false
    }
  }

  // MARK: Merge conflicts

  /// Takes the markers of a merge conflict out; both sides stay, what they came from goes.
  private func conflicts() -> [SourceEdit] {
    guard let block = stretch(where: { $0.kind == .conflict }) else { return [] }
    var edits: [SourceEdit] = []
    var isBase = false
    for line in lines[block] {
      if line.kind == .conflict {
        isBase = bytes[line.content] == UInt8(ascii: "|")
      } else if !isBase {
        continue
      }
      edits.append(
        SourceEdit(line.start..<line.next, [], by: .conflictMarker, reason: "a marker of a merge conflict"))
    }
    return edits
  }

  // MARK: Where

  /// The lines of the head up to a delimiter, or to the text, if any of them shows a fault; then those up to the next
  /// delimiter if they show it too, and so on.
  private func stretch(where shows: (HeadLine) -> Bool) -> Range<Int>? {
    guard var start = lines.firstIndex(where: { $0.kind != .blank }) else { return nil }
    if lines[start].kind == .delimiter || lines[start].kind == .fence { start += 1 }
    if start < lines.count, lines[start].kind == .delimiter { start += 1 }
    var end = start
    while let first = lines[end...].firstIndex(where: { $0.kind != .blank && $0.delimiter?.isExact != true }) {
      let stop = stop(from: first, where: shows)
      guard lines[first..<stop].contains(where: shows), end == start || lines[first].kind == .key || shows(lines[first])
      else { break }
      end = stop
      guard end < lines.count, lines[end].delimiter?.isExact == true else { break }
    }
    return end > start ? start..<end : nil
  }

  /// The next delimiter, or blank line before text.
  private func stop(from start: Int, where shows: (HeadLine) -> Bool) -> Int {
    var isAfterBlank = false
    for index in start..<lines.count {
      let line = lines[index]
      if line.delimiter?.isExact == true { return index }
      if isAfterBlank, line.kind == .text || line.kind == .fence, line.indent == 0, !shows(line) { return index }
      isAfterBlank = line.kind == .blank
    }
    return lines.count
  }
}
