import JSONText
import Provenance

/// Shows the source's own lines, or a page's words, around a place.
struct SiteReader {
  /// Code points of a line that are shown before and behind what is meant.
  private static let margin = 48
  private static let lineLimit = 4

  let record: StoredRecord
  let file: [UInt8]
  let reader: PlaceReader
  private let lines: LineIndex

  init(record: StoredRecord, file: [UInt8], reader: PlaceReader) {
    self.record = record
    self.file = file
    self.reader = reader
    lines = LineIndex(file)
  }

  func site(_ place: StoredPlace, _ piece: [UInt8], _ relation: Evidence.Relation) -> Explanation.Site {
    var site = Explanation.Site(place: place, lines: [])
    // What a browser can find on the page is what stands there, not what was made of it.
    var words = piece
    switch place {
    case .bytes(let bytes, let part):
      if let found = reader.places(of: bytes, part: part).first {
        site.lines = shown(
          found.range, in: found.source.utf8, from: part == nil ? lines.line(of: bytes.lowerBound) : nil)
        site.column = column(of: found.range.lowerBound, in: found.source.utf8)
        words = Array(found.source.utf8[found.range])
      }
      if part == nil { site.line = lines.line(of: bytes.lowerBound) }
    case .box(let page, let box):
      for index in reader.page(page) {
        guard let scalars = index.finds(piece, in: box).first ?? index.candidates(in: box).first else { continue }
        site.lines = shown(index.bytes(of: scalars), in: index.source.utf8, from: nil)
        break
      }
    case .whole(let name):
      site.lines = reader.sources(named: name).prefix(1).flatMap { shown($0.indices, in: $0.utf8, from: nil) }
    }
    site.link = link(to: place, words)
    return site
  }

  /// The code point, from 1, at which an offset stands in its line.
  private func column(of offset: Int, in text: [UInt8]) -> Int {
    let start = lineStart(before: offset, in: text)
    return 1 + text[start..<offset].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  private func lineStart(before offset: Int, in text: [UInt8]) -> Int {
    var start = offset
    while start > 0, text[start - 1] != 0x0A, text[start - 1] != 0x0D { start -= 1 }
    return start
  }

  private func lineEnd(after offset: Int, in text: [UInt8]) -> Int {
    var end = offset
    while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    return end
  }

  /// The lines that a range touches, each with the part of it that lies in the range.
  private func shown(_ range: Range<Int>, in text: [UInt8], from number: Int?) -> [Explanation.Line] {
    var result: [Explanation.Line] = []
    var start = lineStart(before: range.lowerBound, in: text)
    var number = number
    while result.count < SiteReader.lineLimit {
      let end = lineEnd(after: start, in: text)
      let low = max(start, min(range.lowerBound, end))
      result.append(line(start..<end, marked: low..<max(low, min(range.upperBound, end)), in: text, number))
      var next = end
      if next < text.count, text[next] == 0x0D { next += 1 }
      if next < text.count, text[next] == 0x0A, next == end || text[next - 1] == 0x0D { next += 1 }
      guard next < range.upperBound, next > end else { break }
      start = next
      number = number.map { $0 + 1 }
    }
    return result
  }

  /// A line cut around what is meant, control characters shown as spaces.
  private func line(_ line: Range<Int>, marked: Range<Int>, in text: [UInt8], _ number: Int?) -> Explanation.Line {
    let before = Array(Array(text[line.lowerBound..<marked.lowerBound]).text.unicodeScalars)
    let middle = Array(Array(text[marked]).text.unicodeScalars)
    let after = Array(Array(text[marked.upperBound..<line.upperBound]).text.unicodeScalars)
    let ellipsis: [Unicode.Scalar] = ["…"]
    let head = before.count > SiteReader.margin ? ellipsis + before.suffix(SiteReader.margin) : before
    let tail = after.count > SiteReader.margin ? after.prefix(SiteReader.margin) + ellipsis : after
    let body = middle.count > 160 ? middle.prefix(100) + ellipsis + middle.suffix(50) : middle
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: (head + body + tail).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
    return Explanation.Line(number: number, text: String(shown), marked: head.count..<(head.count + body.count))
  }

  /// Where a browser shows the place.
  private func link(to place: StoredPlace, _ words: [UInt8]) -> String? {
    guard let url = record.url ?? record.root["document"]?["url"]?.string, url.hasPrefix("http") else { return nil }
    let base = url.prefix { $0 != "#" }
    switch place {
    case .box(let page, _): return "\(base)#page=\(page)"
    case .bytes where record.mediaType == "text/html":
      return TextFragment.directive(words.text).map { "\(base)#:~:text=\($0)" }
    default: return nil
    }
  }
}
