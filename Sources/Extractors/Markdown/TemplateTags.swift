/// What is written for a site generator and not for readers: Liquid and Hugo tags, kramdown and Pandoc attribute lists.
///
/// They are hidden from the parser, each byte by another, so that what stands in them is no Markdown; their places stay.
struct TemplateTags {
  /// In order, not overlapping.
  private(set) var ranges: [Range<Int>] = []
  /// Formulas between `$$`, in order.
  private(set) var formulas: [Range<Int>] = []
  /// The text to parse, as long as the source's.
  private(set) var text: [UInt8]

  static let longest = 4096

  init(_ bytes: [UInt8], in body: Range<Int>) {
    text = bytes
    var finder = TemplateTagFinder(bytes, in: body)
    while let found = finder.next() {
      if found.isFormula { formulas.append(found.range) } else { ranges.append(found.range) }
      hide(found, in: body)
    }
  }

  var isEmpty: Bool { ranges.isEmpty && formulas.isEmpty }

  /// A tag that has its lines to itself leaves blank ones; any other counts as a word.
  private mutating func hide(_ found: TemplateTagFinder.Found, in body: Range<Int>) {
    let isAlone = found.leavesNothing && isAlone(found.range, in: body)
    for index in found.range {
      let isLineEnd = text[index] == 0x0A || text[index] == 0x0D
      if isAlone || found.isFormula {
        if !isLineEnd { text[index] = isAlone ? 0x20 : UInt8(ascii: "x") }
      } else {
        text[index] = UInt8(ascii: "x")
      }
    }
  }

  private func isAlone(_ range: Range<Int>, in body: Range<Int>) -> Bool {
    var low = range.lowerBound
    while low > body.lowerBound, text[low - 1] == 0x20 || text[low - 1] == 0x09 { low -= 1 }
    var high = range.upperBound
    while high < body.upperBound, text[high] == 0x20 || text[high] == 0x09 { high += 1 }
    let isStart = low == body.lowerBound || text[low - 1] == 0x0A || text[low - 1] == 0x0D
    return isStart && (high == body.upperBound || text[high] == 0x0A || text[high] == 0x0D)
  }
}
