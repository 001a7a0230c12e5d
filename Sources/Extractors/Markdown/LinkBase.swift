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
      links[index].resolved = resolved(links[index].target)
    }
  }

  /// And to each image.
  func resolve(_ images: inout [Image]) {
    for index in images.indices { images[index].resolved = images[index].target.flatMap { resolved($0) } }
  }

  private func resolved(_ target: TracedText) -> TracedText? {
    guard !target.isEmpty, !URLReference.isAbsolute(target.utf8),
      let url = URLReference.resolve(base: source.utf8, reference: target.utf8)
    else { return nil }
    let both = source.quote() + target
    return both.respelled(both.indices, as: url, by: .resolvedURL)
  }
}
