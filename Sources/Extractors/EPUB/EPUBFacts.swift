import DocumentModel
import Provenance
import Stages

/// What a book's package says of the book.
struct EPUBFacts {
  let package: EPUBPackage

  /// `{ "package": { "title": …, "creator": [ … ] } }`, keys in order of first use.
  var metadata: Metadata {
    var keys: [String] = []
    var values: [String: [TracedText]] = [:]
    for entry in package.entries {
      if values[entry.key] == nil { keys.append(entry.key) }
      values[entry.key, default: []].append(entry.text)
    }
    let entries = keys.map { key -> (key: String, value: Metadata) in
      let texts = values[key] ?? []
      return (key, texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) }))
    }
    return entries.isEmpty ? .map([]) : .map([("package", .map(entries))])
  }

  var facts: Facts {
    var facts = Facts()
    facts.title = title
    // Chapters have headings of the first level too; only the package knows the book's name.
    facts.isTitleSure = facts.title != nil
    facts.language = package.texts("language").first
    facts.authors = authors
    facts.publisher = package.texts("publisher").first
    facts.published = date(published)
    facts.modified = date(package.texts("dcterms:modified") + events("modification"))
    facts.summary = package.texts("description").first { !$0.utf8.contains(UInt8(ascii: "<")) }
    facts.keywords = package.texts("subject")
    facts.license = package.texts("rights").first
    facts.url = (package.texts("source") + package.texts("identifier")).first { isWeb($0.utf8) }
    return facts
  }

  /// The title that is said to be the main one, or the first.
  private var title: TracedText? {
    let titles = package.entries.filter { $0.key == "title" && $0.refines == nil }
    return (titles.first { refinement($0, "title-type")?.utf8 == Array("main".utf8) } ?? titles.first)?.text
  }

  /// Creators, those apart whose role is another than an author's.
  private var authors: [TracedText] {
    package.entries.filter { entry in
      guard entry.key == "creator" else { return false }
      let role = entry.role ?? refinement(entry, "role")?.string
      return role == nil || role == "aut"
    }.map(\.text)
  }

  private var published: [TracedText] {
    let plain = package.entries.filter { $0.key == "date" && $0.refines == nil }
    return events("publication") + plain.filter { $0.role == nil }.map(\.text)
  }

  private func events(_ name: String) -> [TracedText] {
    package.entries.filter { $0.key == "date" && $0.role == name }.map(\.text)
  }

  private func refinement(_ entry: EPUBPackage.Entry, _ key: String) -> TracedText? {
    guard let id = entry.id else { return nil }
    return package.entries.first { $0.refines == id && $0.key == key }?.text
  }

  private func date(_ candidates: [TracedText]) -> TracedText? {
    for candidate in candidates {
      guard let iso = DateSpelling.iso(candidate.utf8) else { continue }
      return iso == candidate.utf8 ? candidate : candidate.respelled(candidate.indices, as: iso, by: .valueDate)
    }
    return nil
  }

  private func isWeb(_ url: [UInt8]) -> Bool {
    url.starts(with: "http://".utf8) || url.starts(with: "https://".utf8)
  }
}
