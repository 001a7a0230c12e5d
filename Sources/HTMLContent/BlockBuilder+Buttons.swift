import Provenance

/// Buttons that are words of a sentence, such as those that explain a term.
extension BlockBuilder {
  /// What is looked through behind a button's start tag, in bytes.
  private static var reach: Int { 600 }

  /// Whether a button stands in a paragraph with text before and behind it, and does not unfold the rest.
  func isAmidText(_ tag: Range<Int>) -> Bool {
    guard inline.hasText, open.last(where: { $0.tag.isBlock })?.tag == .p, let start = bytes.baseAddress else {
      return false
    }
    var tokens = HTMLTokenizer(
      start, in: tag.upperBound..<min(tag.upperBound + BlockBuilder.reach, bytes.count))
    var isBehind = false
    while true {
      tokens.next()
      let token = tokens.token
      switch token.kind {
      case .text, .rawText:
        if isBehind, token.range.contains(where: { !bytes[$0].isASCIIWhitespace }) { return true }
        if !isBehind, BlockBuilder.unfolding.contains(where: { bytes.holds($0, in: token.range) }) { return false }
      case .end where token.tag == .button: isBehind = true
      case .start where token.tag.isBlock && !(isBehind && token.tag == .button): return false
      case .end where token.tag.isBlock: return false
      case .endOfFile: return false
      default: break
      }
    }
  }

  private static let unfolding: [StaticString] = [
    "more", "less", "copy", "share", "show", "hide", "play", "edit", "close",
  ]
}
