import Provenance

/// The repairs of a file as a unified diff.
struct FrontMatterDiff {
  private let path: String
  private let old: [UInt8]
  private let edits: [SourceEdit]
  /// Where each line begins, and the end.
  private let starts: [Int]

  private static let context = 3

  init(_ file: FrontMatterFile) {
    path = file.path
    old = file.source.utf8
    edits = file.edits
    var starts = [0]
    for index in old.indices where old[index] == 0x0A && index + 1 < old.count { starts.append(index + 1) }
    self.starts = starts
  }

  /// Empty where nothing needs repair.
  var text: [UInt8] {
    guard !edits.isEmpty else { return [] }
    var result = Array("--- a/\(name)\n+++ b/\(name)\n".utf8)
    var shift = 0
    for hunk in hunks() { append(hunk, &shift, to: &result) }
    return result
  }

  /// The path as patch and git take it: no `./`, and a tab behind a name with spaces.
  private var name: String {
    var name = path[...]
    while name.hasPrefix("./") || name.hasPrefix("/") { name = name.dropFirst(name.hasPrefix("/") ? 1 : 2) }
    return name.contains(" ") ? name + "\t" : String(name)
  }

  /// Lines that edits touch, and the edits.
  private struct Change {
    var lines: Range<Int>
    var edits: [SourceEdit]
  }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func offset(ofLine line: Int) -> Int { line < starts.count ? starts[line] : old.count }

  private func changes() -> [Change] {
    var result: [Change] = []
    for edit in edits {
      let first = line(of: edit.range.lowerBound)
      let isWholeLines =
        starts[first] == edit.range.lowerBound
        && (edit.range.isEmpty
          ? edit.replacement.last == 0x0A : offset(ofLine: line(of: edit.range.upperBound)) == edit.range.upperBound)
      let end =
        isWholeLines
        ? line(of: edit.range.upperBound) : line(of: max(edit.range.lowerBound, edit.range.upperBound - 1)) + 1
      let isAtEnd = edit.range.upperBound == old.count
      let lines = first..<max(first, isAtEnd ? starts.count : end)
      if let last = result.last,
        last.lines.upperBound > lines.lowerBound || (lines.isEmpty && last.lines.upperBound == lines.lowerBound)
      {
        result[result.count - 1].lines = last.lines.lowerBound..<max(last.lines.upperBound, lines.upperBound)
        result[result.count - 1].edits.append(edit)
      } else {
        result.append(Change(lines: lines, edits: [edit]))
      }
    }
    return result
  }

  private func hunks() -> [[Change]] {
    var result: [[Change]] = []
    for change in changes() {
      if let last = result.last?.last, change.lines.lowerBound - last.lines.upperBound <= 2 * FrontMatterDiff.context {
        result[result.count - 1].append(change)
      } else {
        result.append([change])
      }
    }
    return result
  }

  private func append(_ hunk: [Change], _ shift: inout Int, to result: inout [UInt8]) {
    let first = max(0, hunk[0].lines.lowerBound - FrontMatterDiff.context)
    let last = min(starts.count, hunk[hunk.count - 1].lines.upperBound + FrontMatterDiff.context)
    var lines: [UInt8] = []
    var position = first
    var added = 0
    var removed = 0
    for change in hunk {
      append(position..<change.lines.lowerBound, " ", to: &lines)
      append(change.lines, "-", to: &lines)
      let new = spelled(change)
      added += append(new, to: &lines)
      removed += change.lines.count
      position = change.lines.upperBound
    }
    append(position..<last, " ", to: &lines)
    let count = last - first
    let newCount = count - removed + added
    result.append(
      contentsOf:
        "@@ -\(count == 0 ? 0 : first + 1),\(count) +\(newCount == 0 ? 0 : first + 1 + shift),\(newCount) @@\n".utf8)
    result.append(contentsOf: lines)
    shift += added - removed
  }

  /// A change's lines as the edits leave them.
  private func spelled(_ change: Change) -> [UInt8] {
    var result: [UInt8] = []
    var position = offset(ofLine: change.lines.lowerBound)
    for edit in change.edits {
      result.append(contentsOf: old[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement)
      position = edit.range.upperBound
    }
    result.append(contentsOf: old[position..<max(position, offset(ofLine: change.lines.upperBound))])
    return result
  }

  private func append(_ lines: Range<Int>, _ sign: String, to result: inout [UInt8]) {
    for line in lines { append(old[starts[line]..<offset(ofLine: line + 1)], sign, to: &result) }
  }

  /// Adds new lines; returns how many.
  private func append(_ text: [UInt8], to result: inout [UInt8]) -> Int {
    var count = 0
    var position = 0
    while position < text.count {
      let end = text[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      append(text[position..<end], "+", to: &result)
      position = end
      count += 1
    }
    return count
  }

  private func append(_ line: ArraySlice<UInt8>, _ sign: String, to result: inout [UInt8]) {
    result.append(contentsOf: sign.utf8)
    result.append(contentsOf: line)
    if line.last != 0x0A { result.append(contentsOf: "\n\\ No newline at end of file\n".utf8) }
  }
}
