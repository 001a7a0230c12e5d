import Provenance

/// Readings over characters such as Chinese and Japanese ones, which would stand amid the words.
extension BlockBuilder {
  /// The rule by which an element of a reading is left out; nil where its base is in Latin letters, or it does not end.
  func annotating(_ tag: HTMLTag, _ range: Range<Int>) -> Rule? {
    guard tag == .rt || tag == .rp || tag == .rtc, inline.text.utf8.last ?? 0 >= 0x80,
      open.suffix(4).contains(where: { $0.tag == .ruby }), endsSoon(range)
    else { return nil }
    return .htmlRuby
  }

  /// Whether a reading ends before a block begins, and is no longer than one may be.
  private func endsSoon(_ tag: Range<Int>) -> Bool {
    guard var tokens = tokens(after: tag, reach: 400) else { return false }
    while true {
      tokens.next()
      switch (tokens.token.kind, tokens.token.tag) {
      case (.end, .rt), (.end, .rp), (.end, .rtc), (.end, .ruby), (.start, .rt), (.start, .rp): return true
      case (.endOfFile, _): return false
      case (.start, let tag) where tag.isBlock: return false
      default: break
      }
    }
  }
}
