import Provenance

/// Mends a TOML block between sound delimiters, line by line, until it reads.
struct TOMLMender {
  private var draft: Draft

  static func mend(_ draft: inout Draft) -> Bool {
    var mender = TOMLMender(draft: draft)
    guard mender.run() else { return false }
    draft = mender.draft
    return true
  }

  private static func failure(_ bytes: [UInt8]) -> FrontMatterFailure? {
    FrontMatter.read(Source(bytes)).failure
  }

  private mutating func run() -> Bool {
    draft.apply(LineMender.invisible(LineMender(draft.bytes)))
    guard !draft.isOverLimit else { return false }
    var rounds = 0
    while let failure = TOMLMender.failure(draft.bytes) {
      rounds += 1
      guard failure.problem != .limit, rounds <= 100, draft.bytes.count * rounds < 1 << 18 else { return false }
      guard let next = step(failure) else { return false }
      draft = next
    }
    return true
  }

  /// The first candidate that moves the fault on.
  private func step(_ failure: FrontMatterFailure) -> Draft? {
    let rest = draft.bytes.count - failure.start
    for edits in TOMLFault(draft.bytes, failure).candidates() where !edits.isEmpty {
      let trial = draft.applying(edits)
      guard let now = TOMLMender.failure(trial.bytes) else { return trial }
      if trial.bytes.count - now.start < rest { return trial }
    }
    return nil
  }
}

/// Proposes repairs of a line of TOML.
private struct TOMLFault {
  let bytes: [UInt8]
  let line: HeadLine

  init(_ bytes: [UInt8], _ failure: FrontMatterFailure) {
    self.bytes = bytes
    let lines = HeadLine.read(bytes)
    line = lines.last { $0.start <= failure.start } ?? lines[0]
  }

  func candidates() -> [[SourceEdit]] {
    guard let key = line.key, !key.value.isEmpty else { return [] }
    let sign = key.sign == .colon ? self.sign(key) : []
    var values: [[SourceEdit]] = [[]]
    values += [comma(key.value), bracket(key.value), unclosed(key.value), quoted(key.value)].filter { !$0.isEmpty }
    return values.map { sign + $0 }
  }

  /// `title: "x"`.
  private func sign(_ key: KeyMark) -> [SourceEdit] {
    [
      SourceEdit(
        key.name.upperBound..<(key.mark + 1), Array(" =".utf8), by: .keySign,
        reason: "a colon where TOML has an equals sign")
    ]
  }

  /// `title = "x",`, as JSON has it.
  private func comma(_ value: Range<Int>) -> [SourceEdit] {
    guard value.count > 1, bytes[value.upperBound - 1] == UInt8(ascii: ",") else { return [] }
    let place = (value.upperBound - 1)..<value.upperBound
    return [SourceEdit(place, [], by: .trailingComma, reason: "a comma after a value")]
  }

  private func bracket(_ value: Range<Int>) -> [SourceEdit] {
    guard let first = value.first, bytes[first] == UInt8(ascii: "["), bytes[value.upperBound - 1] != UInt8(ascii: "]")
    else { return [] }
    let end = value.upperBound..<value.upperBound
    return [SourceEdit(end, [UInt8(ascii: "]")], by: .openBracket, reason: "a list in brackets without its end")]
  }

  /// An opening mark without its end.
  private func unclosed(_ value: Range<Int>) -> [SourceEdit] {
    guard let first = value.first, bytes[first] == 0x22 || bytes[first] == 0x27 else { return [] }
    guard !bytes[value].dropFirst().contains(bytes[first]) else { return [] }
    let end = value.upperBound..<value.upperBound
    return [SourceEdit(end, [bytes[first]], by: .quotes, reason: "a quotation mark without its partner")]
  }

  /// A value without marks, or with marks that do not fit, as a string.
  private func quoted(_ value: Range<Int>) -> [SourceEdit] {
    let text = value.lowerBound + openLength(value)..<value.upperBound - closeLength(value)
    guard text.lowerBound <= text.upperBound else { return [] }
    let mark: UInt8 = bytes[text].contains(0x27) ? 0x22 : 0x27
    let rule: Rule = text == value ? .plainValue : .quotes
    let reason = text == value ? "a value without quotation marks" : "quotation marks that do not fit"
    var edits = [SourceEdit(value.lowerBound..<text.lowerBound, [mark], by: rule, reason: reason)]
    for offset in text where mark == 0x22 && (bytes[offset] == 0x22 || bytes[offset] == 0x5C) {
      edits.append(SourceEdit(offset..<offset, [0x5C], by: rule, reason: reason))
    }
    edits.append(SourceEdit(text.upperBound..<value.upperBound, [mark], by: rule, reason: reason))
    return edits
  }

  private static let marks: [StaticString] = ["\"", "'", "“", "”", "‘", "’", "„", "«", "»"]

  private func openLength(_ value: Range<Int>) -> Int {
    for mark in TOMLFault.marks where bytes.has(mark, at: value.lowerBound, end: value.upperBound) {
      return mark.utf8CodeUnitCount
    }
    return 0
  }

  private func closeLength(_ value: Range<Int>) -> Int {
    guard openLength(value) > 0 else { return 0 }
    for mark in TOMLFault.marks {
      let length = mark.utf8CodeUnitCount
      if value.count > length, bytes.has(mark, at: value.upperBound - length, end: value.upperBound) { return length }
    }
    return 0
  }
}
