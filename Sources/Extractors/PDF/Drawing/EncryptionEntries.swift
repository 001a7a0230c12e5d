/// The strings of a file's encryption dictionary, and the first part of the file's identifier.
struct EncryptionEntries {
  private static let tokenLimit = 400

  private(set) var owner: [UInt8] = []
  private(set) var encryptsMetadata = true

  init(_ bytes: [UInt8], at start: Int) {
    var lexer = DrawingLexer(bytes, at: start)
    var key: [UInt8] = []
    var depth = 0
    for _ in 0..<EncryptionEntries.tokenLimit {
      let before = lexer.index
      guard let token = lexer.next() else { return }
      switch token {
      case .openDictionary: depth += 1
      case .closeDictionary:
        depth -= 1
        if depth <= 0 { return }
      case .name(let range): key = Array(bytes[range])
      case .string where depth == 1 && key == Array("O".utf8):
        owner = EncryptionEntries.string(bytes[before..<lexer.index])
      case .word(let range) where depth == 1 && key == Array("EncryptMetadata".utf8):
        encryptsMetadata = !bytes[range].elementsEqual("false".utf8)
      default: break
      }
    }
  }

  /// The first string of the last trailer's `/ID`.
  static func identifier(_ bytes: [UInt8]) -> [UInt8] {
    var index = bytes.count - 4
    while index > 0 {
      index -= 1
      guard bytes[index] == 0x2F, bytes[index + 1] == 0x49, bytes[index + 2] == 0x44 else { continue }
      var lexer = DrawingLexer(bytes, at: index + 3)
      guard lexer.next() == .openArray else { continue }
      let before = lexer.index
      guard lexer.next() == .string else { continue }
      return string(bytes[before..<lexer.index])
    }
    return []
  }

  /// The bytes that a string in parentheses or of hexadecimal digits stands for (ISO 32000-1, 7.3.4).
  private static func string(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    let text = raw.drop { $0 <= 0x20 }
    if text.first == UInt8(ascii: "<") { return ASCIIDecoders.hexadecimal(Array(text.dropFirst())) }
    let codes = Array(text.dropFirst().dropLast())
    var result: [UInt8] = []
    var index = 0
    while index < codes.count {
      guard codes[index] == 0x5C, index + 1 < codes.count else {
        result.append(codes[index])
        index += 1
        continue
      }
      index += 1
      index = append(escape: codes, at: index, to: &result)
    }
    return result
  }

  /// Returns the index after the escape.
  private static func append(escape codes: [UInt8], at start: Int, to result: inout [UInt8]) -> Int {
    let named: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0C]
    var index = start
    var value = 0
    while index < codes.count, index < start + 3, codes[index] >= 0x30, codes[index] <= 0x37 {
      value = value * 8 + Int(codes[index] - 0x30)
      index += 1
    }
    if index > start {
      result.append(UInt8(truncatingIfNeeded: value))
      return index
    }
    // A line's end after a backslash is nothing.
    if codes[start] == 0x0D { return start + (start + 1 < codes.count && codes[start + 1] == 0x0A ? 2 : 1) }
    if codes[start] != 0x0A { result.append(named[codes[start]] ?? codes[start]) }
    return start + 1
  }
}
