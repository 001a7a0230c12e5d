public import JSONText

/// Says of written records what a profile finds in them and what it leaves unused: for people who write profiles.
public struct ProfileAdvisor {
  private let definition: JSONNode
  private let profile: Profile
  private let vocabulary: ProfileVocabulary
  /// Folded metadata keys that something is filled from.
  private let keys: Set<String>

  /// `definition`: a whole profile, as `FactsheetStructurer.definition` gives it.
  ///
  /// - Throws: `Failure` where it is not sound.
  public init(_ definition: JSONNode) throws {
    self.definition = definition
    profile = try ProfileReader.read(definition)
    vocabulary = ProfileVocabulary(definition)
    let lists = profile.metadata.flatMap(\.keys) + profile.document.flatMap(\.keys) + profile.recognized.map(\.key)
    keys = Set(lists.map(ProfileAdvisor.folded))
  }

  public var name: String { profile.name }
  public var fieldCount: Int { profile.fields.count }

  /// What makes a document one of this kind, for people.
  public var recognition: String {
    let said = profile.recognized.map { "metadata \($0.key): \($0.values.joined(separator: ", "))" }
    let parts = said + ["a name or an acronym beside another fact", "three facts from metadata keys or labels"]
    return parts.joined(separator: "; or ")
  }

  // MARK: Unused

  /// Metadata keys that no field uses, headings without a role, labels that no field has.
  public func unused(in record: JSONNode) -> [ProfileClue] {
    unused(ClueReader(record))
  }

  private func unused(_ reader: ClueReader) -> [ProfileClue] {
    let roles = Dictionary(reader.headings.map { ($0.text, $0.role) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    return reader.clues.filter { clue in
      let isUsed =
        switch clue.kind {
        case .metadata: keys.contains(ProfileAdvisor.folded(clue.name))
        case .label: field(ofLabel: clue.name) != nil
        case .heading: roles[clue.name].flatMap(\.self) ?? "other" != "other" || field(ofLabel: clue.name) != nil
        }
      return !isUsed && seen.insert("\(clue.kind) \(clue.name)").inserted
    }
  }

  /// The field that a clue is close to.
  public func field(near clue: ProfileClue) -> String? { vocabulary.field(near: clue.name) }

  private func field(ofLabel label: String) -> String? {
    let utf8 = Array(label.utf8)
    guard let (field, end) = profile.labels.match(utf8, at: 0) else { return nil }
    guard field != Profile.sign else { return nil }
    return end == utf8.count || utf8.holds("(s)", at: end) && end + 3 == utf8.count ? field : nil
  }

  private static func folded(_ key: String) -> String {
    key.split(separator: ".", maxSplits: 1).map { MetadataReader.folded(String($0)) }.joined(separator: ".")
  }

  // MARK: Advice

  /// What the profile makes of a document, by the record that it made.
  public func advice(on record: JSONNode) -> ProfileAdvice {
    let reader = ClueReader(record)
    let root = record[profile.root]
    let filled = profile.fields.compactMap { field -> ProfileAdvice.Filled? in
      guard let value = root?[field.key] else { return nil }
      let pointer = "/\(profile.root)/\(field.key)"
      return .init(
        key: field.key, pointer: pointer, values: ProfileAdvisor.texts(value),
        rule: record["because"]?[pointer]?.string ?? "")
    }
    let unused = unused(reader)
    var told: Set<ProfileClue> = []
    let absent = profile.fields.filter { root?[$0.key] == nil }.map { field in
      let close = unused.filter { vocabulary.field(near: $0.name) == field.key }
      told.formUnion(close)
      return ProfileAdvice.Absent(
        key: field.key, tried: tried(field),
        near: refused(field, reader) + close.map { "\($0.words) exists, no field uses it" })
    }
    return ProfileAdvice(filled: filled, absent: absent, unused: unused.filter { !told.contains($0) })
  }

  private static func texts(_ node: JSONNode) -> [String] {
    if let items = node.array { return items.flatMap(texts) }
    if let members = node.members { return [members.compactMap(\.value.string).joined(separator: ", ")] }
    return [node.string ?? ""]
  }

  /// What was looked for.
  private func tried(_ field: Profile.Field) -> [String] {
    var tried: [String] = []
    func add(_ what: String, _ phrases: [String]) {
      guard !phrases.isEmpty else { return }
      tried.append("\(what) \(phrases.prefix(6).joined(separator: ", "))\(phrases.count > 6 ? ", …" : "")")
    }
    add("metadata keys", ProfileVocabulary.phrases(definition["metadata"], field.key))
    add("labels", ProfileVocabulary.phrases(definition["labels"], field.key))
    if ["start", "end"].contains(field.key) {
      add("labels of spans", ProfileVocabulary.phrases(definition["labels"], "start/end"))
    }
    for phrase in definition["phrases"]?.array ?? [] where phrase["field"]?.string == field.key {
      add("phrases", (phrase["words"]?.array ?? []).compactMap(\.string))
    }
    if field.kind == .items, let role = field.source {
      let patterns = (definition["roles"]?.array ?? []).filter { $0["role"]?.string == role }
        .flatMap { ($0["headings"]?.array ?? []).compactMap(\.string) }
      add("lists under headings", patterns)
    }
    if field.kind == .contacts { add("labels", (definition["contactLabels"]?.array ?? []).compactMap(\.string)) }
    if [.name, .acronym].contains(field.kind) { tried.append("the title, and names with an acronym in the text") }
    return tried.isEmpty ? ["nothing: the profile names no metadata key, label or heading for it"] : tried
  }

  /// What was found where the field is looked for, and could not be its value.
  private func refused(_ field: Profile.Field, _ reader: ClueReader) -> [String] {
    let keys = Set(ProfileVocabulary.phrases(definition["metadata"], field.key).map(ProfileAdvisor.folded))
    let spans = ["start", "end"].contains(field.key)
    var near = reader.clues.filter { clue in
      switch clue.kind {
      case .metadata: return keys.contains(ProfileAdvisor.folded(clue.name))
      case .label:
        let found = self.field(ofLabel: clue.name)
        return found == field.key || spans && found == "start/end"
      case .heading: return false
      }
    }.map { "\($0.words) is there, but holds no \(field.kind.noun)" }
    if field.kind == .items {
      near += reader.headings.filter { $0.role == field.source && !$0.hasList }
        .map { "heading “\($0.text)” has the role \(field.source ?? ""), but no list stands below it" }
    }
    return near
  }
}

extension Profile.Kind {
  /// For messages.
  fileprivate var noun: String {
    switch self {
    case .date: "date"
    case .scope: "word for a scope"
    case .places: "place"
    case .name, .acronym, .references: "name"
    case .text, .list, .contacts, .items: "value for it"
    }
  }
}
