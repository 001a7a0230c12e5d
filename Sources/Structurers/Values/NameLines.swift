import DocumentModel
import Provenance
import Stages

/// Names of bodies that stand on a line each, where a page's lines were put together: in a narrow box some of them need two, so that the ends
/// of lines alone don't tell where a name ends.
struct NameLines {
  /// Words of bodies, in lower case: `ministry`.
  let bodies: Set<String>

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
      case .generated(by: gap): return run.range
      default: return nil
      }
    }
  }

  private static let gap = Rule("pdf.space")

  /// Whether a text names a body, and nothing has to follow: it does not end in a small word, a comma or amid brackets.
  private func isWhole(_ text: TracedText) -> Bool {
    guard let last = text.words.last, let byte = text.utf8.last, byte.isWordByte || byte == UInt8(ascii: ")"),
      text.utf8.count(where: { $0 == UInt8(ascii: "(") }) == text.utf8.count(where: { $0 == UInt8(ascii: ")") })
    else { return false }
    let isName =
      text.utf8.last == UInt8(ascii: ")") || text.string.split(separator: " ").last?.first?.isUppercase == true
    guard isName, !NameLines.joining.contains(last) else { return false }
    return byte == UInt8(ascii: ")") || text.words.contains { bodies.contains($0) || NameLines.leading.contains($0) }
  }

  /// Whether a text begins as the name of a body does.
  private func begins(_ text: TracedText) -> Bool {
    guard text.utf8[...].beginsWithCapital, case let words = text.words, words.count >= 2 else { return false }
    return NameLines.leading.contains(words[0])
      || NameLines.beginning.contains(words[0]) && NameLines.joining.contains(words[1])
  }

  private static let joining = words(
    "of for the and & de des du da do dos das del della di d der die das für und et y e van voor och for i")

  /// Words that begin a name where `of` or `for` follows.
  private static let beginning = words(
    """
    ministry department agency university institute institut centre center association foundation embassy bank council commission
    federation union office bureau society network authority delegation government municipality district school faculty college
    ministerium bundesministerium institut universität hochschule
    """)

  /// Words that begin a name in languages that put them first.
  private static let leading = words(
    """
    ministère agence fondation université association ambassade région commune ong institut direction fédération syndicat
    ministerio agencia fundación asociación universidad embajada instituto federación gobierno municipalidad municipio
    ministério agência fundação associação universidade embaixada prefeitura ministero agenzia fondazione associazione università
    ambasciata stichting stiftung bundesministerium министерство агентство фонд университет посольство
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
