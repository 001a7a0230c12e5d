import DocumentModel
public import Provenance

/// Pages that scripts write keep their text for readers without scripts in `noscript`.
extension HTMLPage {
  /// What stands in the longest `noscript`, where the page itself has next to no text.
  public func orNoscript(_ source: Source) -> HTMLPage {
    guard let longest = noscripts.max(by: { $0.count < $1.count }), longest.count > 400, textCount < 1000 else {
      return self
    }
    var page = HTMLPage(source, in: longest)
    guard page.textCount > textCount * 10 else { return self }
    page.head = head + page.head
    page.comments = comments + page.comments
    page.dropped = dropped.filter { $0.rule != .htmlNoscript || $0.text.count < longest.count } + page.dropped
    return page
  }

  /// Bytes of text in all blocks.
  private var textCount: Int { blocks.reduce(0) { $0 + $1.textCount } }
}
