/// Reads values from tokens.
struct PDFValueParser {
  private static let depthLimit = 32

  private(set) var lexer: DrawingLexer
  /// Where the last token was looked for.
  private var before = 0

  init(_ bytes: [UInt8], at start: Int, end: Int? = nil) {
    lexer = DrawingLexer(bytes, at: start, end: end)
  }

  mutating func value() -> PDFValue? {
    guard let token = next() else { return nil }
    return value(token, depth: 0)
  }

  private mutating func next() -> DrawingLexer.Token? {
    before = lexer.index
    return lexer.next()
  }

  private mutating func value(_ token: DrawingLexer.Token, depth: Int) -> PDFValue? {
    guard depth < PDFValueParser.depthLimit else { return nil }
    switch token {
    case .number(let value): return reference(value) ?? .number(value)
    case .name(let range): return .name(text(range))
    case .string: return .string(PDFString.bytes(lexer.bytes[before..<lexer.index]))
    case .word: return .other
    case .openArray: return array(depth)
    case .openDictionary: return dictionary(depth)
    case .closeArray, .closeDictionary: return nil
    }
  }

  /// `12 0 R`, where the first number is already read.
  private mutating func reference(_ number: Double) -> PDFValue? {
    guard number >= 0, number == number.rounded(), number < 1e8 else { return nil }
    let start = lexer.index
    if case .number = lexer.next(), case .word(let word) = lexer.next(), word.count == 1,
      lexer.bytes[word.lowerBound] == UInt8(ascii: "R")
    {
      return .reference(Int(number))
    }
    lexer.move(to: start)
    return nil
  }

  private mutating func array(_ depth: Int) -> PDFValue? {
    var values: [PDFValue] = []
    while let token = next(), token != .closeArray {
      guard let value = value(token, depth: depth + 1) else { return nil }
      values.append(value)
    }
    return .array(values)
  }

  private mutating func dictionary(_ depth: Int) -> PDFValue? {
    var values: [String: PDFValue] = [:]
    while let token = next(), token != .closeDictionary {
      guard case .name(let key) = token, let next = next(), let value = value(next, depth: depth + 1) else {
        return nil
      }
      values[text(key)] = value
    }
    return .dictionary(values)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: lexer.bytes[range], as: UTF8.self) }
}
