import DocumentModel
import Provenance

extension BlockBuilder {
  /// The last block of code.
  struct Listing {
    /// Where the start tag of the code being read begins.
    var begin = 0
    /// It is a `code` of its own, not in a `pre`.
    var isPiece = false
    /// How many frames were open.
    var frames = 0
    /// The end tags since its last line, its own first.
    var ends: [Range<Int>] = []
  }

  /// Adds code to the listing that it goes on with. Returns whether it does: `code` elements that are blocks of their own stand
  /// side by side, with what they print, where an author writes a session line by line.
  mutating func continueListing(_ text: TracedText, _ tag: HTMLTag, _ end: Range<Int>) -> Bool {
    guard tag == .code || listing.isPiece, listing.frames == frames.count, let last = listing.ends.last,
      listing.begin >= last.upperBound, bytes[last.upperBound..<listing.begin].allSatisfy(\.isASCIIWhitespace),
      let index = frames[frames.count - 1].content.list.indices.last,
      case .code(var whole, let language) = frames[frames.count - 1].content.list[index].content
    else { return false }
    // What has a language of its own is a listing of its own.
    if let own = self.language, tag != .code || language.map({ $0.utf8 != own.utf8 }) ?? false { return false }
    if text.isEmpty {
      listing.ends.append(end)
      return true
    }
    // Taken out of the block, so that it grows in place.
    frames[frames.count - 1].content.list[index].content = .code(TracedText(), language: nil)
    for tag in listing.ends { whole.append(source.decode(tag, as: CollectionOfOne(0x0A), by: .htmlLineFeed)) }
    whole.append(text)
    frames[frames.count - 1].content.list[index].content = .code(whole, language: language)
    listing.isPiece = listing.isPiece || tag == .code
    listing.ends = [end]
    return true
  }
}
