import Provenance

/// Spells text so that YAML reads exactly it.
struct ValueSpelling {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Edits that make a value, as a whole, literal text; nil where it needs none.
  func literal(_ whole: Range<Int>, _ rule: Rule, reason: String = "a value that is not legal as it stands")
    -> [SourceEdit]?
  {
    guard !whole.isEmpty else { return nil }
    return edits(whole, text: whole, rule, reason)
  }

  /// Edits that make the value at `whole` the text at `text`, which is a part of it.
  func edits(_ whole: Range<Int>, text: Range<Int>, _ rule: Rule, _ reason: String) -> [SourceEdit] {
    let hasApostrophe = bytes[text].contains(0x27)
    let hasDouble = bytes[text].contains(0x22) || bytes[text].contains(0x5C)
    if whole != text, isPlain(text) {
      return marks(whole, text, [], rule, reason)
    }
    if !hasApostrophe { return marks(whole, text, [0x27], rule, reason) }
    if !hasDouble { return marks(whole, text, [0x22], rule, reason) }
    return marks(whole, text, [0x27], rule, reason, doubling: 0x27)
  }

  /// Puts marks about a text, in place of what stands there.
  private func marks(
    _ whole: Range<Int>, _ text: Range<Int>, _ mark: [UInt8], _ rule: Rule, _ reason: String, doubling: UInt8? = nil
  ) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    let before = whole.lowerBound..<text.lowerBound
    let after = text.upperBound..<whole.upperBound
    if !bytes[before].elementsEqual(mark) { edits.append(SourceEdit(before, mark, by: rule, reason: reason)) }
    if let doubling {
      for offset in text where bytes[offset] == doubling {
        edits.append(SourceEdit(offset..<offset, [doubling], by: rule, reason: reason))
      }
    }
    if !bytes[after].elementsEqual(mark) { edits.append(SourceEdit(after, mark, by: rule, reason: reason)) }
    return edits
  }

  /// Whether a text in one line reads as itself without marks.
  func isPlain(_ text: Range<Int>) -> Bool {
    guard let first = text.first, let last = text.last, !bytes[first].isBlank, !bytes[last].isBlank,
      bytes[last] != UInt8(ascii: ":"), !bytes[text].contains(where: \.isBreak)
    else { return false }
    var reader = YAMLReader(bytes, text)
    guard reader.canBeginPlain(inFlow: false), reader.plainLine(inFlow: false) == text else { return false }
    if case .text = PlainForm.of(bytes[text]) { return DateForm.normal(bytes[text]) == nil }
    return false
  }

  /// Two lists of edits as one, in order; edits at one place in the order given.
  static func merged(_ left: [SourceEdit], _ right: [SourceEdit]) -> [SourceEdit] {
    (left + right).enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }.map(\.element)
  }
}
