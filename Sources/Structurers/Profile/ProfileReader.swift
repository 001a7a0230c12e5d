import JSONText
import Stages

/// Reads a profile from JSON and checks it.
struct ProfileReader {
  private let node: JSONNode

  /// - Throws: `Failure` that names what is wrong, and where.
  static func read(_ node: JSONNode) throws -> Profile { try ProfileReader(node: node).profile() }

  static let keys = [
    "name", "version", "root", "fields", "document", "metadata", "labels", "recognized", "roles", "leadIns", "phrases",
    "subjects", "nouns", "connectors", "articles", "genericTitles", "notAcronyms", "scopes", "places", "contactLabels",
    "titleNouns", "titleStops", "fillers", "bodies", "jobs", "contacts",
  ]

  private func profile() throws -> Profile {
    guard let members = node.members else { throw wrong("", "must be an object") }
    if let unknown = members.first(where: { !ProfileReader.keys.contains($0.key) }) {
      throw wrong(unknown.key, "is unknown; known: \(ProfileReader.keys.joined(separator: ", "))")
    }
    guard let name = node["name"]?.string, let version = (node["version"] ?? JSONNode(.number("1"))).int,
      let root = node["root"]?.string
    else {
      throw wrong("name, version and root", "must be given")
    }
    guard ProfileReader.isKey(root), !ProfileReader.recordKeys.contains(root) else {
      throw wrong("root", "must be a word that is no key of every record")
    }
    let fields = try fields()
    let known = Set(fields.map(\.key))
    return Profile(
      name: name, version: version, root: root, fields: fields, document: try lists("document"),
      metadata: try lists("metadata", of: known),
      labels: PhraseTable(try lists("labels").flatMap { list in list.keys.map { ($0, list.field) } }),
      recognized: try lists("recognized").map { ($0.field, $0.keys.map { $0.lowercased() }) }, roles: try roles(),
      leadIns: try leadIns(), phrases: PhraseTable(try phrases(known)), subjects: table("subjects"),
      nouns: words("nouns"), connectors: words("connectors"), articles: words("articles"),
      genericTitles: words("genericTitles"), notAcronyms: Set(strings(node["notAcronyms"])),
      scopes: Dictionary(
        try lists("scopes").flatMap { list in list.keys.map { ($0.lowercased(), list.field) } },
        uniquingKeysWith: { a, _ in a }),
      places: Dictionary(
        try lists("places").map { ($0.field, Set($0.keys.map { $0.lowercased() })) }, uniquingKeysWith: { a, _ in a }),
      contactLabels: table("contactLabels"), titleNouns: words("titleNouns"), titleStops: words("titleStops"),
      fillers: table("fillers"), bodies: words("bodies"), jobs: words("jobs"),
      dropsContacts: try dropsContacts())
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

  private func dropsContacts() throws -> Bool {
    guard let node = node["contacts"] else { return false }
    guard let word = node.string, word == "keep" || word == "drop" else {
      throw wrong("contacts", "must be “keep” or “drop”")
    }
    return word == "drop"
  }

  private func wrong(_ path: String, _ what: String) -> Failure {
    Failure("profile.invalid", "in the profile, \(path) \(what)", advice: "see verbatim config show")
  }

  private func strings(_ node: JSONNode?) -> [String] { (node?.array ?? []).compactMap(\.string) }
  private func words(_ key: String) -> Set<String> { Set(strings(node[key]).map { $0.lowercased() }) }
  private func table(_ key: String) -> PhraseTable<Int> { PhraseTable(strings(node[key]).map { ($0, 0) }) }

  /// An object of lists of strings, in order.
  private func lists(_ key: String, of known: Set<String>? = nil) throws -> [(field: String, keys: [String])] {
    guard let node = node[key] else { return [] }
    guard let members = node.members else { throw wrong(key, "must be an object of lists") }
    return try members.map { member in
      guard let items = member.value.array, items.allSatisfy({ $0.string != nil }) else {
        throw wrong("\(key).\(member.key)", "must be a list of strings")
      }
      if let known, !known.contains(member.key) { throw wrong("\(key).\(member.key)", "is no field") }
      return (member.key, items.compactMap(\.string))
    }
  }

  private func fields() throws -> [Profile.Field] {
    try (node["fields"]?.array ?? []).map { item in
      guard let key = item["key"]?.string, let kind = item["kind"]?.string.flatMap(Profile.Kind.init) else {
        throw wrong(
          "fields", "must have a key and a kind: \(Profile.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard ProfileReader.isKey(key) else { throw wrong("fields", "have keys of letters and digits; not “\(key)”") }
      return Profile.Field(key: key, kind: kind, source: item["from"]?.string)
    }
  }

  private func roles() throws -> [Profile.RolePattern] {
    try (node["roles"]?.array ?? []).flatMap { item in
      guard let role = item["role"]?.string else { throw wrong("roles", "must have a role") }
      return strings(item["headings"]).map { Profile.RolePattern(role: role, pattern: WordPattern($0)) }
    }
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
