import DocumentModel
import Provenance

/// A page's title without the name of its site.
struct PageTitle {
  /// What sets a site's name apart, with its spaces.
  private static let separators: [[UInt8]] = [
    " | ", " – ", " — ", " - ", " · ", " • ", " » ", " « ", " :: ", " / ", " > ", " < ", " ‹ ", " › ", " ~ ", ": ",
  ].map { Array($0.utf8) }

  private let headings: Set<FoldedText>
  private let siteNames: Set<FoldedText>
  private let host: [UInt8]

  /// A part of a title that one of the main headings spells is known to be all of it.
  init(headings: [TracedText], siteNames: [TracedText], host: [UInt8]) {
    self.headings = Set(headings.map { FoldedText($0) }.filter { !$0.isEmpty })
    self.siteNames = Set(siteNames.map { FoldedText($0) }.filter { !$0.isEmpty })
    self.host = host
  }

  /// The title proper.
  func proper(_ title: TracedText) -> TracedText {
    if headings.contains(FoldedText(title)) { return title }
    let parts = PageTitle.parts(of: title.utf8)
    guard parts.count > 1 else { return title }
    if let heading = span(in: title, parts) { return heading }
    var low = 0
    var high = parts.count
    while high - low > 1, isSite(title.utf8[parts[high - 1]]) { high -= 1 }
    while high - low > 1, isSite(title.utf8[parts[low]]) { low += 1 }
    return title[parts[low].lowerBound..<parts[high - 1].upperBound]
  }

  /// The parts side by side that a heading of the page spells.
  private func span(in title: TracedText, _ parts: [Range<Int>]) -> TracedText? {
    guard parts.count <= 12 else { return nil }
    for length in (1..<parts.count).reversed() {
      for start in 0...(parts.count - length) {
        let range = parts[start].lowerBound..<parts[start + length - 1].upperBound
        let folded = FoldedText(title.utf8[range])
        if headings.contains(folded), !siteNames.contains(folded) { return title[range] }
      }
    }
    return nil
  }

  private func isSite(_ part: ArraySlice<UInt8>) -> Bool {
    let folded = FoldedText(part)
    if siteNames.contains(folded) { return true }
    guard folded.letters.count >= 4, host.count >= 4 else { return false }
    return host.holds(folded.letters) || folded.letters.count >= host.count && folded.letters.holds(host)
  }

  private static func parts(of title: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < title.count {
      let rest = title[index...]
      if index > start, let separator = separators.first(where: { rest.starts(with: $0) }) {
        parts.append(start..<index)
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    if start < title.count { parts.append(start..<title.count) }
    return parts
  }
}

extension [UInt8] {
  /// Whether other bytes stand in these.
  func holds(_ other: [UInt8]) -> Bool {
    guard !other.isEmpty, other.count <= count else { return false }
    return (0...(count - other.count)).contains { self[$0...].starts(with: other) }
  }
}
