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
        owner = PDFString.bytes(bytes[before..<lexer.index])
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
      return PDFString.bytes(bytes[before..<lexer.index])
    }
    return []
  }
}
