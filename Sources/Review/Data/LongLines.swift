/// Long lines of markup are shown in pieces, as someone would have written them who had to read them.
enum LongLines {
  /// Bytes of a line from which on it is cut.
  private static let long = 400
  /// Bytes of a piece before it ends where a block begins or ends, and at any tag.
  private static let block = 60
  private static let any = 600

  /// Elements that begin a line of their own.
  private static let names: Set<[UInt8]> = Set(
    [
      "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "section", "article", "header", "footer", "nav",
      "main", "aside", "head", "body", "title", "meta", "link", "script", "style", "h1", "h2", "h3", "h4", "h5", "h6",
      "blockquote", "figure", "form", "w:p", "w:tbl", "w:tr", "w:body", "w:sectPr",
    ].map { Array($0.utf8) })

  /// Offsets at which a piece begins that is not its line's first.
  static func cuts(_ text: MarkedText) -> [Int] {
    var cuts: [Int] = []
    for line in text.lineStarts.indices {
      let range = text.range(ofLine: line + 1)
      if range.count > long { cut(text.utf8, range, &cuts) }
    }
    return cuts
  }

  private static func cut(_ bytes: [UInt8], _ line: Range<Int>, _ cuts: inout [Int]) {
    var start = line.lowerBound
    var before = line.lowerBound
    for index in line.dropFirst() where bytes[index] == UInt8(ascii: "<") {
      defer { before = index }
      guard bytes[index - 1] == UInt8(ascii: ">"), index - start >= block else { continue }
      let isBetween =
        isBlock(bytes[index..<line.upperBound], closed: false) || isBlock(bytes[before..<line.upperBound], closed: true)
      guard isBetween || index - start >= any else { continue }
      cuts.append(index)
      start = index
    }
  }

  /// Whether a tag is one that begins, or that ends, a block.
  private static func isBlock(_ tag: ArraySlice<UInt8>, closed: Bool) -> Bool {
    let rest = tag.dropFirst()
    guard (rest.first == UInt8(ascii: "/")) == closed else { return false }
    let name = rest.dropFirst(closed ? 1 : 0).prefix(12).prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    return names.contains(Array(name))
  }
}
