/// Where the delimiters of front matter stand, read strictly.
struct FrontMatterLayout {
  enum Opening {
    case none
    /// The format, and where the block begins.
    case delimiter(FrontMatterFormat, block: Int)
    case json
  }

  let opening: Opening
  /// The closing delimiter's line with its line end.
  let closing: Range<Int>?

  init(_ bytes: [UInt8]) {
    let line = bytes.lineEnd(from: 0, end: bytes.count)
    if bytes.first == UInt8(ascii: "{") {
      opening = FrontMatterLayout.isObject(bytes) ? .json : .none
      closing = nil
      return
    }
    let isYAML = FrontMatterLayout.isDelimiter(bytes, 0..<line, UInt8(ascii: "-"))
    guard isYAML || FrontMatterLayout.isDelimiter(bytes, 0..<line, UInt8(ascii: "+")) else {
      opening = .none
      closing = nil
      return
    }
    let block = line < bytes.count ? bytes.afterBreak(line, end: bytes.count) : line
    opening = .delimiter(isYAML ? .yaml : .toml, block: block)
    closing = FrontMatterLayout.closing(bytes, from: block, isYAML: isYAML)
  }

  /// An object begins with a key or ends at once; `{%` and `{{` are templates.
  private static func isObject(_ bytes: [UInt8]) -> Bool {
    var index = 1
    while index < bytes.count, bytes[index].isBlankOrBreak { index += 1 }
    return index < bytes.count && (bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "}"))
  }

  /// Three of one character and nothing after them but blanks.
  static func isDelimiter(_ bytes: [UInt8], _ line: Range<Int>, _ character: UInt8) -> Bool {
    guard line.count >= 3 else { return false }
    for index in line.lowerBound..<(line.lowerBound + 3) where bytes[index] != character { return false }
    for index in (line.lowerBound + 3)..<line.upperBound where !bytes[index].isBlank { return false }
    return true
  }

  private static func closing(_ bytes: [UInt8], from block: Int, isYAML: Bool) -> Range<Int>? {
    var offset = block
    while offset < bytes.count {
      let stop = bytes.lineEnd(from: offset, end: bytes.count)
      let line = offset..<stop
      let next = stop < bytes.count ? bytes.afterBreak(stop, end: bytes.count) : stop
      let isClosing =
        isYAML
        ? isDelimiter(bytes, line, UInt8(ascii: "-")) || isDelimiter(bytes, line, UInt8(ascii: "."))
        : isDelimiter(bytes, line, UInt8(ascii: "+"))
      if isClosing { return offset..<next }
      guard next > offset else { break }
      offset = next
    }
    return nil
  }
}
