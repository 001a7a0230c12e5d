internal import Provenance

/// What the outline says of headings: their words, their pages, their levels.
struct OutlineWitness {
  /// Levels by page and words.
  private var levels: [Int: [[UInt8]: Int]] = [:]

  init(_ outline: [(entry: OutlineEntry, source: Source)]) {
    for (entry, source) in outline {
      guard let page = entry.page else { continue }
      let key = OutlineWitness.key(String(decoding: source.utf8, as: UTF8.self))
      if key.count >= 3 { levels[page, default: [:]][key] = entry.level }
    }
  }

  var isEmpty: Bool { levels.isEmpty }

  /// The level of the entry that leads to this page and has these words, with or without the number before them.
  func level(_ text: String, page: Int) -> Int? {
    guard let entries = levels[page] else { return nil }
    let key = OutlineWitness.key(text)
    if let level = entries[key] { return level }
    let words = Array(key.drop { $0.isDigit })
    guard words.count >= 3 else { return nil }
    if let level = entries[words] { return level }
    return entries.first { Array($0.key.drop { $0.isDigit }) == words }?.value
  }

  /// Letters and digits in lower case.
  private static func key(_ text: String) -> [UInt8] {
    Array(text.lowercased().utf8.filter { $0.isDigit || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 })
  }
}
