import DocumentModel
import Provenance
import Stages

/// Names of bodies that stand on a line each, where a page's lines were put together: in a narrow box some of them need two, so that the ends
/// of lines alone don't tell where a name ends.
struct NameLines {
  let profile: Profile

  /// The names, parted at lines that begin one, `Ministry of …`, behind a name that is whole.
  func names(_ value: Inline) -> [Inline] {
    var names: [Inline] = []
    var start = 0
    for end in NameLines.lineEnds(of: value.text) where end.lowerBound > start {
      guard isWhole(value.text[start..<end.lowerBound]), begins(value.text[end.upperBound..<value.count]) else {
        continue
      }
      names.append(value[start..<end.lowerBound].trimmed())
      start = end.upperBound
    }
    return names + [value[start..<value.count].trimmed()]
  }

  /// Spaces that were ends of lines, or stand for a gap that no space was written in.
  static func lineEnds(of text: TracedText) -> [Range<Int>] {
    text.tracedRuns.compactMap { run in
      guard run.range.count == 1, text.utf8[run.range.lowerBound] == 0x20 else { return nil }
      switch run.origin {
      case .derived(let from, by: [.whitespace]) where from.count == 1 && from[0].range.count == 1: return run.range
      case .generated: return run.range
      default: return nil
      }
    }
  }

  /// Whether a text names a body, and nothing has to follow: it does not end in a small word, a comma or amid brackets.
  private func isWhole(_ text: TracedText) -> Bool {
    guard let last = text.words.last, let byte = text.utf8.last, byte.isWordByte || byte == UInt8(ascii: ")"),
      text.utf8.count(where: { $0 == UInt8(ascii: "(") }) == text.utf8.count(where: { $0 == UInt8(ascii: ")") })
    else { return false }
    let isName =
      text.utf8.last == UInt8(ascii: ")") || text.string.split(separator: " ").last?.first?.isUppercase == true
    guard isName, !Profile.joining.contains(last) else { return false }
    return byte == UInt8(ascii: ")")
      || text.words.contains { profile.bodies.contains($0) || profile.bodiesFirst.contains($0) }
  }

  /// Whether a text begins as the name of a body does.
  private func begins(_ text: TracedText) -> Bool {
    guard text.utf8[...].beginsWithCapital, case let words = text.words, words.count >= 2 else { return false }
    return profile.beginsBody(words)
  }
}

extension Profile {
  /// Whether words in lower case begin the name of a body: `agence française`, `ministry of`.
  func beginsBody(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    return bodiesFirst.contains(first)
      || words.count > 1 && bodiesLast.contains(first) && Profile.joining.contains(words[1])
  }

  /// Small words that join a body's name to what follows.
  fileprivate static let joining: Set<String> = [
    "of", "for", "the", "and", "&", "de", "des", "du", "da", "do", "dos", "das", "del", "della", "di", "d", "der",
    "die",
    "für", "und", "et", "y", "e", "van", "voor", "och", "i",
  ]
}
