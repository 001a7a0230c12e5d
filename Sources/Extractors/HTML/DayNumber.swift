import HTMLContent
import Provenance

/// The number that a date begins with, where it may count something else: `Issue Brief 5`, and below it `November 2022`.
struct DayNumber {
  private let line: TracedText
  private let date: Range<Int>

  init(_ line: TracedText, _ date: Range<Int>) {
    self.line = line
    self.date = date
  }

  /// Whether the number belongs to the words before it: they say that it is one, or an element ends between the number and the month
  /// and none before it.
  var countsOther: Bool {
    let bytes = line.utf8
    guard let last = bytes[..<date.lowerBound].lastIndex(where: { $0 != 0x20 }) else { return false }
    let end = bytes[date].firstIndex { !(0x30...0x39).contains($0) } ?? date.upperBound
    guard end > date.lowerBound, end - date.lowerBound <= 3 else { return false }
    let start = bytes[...last].lastIndex(of: 0x20).map { $0 + 1 } ?? 0
    if DayNumber.signs.contains(String(decoding: bytes[start...last], as: UTF8.self).lowercased()) { return true }
    guard bytes[last] != UInt8(ascii: ":"), bytes[last] != UInt8(ascii: "|") else { return false }
    return ends(at: end) && !(last + 1..<date.lowerBound).contains(where: ends)
  }

  /// Whether an element ends at an offset.
  private func ends(at offset: Int) -> Bool {
    line[offset..<offset + 1].tracedRuns.contains { run in
      guard case .derived(_, let rules) = run.origin else { return false }
      return rules.contains(.htmlBoundary) || rules.contains(.htmlLineBreak)
    }
  }

  private static let signs: Set<String> = [
    "n°", "nº", "no", "no.", "nr", "nr.", "№", "#", "num.", "vol.", "vol", "issue", "number", "numéro", "número",
    "numero", "nummer", "ausgabe", "heft", "band", "edition", "edición", "edição", "brief", "bulletin", "newsletter",
  ]
}
