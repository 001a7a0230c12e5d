import Stages

/// What the structurer knows of a kind of factsheet: data, so that another kind needs no Swift.
public struct Profile: Sendable {
  /// How a field is filled.
  enum Kind: String, CaseIterable, Sendable {
    case text, name, acronym, date, scope, list, places, references, contacts, items
  }

  struct Field: Sendable {
    let key: String
    let kind: Kind
    /// Of items: the section role whose lists they stand in. Of places: the list of names in the profile.
    let source: String?
  }

  /// How a sentence that leads into a list tells the list's role.
  struct LeadIn: Sendable {
    let role: String
    let endings: [[UInt8]]
    let verbs: PhraseTable<Int>
  }

  /// Words after which the value of a field stands in running text.
  struct Phrase: Sendable {
    let field: String
    let id: String
    /// Whether the sentence must be about the project itself.
    let needsSubject: Bool
    /// Whether the name must be called a project.
    let needsNoun: Bool
  }

  public let name: String
  public let version: Int
  let root: String
  let fields: [Field]
  /// Fields of `document`, each with the metadata keys that fill it, in order.
  let document: [(field: String, keys: [String])]
  /// Fields of the root, each with the metadata keys that fill it, in order.
  let metadata: [(field: String, keys: [String])]
  /// Labels of facts, in lower case, with the field that each fills; `start/end` is a span of dates,
  /// `countries/regions` a place that may be in either.
  let labels: PhraseTable<String>
  /// What the labels of sums fill, of which no field holds anything: they say that the document is of this kind.
  static let sign = ""
  /// Metadata that says that the document is of this kind: key, values in lower case.
  let recognized: [(key: String, values: [String])]
  let roles: RolePatterns
  let leadIns: [LeadIn]
  let phrases: PhraseTable<Phrase>
  /// Words for the project in running text: `the project`, `it`.
  let subjects: PhraseTable<Int>
  /// What a project is called: `project`, `programme`.
  let nouns: Set<String>
  /// Words inside a name that begin with a small letter.
  let connectors: Set<String>
  let articles: Set<String>
  /// Headings that name no document, in lower case.
  let genericTitles: Set<String>
  /// What stands before a colon or a dash that a name follows.
  let titleKinds: Set<String>
  /// In capitals, and no acronym of a project.
  let notAcronyms: Set<String>
  /// Scope words in lower case.
  let scopes: [String: String]
  /// Names of places in lower case, by list.
  let places: [String: Set<String>]
  let contactLabels: PhraseTable<Int>
  /// Words that end a title that names a project.
  let titleNouns: Set<String>
  /// First words of titles that name none: `how`, `guide`.
  let titleStops: Set<String>
  /// Words between a phrase and the name that it leads to: `the success of`.
  let fillers: PhraseTable<Int>
  /// Words of bodies, which no person is called: `ministry`.
  let bodies: Set<String>
  /// Words that begin names of bodies: `agence`.
  let bodiesFirst: Set<String>
  /// Words that end names of bodies, or begin them before `of` or `for`: `agency`.
  let bodiesLast: Set<String>
  /// Bodies whose names are one word.
  let bodyNames: Set<String>
  /// Words that end titles of documents: `report`.
  let documents: Set<String>
  /// Words of what a person does, which is no organization: `director`.
  let jobs: Set<String>
  /// Whether records of this kind name no persons.
  let dropsContacts: Bool
  /// Whether every document is of this kind, so that its fields are in the record wherever one is found.
  let isAlways: Bool

  func field(_ key: String) -> Field? { fields.first { $0.key == key } }

  /// Whether a label's field says where something is.
  func isPlace(_ name: String) -> Bool {
    field(name)?.kind == .places || name.contains("/") && name != "start/end"
  }

  var recordFields: RecordFields {
    RecordFields(root: root, fields: fields.map { RecordFields.Field($0.key, $0.kind.form) })
  }
}

extension Profile.Kind {
  /// What a field of this kind holds in a record.
  var form: RecordFields.Form {
    switch self {
    case .text, .name, .acronym: .text
    case .date: .date
    case .scope: .word(["national", "regional", "global"])
    case .list, .places, .items: .texts
    case .references: .objects(["name", "url"])
    case .contacts: .objects(["name", "organization", "email", "phone"])
    }
  }
}
