import JSONText
import Stages

/// Reads a profile from JSON and checks it.
struct ProfileReader {
  private let node: JSONNode

  /// - Throws: `Failure` that names what is wrong, and where.
  static func read(_ node: JSONNode) throws -> Profile { try ProfileReader(node: node).profile() }

  private func profile() throws -> Profile {
    do throws(JSONForm.Fault) {
      try ProfileForm.whole.check(node)
    } catch {
      throw wrong(error.path.isEmpty ? "the whole" : error.path, error.reason)
    }
    guard let name = node["name"]?.string, let root = node["root"]?.string else {
      throw wrong("root", "must be given")
    }
    guard ProfileReader.isKey(root), !ProfileReader.recordKeys.contains(root) else {
      throw wrong("root", "must be a word that is no key of every record")
    }
    let fields = try fields()
    let known = Set(fields.map(\.key))
    let places = fields.filter { $0.kind == .places }.map(\.key)
    let pairs = places.flatMap { first in places.map { "\(first)/\($0)" } }
    let labels = try lists("labels", of: known.union(pairs).union(["start/end"]))
    return Profile(
      name: name, version: node["version"]?.int ?? 1, root: root, fields: fields, document: try lists("document"),
      metadata: try lists("metadata", of: known),
      labels: PhraseTable(signed(labels)),
      recognized: try lists("recognized").map { ($0.field, $0.keys.map { $0.lowercased() }) }, roles: try roles(),
      leadIns: try leadIns(), phrases: PhraseTable(try phrases(known)), subjects: table("subjects"),
      nouns: words("nouns"), connectors: words("connectors"), articles: words("articles"),
      genericTitles: words("genericTitles"), titleKinds: words("titleKinds"),
      notAcronyms: Set(strings(node["notAcronyms"])),
      scopes: Dictionary(
        try lists("scopes").flatMap { list in list.keys.map { ($0.lowercased(), list.field) } },
        uniquingKeysWith: { a, _ in a }),
      places: Dictionary(
        try lists("places").map { ($0.field, Set($0.keys.map { $0.lowercased() })) }, uniquingKeysWith: { a, _ in a }),
      contactLabels: table("contactLabels"), titleNouns: words("titleNouns"), titleStops: words("titleStops"),
      fillers: table("fillers"), bodies: words("bodies"), bodiesFirst: words("bodiesFirst"),
      bodiesLast: words("bodiesLast"), bodyNames: words("bodyNames"), documents: words("documents"),
      jobs: words("jobs"),
      dropsContacts: node["contacts"]?.string == "drop", isAlways: node["always"]?.bool ?? false)
  }

  /// What a record has besides the root.
  private static let recordKeys: Set<String> = [
    "schema", "id", "source", "document", "profile", "because", "sections", "quantities", "links", "images", "metadata",
    "repairs", "omitted", "diagnostics", "evidence", "pipeline",
  ]

  /// Letters and digits.
  private static func isKey(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  }

  private func wrong(_ path: String, _ what: String) -> Failure {
    Failure(
      "profile.invalid", "in the profile, \(path) \(what)", advice: "see docs/profiles.md, or verbatim schema profile")
  }

  private func strings(_ node: JSONNode?) -> [String] { (node?.array ?? []).compactMap(\.string) }
  private func words(_ key: String) -> Set<String> { Set(strings(node[key]).map { $0.lowercased() }) }
  private func table(_ key: String) -> PhraseTable<Int> { PhraseTable(strings(node[key]).map { ($0, 0) }) }

  /// An object of lists of strings, in order.
  private func lists(_ key: String, of known: Set<String>? = nil) throws -> [(field: String, keys: [String])] {
    try (node[key]?.members ?? []).map { member in
      if let known, !known.contains(member.key) { throw wrong("\(key).\(member.key)", "is no field") }
      return (member.key, strings(member.value))
    }
  }

  /// Labels with their fields, and those signs that are no field's label.
  private func signed(_ labels: [(field: String, keys: [String])]) -> [(String, String)] {
    let pairs = labels.flatMap { list in list.keys.map { ($0, list.field) } }
    let taken = Set(pairs.map { $0.0.lowercased() })
    return pairs + strings(node["signs"]).filter { !taken.contains($0.lowercased()) }.map { ($0, Profile.sign) }
  }

  private func fields() throws -> [Profile.Field] {
    let fields = try (node["fields"]?.array ?? []).map { item in
      guard let key = item["key"]?.string, let kind = item["kind"]?.string.flatMap(Profile.Kind.init) else {
        throw wrong("fields", "must have a key and a kind")
      }
      guard ProfileReader.isKey(key) else { throw wrong("fields", "have keys of letters and digits; not “\(key)”") }
      return Profile.Field(key: key, kind: kind, source: item["from"]?.string)
    }
    for (index, field) in fields.enumerated() where fields[..<index].contains(where: { $0.key == field.key }) {
      throw wrong("fields[\(index)]", "is a second “\(field.key)”")
    }
    return fields
  }

  private func roles() throws -> RolePatterns {
    var roles = RolePatterns()
    for item in node["roles"]?.array ?? [] {
      guard let role = item["role"]?.string else { throw wrong("roles", "must have a role") }
      for heading in strings(item["headings"]) { roles.append(heading, role: role) }
    }
    return roles
  }

  private func leadIns() throws -> [Profile.LeadIn] {
    try (node["leadIns"]?.array ?? []).map { item in
      guard let role = item["role"]?.string else { throw wrong("leadIns", "must have a role") }
      return Profile.LeadIn(
        role: role, endings: strings(item["endings"]).map { Array($0.utf8) },
        verbs: PhraseTable(strings(item["verbs"]).map { ($0, 0) }))
    }
  }

  private func phrases(_ known: Set<String>) throws -> [(String, Profile.Phrase)] {
    try (node["phrases"]?.array ?? []).flatMap { item in
      guard let field = item["field"]?.string, known.contains(field), let id = item["id"]?.string else {
        throw wrong("phrases", "must have an id and a field of the profile")
      }
      let phrase = Profile.Phrase(
        field: field, id: id, needsSubject: item["subject"]?.bool ?? false, needsNoun: item["noun"]?.bool ?? false)
      return strings(item["words"]).map { ($0, phrase) }
    }
  }
}
