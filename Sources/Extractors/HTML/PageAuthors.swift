import JSONText
import Provenance
import Stages

/// Who wrote a page, by its metadata.
struct PageAuthors {
  private let metadata: PageMetadata
  private let linked: LinkedData

  init(_ metadata: PageMetadata, _ linked: LinkedData) {
    self.metadata = metadata
    self.linked = linked
  }

  /// The names of the first place that gives any.
  var names: [TracedText] {
    let places: [[TracedText]] = [
      linked.names(linked.article, "author"), linked.names(linked.page, "author"),
      metadata.values("citation_author"), metadata.values("author"), metadata.values("article:author"),
      metadata.values("dc.creator"), metadata.values("dcterms.creator"), metadata.values("parsely-author"),
      metadata.values("sailthru.author"), metadata.values("byl"),
      metadata.properties.filter { $0.name == "author" }.map(\.value),
    ]
    for place in places {
      let names = place.flatMap { split($0) }.filter(isName)
      if !names.isEmpty { return unique(names) }
    }
    return []
  }

  private func unique(_ names: [TracedText]) -> [TracedText] {
    var seen: Set<FoldedText> = []
    return names.filter { seen.insert(FoldedText($0)).inserted }
  }

  /// One string often names several people; a comma before a single word is part of a name turned round.
  private func split(_ text: TracedText) -> [TracedText] {
    let text = withoutBy(text)
    var pieces = text.split(by: UInt8(ascii: ";"))
    if pieces.count == 1 {
      let commas = text.split(by: UInt8(ascii: ","))
      if commas.count > 1, commas.allSatisfy({ $0.utf8.contains(0x20) }) { pieces = commas }
    }
    return pieces.flatMap { splitAtAnd($0) }
  }

  private func splitAtAnd(_ text: TracedText) -> [TracedText] {
    for word in [" and ", " und ", " & "] {
      let mark = Array(word.utf8)
      guard let at = (0..<text.count).first(where: { text.utf8[$0...].starts(with: mark) }) else { continue }
      let left = text[0..<at].trimmed()
      let right = text[(at + mark.count)..<text.count].trimmed()
      if left.utf8.contains(0x20), right.utf8.contains(0x20) { return [left] + splitAtAnd(right) }
    }
    return [text]
  }

  private func withoutBy(_ text: TracedText) -> TracedText {
    for word in ["by ", "von ", "par ", "por "] {
      let mark = Array(word.utf8)
      if text.count > mark.count, zip(text.utf8, mark).allSatisfy({ $0 | 0x20 == $1 }) {
        return text[mark.count..<text.count].trimmed()
      }
    }
    return text
  }

  private func isName(_ text: TracedText) -> Bool {
    guard text.count >= 2, text.count <= 100, !text.utf8.holds(Array("://".utf8)),
      !text.utf8.contains(UInt8(ascii: "@"))
    else { return false }
    let folded = String(decoding: FoldedText(text).letters, as: UTF8.self)
    return !["admin", "administrator", "editor", "webmaster", "redaktion", "staff", "unknown", "user"].contains(folded)
      && folded.utf8.contains { $0 > 0x39 }
  }
}
