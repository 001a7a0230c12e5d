import Provenance

/// Buttons that are words of a sentence, such as those that explain a term.
extension BlockBuilder {
  /// Whether a button stands in a paragraph, amid a sentence that goes on behind it, and does not unfold the rest.
  func isAmidText(_ tag: Range<Int>) -> Bool {
    guard inline.isAmidSentence, open.suffix(16).last(where: { $0.tag.isBlock })?.tag == .p,
      var tokens = tokens(after: tag, reach: 600)
    else { return false }
    return isWord(&tokens) && goesOn(&tokens)
  }

  /// Whether what stands up to the button's end is words, and none that unfolds something.
  private func isWord(_ tokens: inout HTMLTokenizer) -> Bool {
    var hasLetter = false
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        if token.range.contains(where: { bytes[$0].isLetter }) { hasLetter = true }
        if unfolds(token.range) { return false }
      case .end where token.tag == .button: return hasLetter
      case .start where token.tag.isBlock, .end where token.tag.isBlock: return false
      case .endOfFile: return false
      default: break
      }
    }
  }

  /// Whether the sentence goes on: with a mark, a sign or a small letter, or with a second button.
  private func goesOn(_ tokens: inout HTMLTokenizer) -> Bool {
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        if let first = token.range.first(where: { !bytes[$0].isASCIIWhitespace }) {
          return !(0x41...0x5A).contains(bytes[first])
        }
      case .start where token.tag.isBlock: return token.tag == .button
      case .end where token.tag.isBlock: return false
      case .endOfFile: return false
      default: break
      }
    }
  }

  func unfolds(_ range: Range<Int>) -> Bool {
    bytes[range].split { !$0.isASCIILetter }.contains { word in
      BlockBuilder.unfolding.contains(String(decoding: word, as: UTF8.self).lowercased())
    }
  }

  private static let unfolding: Set<String> = [
    "more", "less", "copy", "share", "show", "hide", "play", "edit", "close", "expand", "collapse",
  ]
}

extension InlineBuffer {
  /// There is text, and it has not come to the end of a sentence.
  fileprivate var isAmidSentence: Bool {
    guard let last = text.utf8.last(where: { !$0.isASCIIWhitespace }) else { return false }
    return !".!?:".utf8.contains(last)
  }
}

extension UInt8 {
  /// A letter of ASCII, or the first byte of a character beyond it that may be one; signs and pictures are none.
  fileprivate var isLetter: Bool { isASCIILetter || (0xC3...0xDF).contains(self) || (0xE3...0xED).contains(self) }
}
