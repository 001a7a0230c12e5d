internal import DocumentModel
internal import Provenance
internal import Stages

/// A block as a line at the edge of a page.
struct PageLine {
  private static let limit = 200

  /// In lower case, with single spaces; nothing where the block is too long to be such a line.
  private let text: [UInt8]
  private let isShort: Bool
  /// Whether it begins with a small letter: the rest of a sentence.
  let startsLow: Bool

  init(_ block: Block) {
    let count = block.textCount
    isShort = count > 0 && count <= 3 * PageLine.limit
    startsLow = block.texts.first.map(TextEdge.startsLow) ?? false
    guard isShort else {
      text = []
      return
    }
    let joined = block.texts.map(\.utf8).reduce(into: []) { $0 += $1 + [0x20] }
    var lowered = Whitespace.collapsed(joined).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if lowered.last == 0x20 { lowered.removeLast() }
    if lowered.first == 0x20 { lowered.removeFirst() }
    text = lowered
  }

  /// Nil for a block that is too long. Numbers are all alike.
  var shape: String? {
    guard isShort, text.count <= PageLine.limit else { return nil }
    var result: [UInt8] = []
    for byte in text {
      if byte.isDigitByte {
        if result.last != UInt8(ascii: "#") { result.append(UInt8(ascii: "#")) }
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether it has the words of another, and is short enough to be compared.
  func says(_ other: PageLine) -> Bool { isShort && other.isShort && text == other.text }

  /// In code points.
  var characters: Int { isShort ? text.count { $0 & 0xC0 != 0x80 } : .max }
  var words: Int { isShort ? text.split(separator: 0x20).count : .max }

  /// A number with nothing but the word for page, or the number of pages.
  var isPageNumber: Bool {
    guard isShort, text.count <= 40 else { return false }
    let words = text.split { !($0.isDigitByte || $0.isLetterByte || $0 >= 0x80) }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { !["–", "—", "•", "·", "|"].contains($0) }
    let known: Set = ["page", "p", "pg", "of", "seite", "von", "pagina", "página", "de", "sur", "a", "g", "e"]
    let numbers = words.filter { PageLine.isNumber($0) }
    return (1...2).contains(numbers.count) && words.allSatisfy { PageLine.isNumber($0) || known.contains($0) }
      && (words.count > 1 || numbers.count == 1)
  }

  private static func isNumber(_ word: String) -> Bool {
    if word.count <= 4, word.utf8.allSatisfy(\.isDigitByte) { return true }
    return word.count <= 6 && word.utf8.allSatisfy { "ivxl".utf8.contains($0) }
  }

  var hasNumberAtEnd: Bool {
    guard let first = text.split(separator: 0x20).first, let last = text.split(separator: 0x20).last else {
      return false
    }
    return [first, last].contains { $0.count <= 4 && $0.allSatisfy(\.isDigitByte) }
  }

  /// Three words and a full stop, or a colon.
  var endsLikeSentence: Bool {
    guard words >= 3, let last = text.last else { return false }
    return [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";")].contains(
      last)
  }

  /// A footnote with a sign: a star, a dagger.
  var startsWithSign: Bool { ["*", "†", "‡", "# ", "^ "].contains { text.starts(with: $0.utf8) } }

  /// A footnote: a sign, or a number and words, but no more than a title.
  var startsLikeNote: Bool {
    if startsWithSign { return true }
    guard let first = text.first, first.isDigitByte, words > 1 else { return false }
    return endsLikeSentence || holdsAddress
  }

  /// What belongs to a figure or table: its caption, its source.
  var isCaption: Bool {
    let labels = ["figure", "fig.", "table", "source", "note:", "notes:", "photo", "chart", "map "]
    return labels.contains { text.starts(with: $0.utf8) }
  }

  /// A short label and what it names (`Project No: 2021-17`, `Contact: …`): said once, it is information.
  var holdsDetail: Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), text[colon...].dropFirst().first == 0x20 else {
      return false
    }
    let label = text[..<colon]
    return (1...3).contains(label.split(separator: 0x20).count) && !label.contains(where: \.isDigitByte)
  }

  /// Where and on which day a text was signed: `Mosul, 19 January 2023`.
  var isPlaceAndDay: Bool {
    guard isShort, let comma = text.firstIndex(of: UInt8(ascii: ",")), comma + 2 < text.count, comma <= 40 else {
      return false
    }
    let rest = Array(text[(comma + 2)...])
    let lead = ["den ", "le ", "am ", "on ", "the ", "a ", "el "].first { rest.starts(with: $0.utf8) }?.utf8.count ?? 0
    return DateSpelling.iso(Array(rest[lead...])).map { $0.count == 10 } ?? false
  }

  /// The labels along an axis: four numbers or more that go up by one step, or six short words or more, as months are.
  var isScale: Bool {
    guard isShort else { return false }
    let words = text.split(separator: 0x20)
    if words.count >= 6, words.allSatisfy({ $0.count <= 3 && $0.allSatisfy(\.isLetterByte) }) { return true }
    let numbers = words.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count >= 4, numbers.count == words.count, numbers.allSatisfy({ abs($0) < 1_000_000 }) else {
      return false
    }
    let step = numbers[1] - numbers[0]
    return step > 0 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == step }
  }

  /// What factsheets call themselves above their title.
  var isKindOfPaper: Bool {
    let kinds = [
      "fact sheet", "factsheet", "brief", "policy brief", "newsletter", "project brief", "info sheet", "case study",
    ]
    return kinds.contains(String(decoding: text, as: UTF8.self))
  }

  /// A mail or web address.
  var holdsAddress: Bool { holds("@") || holds("www.") || holds("http") }

  private func holds(_ word: String) -> Bool {
    String(decoding: text, as: UTF8.self).contains(word)
  }
}

extension UInt8 {
  var isDigitByte: Bool { self >= 0x30 && self <= 0x39 }
  var isLetterByte: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}
