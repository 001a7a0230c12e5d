import DocumentModel
public import Provenance

/// Pages that scripts write or uncover.
extension HTMLPage {
  /// Reads a page; one with next to no text in sight with what its scripts would show.
  ///
  /// Scripts that stream a page send its parts hidden and move them to their places. Others leave their text in `noscript`,
  /// for readers without scripts.
  public static func read(_ source: Source) -> HTMLPage {
    let page = HTMLPage(source)
    guard !page.noscripts.isEmpty || !page.hidden.isEmpty else { return page }
    let count = page.textCount
    guard count < 4000 else { return page }
    return page.withHidden(source, count) ?? page.withNoscript(source, count) ?? page
  }

  /// With the largest of the elements that are hidden, if that makes the page four times as long; one of a line, six times.
  private func withHidden(_ source: Source, _ count: Int) -> HTMLPage? {
    guard let longest = hidden.map(\.count).max(), longest > (count > 100 ? 4000 : 6 * count) else { return nil }
    let page = HTMLPage(source, in: nil, showing: Set(hidden.filter { $0.count * 2 >= longest }.map(\.lowerBound)))
    return page.textCount > (count > 100 ? max(count * 4, 1500) : max(count * 6, 300)) ? page : nil
  }

  /// What stands in the longest `noscript` alone, if that is ten times as long.
  private func withNoscript(_ source: Source, _ count: Int) -> HTMLPage? {
    guard let longest = noscripts.max(by: { $0.count < $1.count }), longest.count > 400 else { return nil }
    var page = HTMLPage(source, in: longest)
    guard page.textCount > count * 10 else { return nil }
    page.head = head + page.head
    page.comments = comments + page.comments
    page.dropped = dropped.filter { $0.rule != .htmlNoscript || $0.text.count < longest.count } + page.dropped
    return page
  }

  /// Bytes of text in all blocks.
  private var textCount: Int { blocks.reduce(0) { $0 + $1.textCount } }
}
