import Provenance

/// What an acronym looks like, and how well it fits a name.
struct Acronym {
  let profile: Profile

  /// The part of a text in brackets that is an acronym: the last word where the words before it are in capitals too.
  func range(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard range.count >= 3, range.count <= 40 else { return nil }
    var start = range.upperBound
    while start > range.lowerBound, text[start - 1] != 0x20 { start -= 1 }
    let words = text[range].split(separator: 0x20)
    guard words.count <= 3, words.allSatisfy({ isAcronym($0) }) else { return nil }
    return start..<range.upperBound
  }

  /// At least two capitals, and as many as small letters: `PROSPECT`, `SOLAR-Health`, `WatSan`, `U.S.-ASEAN`.
  func isAcronym(_ word: some Collection<UInt8>) -> Bool {
    let capitals = word.count { $0.isCapital }
    let small = word.count { (0x61...0x7A).contains($0) }
    // A capital inside: EmPower.
    let isCamel = word.dropFirst().contains { $0.isCapital }
    guard capitals >= 2, small <= capitals * (isCamel ? 3 : 2), word.count <= 25,
      word.first.map({ $0.isWordByte && !$0.isDigit }) == true
    else { return false }
    // A number with a letter or two before it is a project's code: FP187.
    guard word.count(where: \.isDigit) <= capitals + small else { return false }
    guard word.allSatisfy({ $0.isWordByte || $0 == 0x2D || $0 == 0x2E || $0 == 0x26 || $0 == 0x2B || $0 == 0x2F })
    else {
      return false
    }
    return !profile.notAcronyms.contains(String(decoding: word, as: UTF8.self))
  }

  /// How many letters of the acronym are, in order, first letters of the name's words: the longest common subsequence.
  static func fit(_ acronym: [UInt8], _ name: some Collection<UInt8>) -> Int {
    let letters = acronym.filter { $0.isWordByte }.map(\.lowercasedASCII).prefix(24)
    var initials: [UInt8] = []
    var isStart = true
    for byte in name {
      if byte.isWordByte, isStart { initials.append(byte.lowercasedASCII) }
      isStart = !byte.isWordByte
      if initials.count == 64 { break }
    }
    var row = Array(repeating: 0, count: initials.count + 1)
    for letter in letters {
      var diagonal = 0
      for index in initials.indices {
        let above = row[index + 1]
        row[index + 1] = letter == initials[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row.last ?? 0
  }

  /// Whether enough letters fit for the two to belong together.
  static func fits(_ acronym: [UInt8], _ name: some Collection<UInt8>) -> Bool {
    let letters = acronym.count { $0.isWordByte }
    return fit(acronym, name) * 5 >= letters * 2
  }
}
