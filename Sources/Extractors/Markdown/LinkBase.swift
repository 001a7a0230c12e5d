import DocumentModel
import Provenance
import Stages

/// The URL that a document's links are relative to, where it was given from outside.
struct LinkBase {
  private let source: Source

  /// Nil where none was given.
  init?(in sources: [Source]) {
    let given = sources.first {
      if case .whole("option:base-url") = $0.locator { return true }
      return false
    }
    guard let given, !given.utf8.isEmpty else { return nil }
    source = given
  }

  /// Gives an absolute URL to each link that has none.
  func resolve(_ links: inout [Link]) {
    for index in links.indices where links[index].resolved == nil {
      let target = links[index].target
      guard !target.isEmpty, !URLReference.isAbsolute(target.utf8),
        let url = URLReference.resolve(base: source.utf8, reference: target.utf8)
      else { continue }
      let both = source.quote() + target
      links[index].resolved = both.respelled(both.indices, as: url, by: .resolvedURL)
    }
  }
}
