import Foundation
import JSONText
public import Verification

/// What one record says of a project.
public struct Mention: Sendable {
  /// A project that a record names as coming before or after its own.
  struct Reference: Sendable {
    let name: String
    let url: String?
    let isPredecessor: Bool
    let pointer: String
  }

  let id: String
  let key: String
  let title: String?
  let root: String
  let project: JSONNode
  let record: JSONNode

  let name: ProjectName?
  /// Letters and digits of the acronym in lower case.
  let acronym: String?
  let urls: Set<String>
  let references: [Reference]

  /// What a record says of its project; nil where it names none.
  ///
  /// - Parameter stored: the record.
  public init?(_ stored: StoredRecord) {
    guard let root = stored.profileRoot, let project = stored.root[root] else { return nil }
    let name = project["name"]?.string
    let acronym = project["acronym"]?.string
    guard name != nil || acronym != nil else { return nil }
    id = stored.id
    key = stored.key
    title = stored.root["document"]?["title"]?.string
    self.root = "/" + JSONPointer.escape(root)
    self.project = project
    record = stored.root
    self.name = name.map { ProjectName($0) }.flatMap { $0.words.isEmpty ? nil : $0 }
    self.acronym = acronym.map(ProjectName.key).flatMap { $0.isEmpty ? nil : $0 }
    urls = Set([stored.url, stored.root["document"]?["url"]?.string].compactMap { $0.flatMap(Mention.address) })
    references = Mention.references(project, self.root)
  }

  private static func references(_ project: JSONNode, _ root: String) -> [Reference] {
    [("predecessors", true), ("successors", false)].flatMap { key, isPredecessor in
      (project[key]?.array ?? []).enumerated().compactMap { index, node in
        node["name"]?.string.map {
          Reference(
            name: $0, url: node["url"]?.string.flatMap(address), isPredecessor: isPredecessor,
            pointer: "\(root)/\(key)/\(index)")
        }
      }
    }
  }

  /// A page's address as it is compared: without scheme, `www.`, fragment, query and closing slash.
  static func address(_ url: String) -> String? {
    guard let schemeEnd = url.range(of: "://") else { return nil }
    var rest = url[schemeEnd.upperBound...].prefix { $0 != "#" && $0 != "?" }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    // A bare host is a site, not a project's page.
    return rest.contains("/") ? rest.lowercased() : nil
  }

  /// Whether a reference means this project.
  func isMeant(by reference: Reference) -> Bool { nearness(to: reference) >= ProjectMatcher.nameThreshold }

  /// How near a reference comes to this project: 2 where it gives its page, 1 where it gives its acronym, else how alike the names are.
  func nearness(to reference: Reference) -> Double {
    if let url = reference.url, urls.contains(url) { return 2 }
    let words = ProjectName.folded(reference.name)
    if let acronym, words.contains(acronym) || words.joined() == acronym { return 1 }
    return name?.likeness(to: ProjectName(reference.name)) ?? 0
  }
}
