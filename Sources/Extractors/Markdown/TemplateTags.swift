/// What is written for a site generator and not for readers, and formulas.
///
/// They are hidden from the parser, each byte by another, so that what stands in them is no Markdown; their places stay.
struct TemplateTags {
  /// In order, not overlapping.
  let tags: [TemplateTag]
  /// The text to parse, as long as the source's.
  private(set) var text: [UInt8]
  /// Where the last tag ended that stands on a line within HTML.
  private var endInMarkup = -1

  init(_ bytes: [UInt8], in body: Range<Int>) {
    tags = bytes.withUnsafeBufferPointer { TemplateScanner.tags($0, in: body) }
    text = bytes
    for tag in tags { hide(tag, in: body) }
  }

  var isEmpty: Bool { tags.isEmpty }

  /// A tag that has its lines to itself leaves blank ones; any other, and a formula, counts as a word.
  private mutating func hide(_ tag: TemplateTag, in body: Range<Int>) {
    switch tag.kind {
    case .rawInCode: break
    case .codeStart(let language): writeFence(over: tag.range, language)
    case .codeEnd: writeFence(over: tag.range, nil)
    case .silent where isAlone(tag.range, in: body) && !isInMarkup(tag.range, in: body):
      write(0x20, over: tag.range, in: body)
    case .silent, .output, .formula: write(UInt8(ascii: "x"), over: tag.range, in: body)
    }
  }

  /// Behind a line's end the indent stays, and in a quote its signs.
  private mutating func write(_ byte: UInt8, over range: Range<Int>, in body: Range<Int>) {
    // Of a tag in one line nobody asks; a line of many tags would be read for each.
    let isQuoted = text[range].contains { $0 == 0x0A || $0 == 0x0D } && isInQuote(range.lowerBound, in: body)
    var isIndent = false
    for index in range {
      switch text[index] {
      case 0x0A, 0x0D: isIndent = true
      case 0x20 where isIndent, 0x09 where isIndent, UInt8(ascii: ">") where isIndent && isQuoted: continue
      default:
        text[index] = byte
        isIndent = false
      }
    }
  }

  private func isInQuote(_ offset: Int, in body: Range<Int>) -> Bool {
    text[startOfLine(offset, in: body)..<offset].first { $0 != 0x20 } == UInt8(ascii: ">")
  }

  private mutating func writeFence(over range: Range<Int>, _ language: Range<Int>?) {
    for index in range where language?.contains(index) != true {
      text[index] = index < range.lowerBound + 6 ? UInt8(ascii: "~") : 0x20
    }
  }

  private func isAlone(_ range: Range<Int>, in body: Range<Int>) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low > body.lowerBound, text[low - 1] == 0x20 || text[low - 1] == 0x09 { low -= 1 }
    while high < body.upperBound, text[high] == 0x20 || text[high] == 0x09 { high += 1 }
    return (low == body.lowerBound || text[low - 1] == 0x0A || text[low - 1] == 0x0D)
      && (high == body.upperBound || text[high] == 0x0A || text[high] == 0x0D)
  }

  private func startOfLine(_ offset: Int, in body: Range<Int>) -> Int {
    var low = offset
    while low > body.lowerBound, text[low - 1] != 0x0A, text[low - 1] != 0x0D { low -= 1 }
    return low
  }

  /// Whether the line above begins with HTML, which a blank line would end.
  private mutating func isInMarkup(_ range: Range<Int>, in body: Range<Int>) -> Bool {
    var end = startOfLine(range.lowerBound, in: body)
    while end > body.lowerBound, text[end - 1] == 0x0A || text[end - 1] == 0x0D {
      end -= 1
      if text[end] == 0x0A, end > body.lowerBound, text[end - 1] == 0x0D { end -= 1 }
      break
    }
    var start = startOfLine(end, in: body)
    let follows = start <= endInMarkup && endInMarkup <= end
    while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    guard start < end, text[start] == UInt8(ascii: "<") || follows else { return false }
    endInMarkup = range.upperBound
    return true
  }
}
