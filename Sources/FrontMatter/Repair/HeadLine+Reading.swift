extension HeadLine {
  /// How many lines of a file are looked at, and how many bytes.
  static let limit = 4_000
  static let byteLimit = 1 << 18

  /// The lines of a text, as far as front matter may reach.
  static func read(_ bytes: [UInt8]) -> [HeadLine] {
    var lines: [HeadLine] = []
    var offset = 0
    let limit = min(bytes.count, HeadLine.byteLimit)
    while offset < limit, lines.count < HeadLine.limit {
      let end = bytes.lineEnd(from: offset, end: bytes.count)
      let next = end < bytes.count ? bytes.afterBreak(end, end: bytes.count) : end
      lines.append(HeadLine(bytes, offset, end, next))
      offset = next
    }
    markConflicts(bytes, &lines)
    return lines
  }

  /// `=======` between the other two markers is one as well.
  private static func markConflicts(_ bytes: [UInt8], _ lines: inout [HeadLine]) {
    var middle: Int?
    var isOpen = false
    for index in lines.indices {
      if lines[index].kind == .conflict {
        isOpen = bytes[lines[index].content] != UInt8(ascii: ">")
        if !isOpen, let found = middle {
          lines[found].kind = .conflict
          lines[found].delimiter = nil
        }
        middle = nil
      } else if isOpen, bytes.has("=======", at: lines[index].content, end: lines[index].end) {
        middle = index
      }
    }
  }

  init(_ bytes: [UInt8], _ start: Int, _ end: Int, _ next: Int) {
    var content = start
    var indent = 0
    while content < end {
      if bytes[content] == 0x20 {
        indent += 1
        content += 1
      } else if bytes[content] == 0x09 {
        indent += 2
        content += 1
      } else if let (kind, length) = Invisible.at(bytes, content, end) {
        if kind == .space { indent += 1 }
        content += length
      } else {
        break
      }
    }
    self.init(start: start, content: content, end: end, next: next, indent: indent, kind: .text)
    classify(bytes)
  }

  private mutating func classify(_ bytes: [UInt8]) {
    guard content < end else {
      kind = .blank
      return
    }
    if let delimiter = DelimiterLine.read(bytes, start..<end), indent == 0 || !delimiter.hasGarbage {
      self.delimiter = delimiter
      kind = .delimiter
      return
    }
    let first = bytes[content]
    if first == UInt8(ascii: "#") {
      kind = .comment
    } else if bytes.has("```", at: content, end: end) || bytes.has("~~~", at: content, end: end) {
      kind = .fence
    } else if isConflictMarker(bytes) {
      kind = .conflict
    } else if let mark = ItemMark.read(bytes, content..<end) {
      kind = .item
      item = mark
      key = KeyMark.read(bytes, mark.content..<end)
    } else if let mark = KeyMark.read(bytes, content..<end) {
      kind = .key
      key = mark
    } else if first == UInt8(ascii: "[") {
      isTable = isTableName(bytes)
    }
  }

  private func isTableName(_ bytes: [UInt8]) -> Bool {
    var text = bytes[content..<end]
    while text.last?.isBlank == true { text.removeLast() }
    guard text.last == UInt8(ascii: "]"), text.count > 2 else { return false }
    let name = text.drop { $0 == UInt8(ascii: "[") }.prefix { $0 != UInt8(ascii: "]") }
    return name.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D || $0 == 0x22 }
  }

  private func isConflictMarker(_ bytes: [UInt8]) -> Bool {
    guard indent <= 8 else { return false }
    return bytes.has("<<<<<<<", at: content, end: end) || bytes.has(">>>>>>>", at: content, end: end)
      || bytes.has("|||||||", at: content, end: end)
  }
}

extension ItemMark {
  /// Signs that people put for a dash.
  private static let bullets: [StaticString] = ["•", "–", "·", "—", "‣", "◦", "▪", "●", "∙", "−"]

  static func read(_ bytes: [UInt8], _ text: Range<Int>) -> ItemMark? {
    let first = bytes[text.lowerBound]
    let end = text.upperBound
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      let after = text.lowerBound + 1
      if after == end { return ItemMark(content: end, isSound: first == UInt8(ascii: "-")) }
      if bytes[after].isBlank {
        return ItemMark(content: skip(bytes, after, end), isSound: first == UInt8(ascii: "-"))
      }
      guard first == UInt8(ascii: "-") else { return nil }
      if Invisible.at(bytes, after, end) != nil { return ItemMark(content: skip(bytes, after, end), isSound: false) }
      guard bytes[after] != UInt8(ascii: "-"), bytes[after] != UInt8(ascii: ">") else { return nil }
      return ItemMark(content: after, isSound: false)
    }
    for bullet in bullets where bytes.has(bullet, at: text.lowerBound, end: end) {
      let after = text.lowerBound + bullet.utf8CodeUnitCount
      guard after < end, bytes[after].isBlank || Invisible.at(bytes, after, end) != nil else { return nil }
      return ItemMark(content: skip(bytes, after, end), isSound: false)
    }
    return nil
  }

  private static func skip(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int {
    var offset = offset
    while offset < end {
      if bytes[offset].isBlank {
        offset += 1
      } else if let (_, length) = Invisible.at(bytes, offset, end) {
        offset += length
      } else {
        break
      }
    }
    return offset
  }
}
