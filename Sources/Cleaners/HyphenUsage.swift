internal import DocumentModel
internal import Provenance

/// How a document spells the words that are broken in it, and which hyphens it breaks words with.
struct HyphenUsage {
  /// How often a word stands in the document within a line, by a hash of its letters in lower case.
  private var counts: [UInt64: Int] = [:]
  private(set) var hasHyphens = false
  /// Lines that end in U+2010 or U+00AD.
  private var specialEnds = 0
  /// U+2010 and U+00AD within lines.
  private var unicodeWithin = 0
  private(set) var softWithin = 0

  init(_ blocks: [Block]) {
    let texts = blocks.flatMap(\.texts)
    for text in texts { wish(text.utf8) }
    guard hasHyphens else { return }
    for text in texts { count(text.utf8) }
  }

  /// Whether U+2010 is this document's sign for a broken word.
  var breaksWithUnicode: Bool { unicodeWithin == 0 }
  /// Whether the document has a sign of its own for broken words, so that `-` is a hyphen.
  var asciiIsHyphen: Bool { specialEnds >= 2 && unicodeWithin == 0 && softWithin == 0 }

  func count(_ words: [UInt8]...) -> Int {
    counts[HyphenUsage.hash(words.joined())] ?? 0
  }

  /// Notes the words whose number is asked for later.
  private mutating func wish(_ bytes: [UInt8]) {
    if !hasHyphens { hasHyphens = bytes.indices.contains { bytes[$0] == 0xC2 && Hyphen.kind(bytes, at: $0) != nil } }
    for hyphen in LineEndHyphen.all(in: bytes) {
      hasHyphens = true
      if hyphen.kind != .ascii { specialEnds += 1 }
      let left = bytes[hyphen.left]
      let right = bytes[hyphen.right]
      for key in [
        HyphenUsage.hash(left), HyphenUsage.hash(right), HyphenUsage.hash(left + right),
        HyphenUsage.hash(left + [0x2D] + right),
      ] {
        counts[key] = 0
      }
    }
  }

  /// Counts words, and compounds within a line.
  private mutating func count(_ bytes: [UInt8]) {
    let broken = LineEndHyphen.all(in: bytes)
    let parts = Set(broken.flatMap { [$0.left.lowerBound, $0.right.lowerBound] })
    var index = 0
    var previous: Range<Int>?
    while index < bytes.count {
      if let hyphen = Hyphen.kind(bytes, at: index), index + hyphen.length < bytes.count,
        !bytes[index + hyphen.length].isASCIIWhitespace
      {
        if hyphen.kind == .unicode { unicodeWithin += 1 }
        if hyphen.kind == .soft { softWithin += 1 }
      }
      guard LineEndHyphen.isWord(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, LineEndHyphen.isWord(bytes[end]) { end += 1 }
      if !parts.contains(index) { note(bytes[index..<end]) }
      if let before = previous, let hyphen = Hyphen.kind(bytes, at: before.upperBound),
        before.upperBound + hyphen.length == index, !parts.contains(index)
      {
        note(bytes[before] + [0x2D] + bytes[index..<end])
      }
      previous = index..<end
      index = end
    }
  }

  private mutating func note(_ word: some Sequence<UInt8>) {
    let key = HyphenUsage.hash(word)
    if let known = counts[key] { counts[key] = known + 1 }
  }

  /// FNV-1a, 64 bits, in ASCII lower case.
  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word {
      hash ^= UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
