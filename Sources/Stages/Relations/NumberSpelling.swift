/// Numbers as JSON has them: `1.6 million` is `1600000`, `a quarter of a million` is `250000`, `thirty-five` is `35`.
///
/// Scaled in decimal, exactly: a number that has no exact decimal spelling, such as a third, is none.
public enum NumberSpelling {
  /// The number that a text is as a whole, or nil. No white space may stand around it, and one character of it inside.
  public static func json(_ text: [UInt8]) -> [UInt8]? { json(text, hasCommas: false) }

  /// The same where a comma begins a fraction: `1,2 Millionen` is `1200000`, `350.000` is `350000`.
  public static func jsonWithCommas(_ text: [UInt8]) -> [UInt8]? { json(text, hasCommas: true) }

  private static func json(_ text: [UInt8], hasCommas: Bool) -> [UInt8]? {
    let tokens = tokens(of: text, hasCommas: hasCommas)
    guard let first = tokens.first else { return nil }
    var index = 0
    var number: DecimalNumber?
    if case .digits(let value) = first {
      number = value
      index = 1
    } else if !hasCommas {
      number = words(tokens, &index)
    }
    guard var result = number else { return nil }
    while index < tokens.count {
      guard case .word(let word) = tokens[index], let scale = scale(word, hasCommas: hasCommas),
        let scaled = result.times(scale)
      else {
        return nil
      }
      result = scaled
      index += 1
    }
    return result.json
  }

  /// What a word multiplies by, or nil: `hundred`, `million`, `bn`, `dozen`.
  public static func scale(_ word: String) -> DecimalNumber? { NumberWords.scales[word] }

  /// The same where a comma begins a fraction: `millones`, `Mrd`.
  static func scale(_ word: String, hasCommas: Bool) -> DecimalNumber? {
    hasCommas ? ForeignNumberWords.scales[word] : scale(word)
  }

  enum Token {
    case digits(DecimalNumber)
    case word(String)
  }

  /// Digits with their grouping, and words in lower case; empty where something else stands in the text.
  private static func tokens(of text: [UInt8], hasCommas: Bool) -> [Token] {
    var result: [Token] = []
    var index = 0
    var isApart = true
    while index < text.count {
      let space = Whitespace.length(text, at: index)
      if space > 0 || text[index] == 0x2D {
        guard !isApart else { return [] }
        index += max(space, 1)
        isApart = true
        continue
      }
      isApart = false
      if isDigit(text[index]) {
        guard let (number, end) = DigitGroups.read(text, at: index, hasCommas: hasCommas) else { return [] }
        result.append(.digits(number))
        index = end
      } else if isLetter(text[index]) || hasCommas && text[index] >= 0xC3 {
        let start = index
        while index < text.count, isLetter(text[index]) || hasCommas && text[index] >= 0x80,
          Whitespace.length(text, at: index) == 0
        {
          index += 1
        }
        guard index - start <= (hasCommas ? 24 : 12) else { return [] }
        result.append(.word(String(decoding: text[start..<index], as: UTF8.self).lowercased()))
      } else {
        return []
      }
      if result.count > 12 { return [] }
    }
    return isApart ? [] : result
  }

  /// A number in words from `index` on, up to the scales that multiply all of it.
  private static func words(_ tokens: [Token], _ index: inout Int) -> DecimalNumber? {
    func word(_ offset: Int) -> String? {
      guard index + offset < tokens.count, case .word(let word) = tokens[index + offset] else { return nil }
      return word
    }
    // `half a million`, `a quarter of a million`, `half a dozen`.
    var lead = 0
    if word(0) == "a" || word(0) == "an" || word(0) == "one" { lead = 1 }
    if let name = word(lead), let part = NumberWords.fractions[name] {
      var next = lead + 1
      if word(next) == "of" { next += 1 }
      guard word(next) == "a" || word(next) == "an" || word(next) == "one", word(next + 1).flatMap(scale) != nil else {
        return nil
      }
      index += next + 1
      return part
    }
    // `a dozen`, `a hundred`.
    if lead == 1, word(0) != "one", word(1).flatMap(scale) != nil {
      index += 1
      return DecimalNumber(1)
    }
    // `dozen` alone, as in `a dozen`.
    if word(0).flatMap(scale) != nil { return DecimalNumber(1) }
    return sum(tokens, &index)
  }

  /// `three hundred and fifty thousand two hundred`: groups below a thousand, each with its scale.
  private static func sum(_ tokens: [Token], _ index: inout Int) -> DecimalNumber? {
    var total = 0
    var group = 0
    var last = Int.max
    var any = false
    while index < tokens.count, case .word(let word) = tokens[index] {
      if let value = NumberWords.small[word] {
        // Twenty-one, but no twenty-eleven and no two three.
        let room = group % 100
        guard !any || (room == 0 && last >= 100) || (room >= 20 && room % 10 == 0 && value < 10) else { return nil }
        group += value
        last = value
        any = true
      } else if word == "hundred", any, group > 0, group < 100 {
        group *= 100
        last = 100
      } else if any, let scale = NumberWords.whole[word], scale < last || last < 1000 {
        let (part, overflow) = group.multipliedReportingOverflow(by: scale)
        guard !overflow, group > 0 else { return nil }
        total += part
        group = 0
        last = scale
      } else if word == "and", any, index + 1 < tokens.count {
        if let half = halfAhead(tokens, index + 1) {
          index += half
          return DecimalNumber(coefficient: UInt64(group) * 10 + 5, exponent: -1)
        }
      } else {
        break
      }
      index += 1
    }
    return any ? DecimalNumber(total + group) : nil
  }

  /// `one and a half million`: words to skip from `and` on, where `a half` stands at `index`.
  private static func halfAhead(_ tokens: [Token], _ index: Int) -> Int? {
    guard index + 1 < tokens.count, case .word("a") = tokens[index], case .word("half") = tokens[index + 1] else {
      return nil
    }
    return 3
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
