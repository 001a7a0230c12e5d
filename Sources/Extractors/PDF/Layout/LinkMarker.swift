internal import DocumentModel
internal import Provenance

/// Marks text under links' areas, e-mail addresses, and numbers raised behind numbers.
struct LinkMarker {
  private let values: NamedValues
  private(set) var links: [Link] = []

  init(_ values: NamedValues) {
    self.values = values
  }

  /// The text of lines with its marks.
  mutating func inline(_ lines: LineText, _ page: PageText) -> Inline {
    var found: [(range: Range<Int>, target: Source)] = []
    for area in page.detail.links {
      guard let target = values[area.targetName], let range = range(under: area, lines, page) else { continue }
      found.append((range, target))
    }
    var marks: [Mark] = []
    for (range, target) in LinkMarker.joined(found, in: lines.text) {
      marks.append(Mark(.link(links.count), range))
      links.append(Link(text: lines.text[range], target: target.quote()))
    }
    for range in EmailFinder.addresses(lines.text.utf8) where !marks.contains(where: { $0.range.overlaps(range) }) {
      marks.append(Mark(.link(links.count), range))
      links.append(Link(text: lines.text[range], target: lines.text[range]))
    }
    marks += RaisedNumbers(page).marks(in: lines)
    return Inline(lines.text, marks: marks.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// A link that goes on over a line's end has an area on each line: one link.
  private static func joined(_ found: [(range: Range<Int>, target: Source)], in text: TracedText)
    -> [(range: Range<Int>, target: Source)]
  {
    var result: [(range: Range<Int>, target: Source)] = []
    for link in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = result.last, last.target.utf8 == link.target.utf8, last.range.upperBound <= link.range.lowerBound,
        text.utf8[last.range.upperBound..<link.range.lowerBound].allSatisfy(\.isASCIIWhitespace)
      {
        result[result.count - 1].range = last.range.lowerBound..<link.range.upperBound
      } else if result.last.map({ $0.range.upperBound <= link.range.lowerBound }) ?? true {
        result.append(link)
      }
    }
    return result
  }

  /// The part of the text whose characters stand in a link's area.
  private func range(under area: LinkArea, _ lines: LineText, _ page: PageText) -> Range<Int>? {
    var found: Range<Int>?
    for piece in lines.pieces {
      let base = Int(page.geometry.offsets[piece.scalars.lowerBound])
      for scalar in piece.scalars where !page.isSpace(scalar) {
        guard area.box.holdsCenter(of: page.geometry.boxes[scalar]) else { continue }
        let start = piece.text.lowerBound + Int(page.geometry.offsets[scalar]) - base
        let end = piece.text.lowerBound + Int(page.geometry.offsets[scalar + 1]) - base
        found = found.map { min($0.lowerBound, start)..<max($0.upperBound, end) } ?? start..<end
      }
    }
    return found
  }
}

/// E-mail addresses in a text.
enum EmailFinder {
  /// Ranges in bytes.
  static func addresses(_ text: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while let at = text.firstIndex(of: UInt8(ascii: "@"), from: index) {
      index = at + 1
      var low = at
      while low > 0, isLocal(text[low - 1]) { low -= 1 }
      var high = at + 1
      while high < text.count, isDomain(text[high]) { high += 1 }
      while high > at, text[high - 1] == UInt8(ascii: ".") || text[high - 1] == UInt8(ascii: "-") { high -= 1 }
      while low < at, text[low] == UInt8(ascii: ".") { low += 1 }
      let domain = text[min(at + 1, high)..<high]
      guard low < at, domain.contains(UInt8(ascii: ".")), domain.first != UInt8(ascii: ".") else { continue }
      result.append(low..<high)
      index = high
    }
    return result
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "%")].contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-")
  }
}
