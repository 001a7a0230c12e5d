import Provenance

/// Finds proper names in running text by their capitals.
struct NameReader {
  let profile: Profile
  let text: [UInt8]

  init(_ profile: Profile, _ text: [UInt8]) {
    self.profile = profile
    self.text = text
  }

  /// The name that begins at an offset: words with capitals, small connecting words only between them.
  ///
  /// It ends before a comma, a bracket, a sentence's end and any other small word. At most 160 bytes. With `isBody` it is a
  /// body's name, which no place follows: `X in Kenya` is X.
  func name(at start: Int, isBody: Bool = false) -> Range<Int>? {
    var index = start
    var end = start
    let limit = min(text.count, start + 160)
    while index < limit {
      let word = wordRange(at: index)
      guard !word.isEmpty else { break }
      if isName(word) {
        end = word.upperBound
        if isSentenceEnd(word, next: word.upperBound) { break }
      } else if end == start || !isConnector(word) || (isBody && parts(word)) {
        break
      }
      guard word.upperBound < text.count, text[word.upperBound] == 0x20 else { break }
      index = word.upperBound + 1
    }
    while end > start, text[end - 1] == 0x2E, !isAbbreviated(start..<end) { end -= 1 }
    return end > start ? start..<end : nil
  }

  /// Whether a small word leads from a body to where, when and with whom it works.
  private func parts(_ word: Range<Int>) -> Bool {
    ["in", "at", "from", "to", "with", "within", "through", "by", "on", "under", "as", "into"]
      .contains(String(decoding: text[word], as: UTF8.self))
  }

  /// A word at an offset: letters, digits, and the signs inside words.
  func wordRange(at start: Int) -> Range<Int> {
    var end = start
    while end < text.count, isInWord(end) { end += 1 }
    while end > start, text[end - 1] == 0x27 || text[end - 1] == 0x2D { end -= 1 }
    return start..<end
  }

  private func isInWord(_ index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 {
      return byte.isWordByte || byte == 0x2D || byte == 0x2E || byte == 0x27 || byte == 0x26 || byte == 0x2F
    }
    // Dashes, quotation marks and ellipses end a word; an apostrophe does not.
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
      return text[index + 2] == 0x99 || text[index + 2] == 0x91 || text[index + 2] == 0x90
    }
    if byte == 0xC2 { return false }
    return true
  }

  /// Whether a word begins with a capital or is a number inside a name.
  func isName(_ word: Range<Int>) -> Bool {
    let first = text[word.lowerBound]
    if first.isCapital || first == 0x26 && word.count == 1 { return true }
    if first.isDigit { return true }
    // Capitals beyond ASCII: Latin-1 from À to Þ, and what has a two-byte form of even parity below U+0180.
    if first == 0xC3, word.lowerBound + 1 < text.count { return text[word.lowerBound + 1] <= 0x9E }
    if first == 0xC4 || first == 0xC5, word.lowerBound + 1 < text.count { return text[word.lowerBound + 1] & 1 == 0 }
    // А to Я, and those before them.
    if first == 0xD0, word.lowerBound + 1 < text.count { return text[word.lowerBound + 1] <= 0xAF }
    if let elided = elision(word) { return isName(elided..<word.upperBound) }
    // eGov, iDE: a capital inside.
    return text[word].dropFirst().prefix(2).contains { $0.isCapital }
  }

  /// The offset after `d’` or `l'` at the start of a word.
  private func elision(_ word: Range<Int>) -> Int? {
    guard [0x64, 0x6C, 0x44, 0x4C].contains(text[word.lowerBound]) else { return nil }
    let mark = word.lowerBound + 1
    let end = text.holds("’", at: mark) ? mark + 3 : text.holds("'", at: mark) ? mark + 1 : word.upperBound
    return end < word.upperBound ? end : nil
  }

  func isConnector(_ word: Range<Int>) -> Bool {
    profile.connectors.contains(String(decoding: text[word], as: UTF8.self).lowercased())
  }

  func isArticle(_ word: Range<Int>) -> Bool {
    profile.articles.contains(String(decoding: text[word], as: UTF8.self).lowercased())
  }

  func isNoun(_ word: Range<Int>) -> Bool {
    profile.nouns.contains(String(decoding: text[word], as: UTF8.self).lowercased())
  }

  /// A full stop ends the sentence unless it belongs to an abbreviation such as U.S.
  private func isSentenceEnd(_ word: Range<Int>, next: Int) -> Bool {
    text[word.upperBound - 1] == 0x2E && !isAbbreviated(word)
  }

  private func isAbbreviated(_ range: Range<Int>) -> Bool {
    var low = range.upperBound - 1
    while low > range.lowerBound, text[low - 1] != 0x20 { low -= 1 }
    let word = text[low..<range.upperBound]
    return word.dropLast().contains(0x2E) || word.count == 2
  }

  /// The offset after articles, adjectives of order and white space at an offset.
  func skippingArticles(_ start: Int) -> Int {
    var index = start
    while index < text.count {
      while index < text.count, text[index] == 0x20 || text[index] == 0x2C || text[index] == 0x3A { index += 1 }
      let word = wordRange(at: index)
      guard !word.isEmpty, !text[word.lowerBound].isCapital || word.count <= 3, isArticle(word) else { return index }
      index = word.upperBound
    }
    return index
  }
}
