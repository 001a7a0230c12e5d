import DocumentModel
import Provenance

/// Puts the tags that are in no text on the ledger, and notes them.
struct TagNotes {
  /// More tags than this are counted only.
  private static let most = 50
  /// Longer tags are shown in part.
  private static let shownBytes = 120

  private let tags: TemplateTags
  private let source: Source

  init(_ tags: TemplateTags, _ source: Source) {
    self.tags = tags
    self.source = source
  }

  func add(to document: inout Document) {
    let coverage = document.coverage
    let gone = tags.tags.filter { !$0.isFormula && !coverage.holds(SourceRange(source.id, $0.range)) }
    for tag in gone {
      for range in tag.unread { document.dropped.append(Dropped(source.quote(range), by: .markdownTemplate)) }
    }
    note(gone, in: &document)
  }

  /// Each tag that is spelled otherwise than those before it.
  private func note(_ gone: [TemplateTag], in document: inout Document) {
    var seen: Set<String> = []
    var line = 1
    var position = 0
    for tag in gone {
      for index in position..<tag.range.lowerBound where source.utf8[index] == 0x0A { line += 1 }
      position = tag.range.lowerBound
      let spelling = shown(tag.range)
      guard seen.insert(spelling).inserted else { continue }
      if seen.count > Self.most { continue }
      document.diagnostics.append(
        Diagnostic(.note, "markdown.template-tag", "\(spelling) is for a site generator, and no text", line: line))
    }
    guard seen.count > Self.most else { return }
    document.diagnostics.append(
      Diagnostic(.note, "markdown.template-tags", "\(seen.count - Self.most) more tags are for a site generator"))
  }

  /// In one line.
  private func shown(_ range: Range<Int>) -> String {
    let text = String(decoding: source.utf8[range.prefix(Self.shownBytes)], as: UTF8.self)
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return range.count > Self.shownBytes ? line + "…" : line
  }
}

extension TemplateTag {
  fileprivate var isFormula: Bool {
    if case .formula = kind { return true }
    return false
  }

  /// The parts of it that are no text: all but the name of a language.
  fileprivate var unread: [Range<Int>] {
    guard case .codeStart(let language?) = kind else { return [range] }
    return [range.lowerBound..<language.lowerBound, language.upperBound..<range.upperBound]
  }
}
