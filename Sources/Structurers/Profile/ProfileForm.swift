public import JSONText
import Stages

/// What a profile may say: the reader holds profiles to it, and `verbatim schema profile` prints it.
public enum ProfileForm {
  /// A profile as it is written in a file.
  public static let file = JSONForm.object(
    [
      .init("$schema", .text(), "Where editors find the schema; nothing else reads it."),
      .init("extends", .either([.text(), .map(.any)]), "The profile that this one adds to: a name, or a file."),
    ] + members)

  /// A profile with what it extends in it.
  static let whole = JSONForm.object(members)

  private static let strings = JSONForm.list(.text())
  private static let lists = JSONForm.map(strings)
  private static let role = JSONForm.word(roles)
  private static let roles = [
    "overview", "background", "activities", "results", "expected-results", "partners", "contact", "resources", "other",
  ]
  private static let key = JSONForm.text(pattern: "^[A-Za-z0-9]{1,60}$")

  private static let field = JSONForm.object([
    .init("key", key, isNeeded: true, "The field's key in the record."),
    .init("kind", .word(Profile.Kind.allCases.map(\.rawValue)), isNeeded: true, "How it is filled."),
    .init("from", .text(), "Of items: the role of the sections that they stand in. Of places: the list of names."),
  ])
  private static let rolePattern = JSONForm.object([
    .init("role", role, isNeeded: true),
    .init("headings", strings, isNeeded: true, "Words of headings; * at an end stands for any words."),
  ])
  private static let leadIn = JSONForm.object([
    .init("role", role, isNeeded: true),
    .init("endings", strings, "How a sentence ends that leads into a list."),
    .init("verbs", strings, "Words of which one must stand in it."),
  ])
  private static let phrase = JSONForm.object([
    .init("id", .text(), isNeeded: true, "What `because` calls it."),
    .init("field", key, isNeeded: true),
    .init("words", strings, isNeeded: true, "Words after which the value stands."),
    .init("subject", .flag, "Whether the sentence must be about the document's own subject."),
    .init("noun", .flag, "Whether the name must be called a project."),
  ])
  private static let facts = JSONForm.object(RecordFields.document.map { .init($0.key, strings) })

  private static let members: [JSONForm.Member] = [
    .init("name", .text(), isNeeded: true, "What records call the profile."),
    .init("version", .whole(least: 1), "Raised when its records change; 1."),
    .init("root", key, "The record's key of the fields."),
    .init("fields", .list(field), "The fields, in the record's order."),
    .init(
      "always", .flag, "Whether every document is of this kind: its fields are in the record wherever one is found."),
    .init("document", facts, "Metadata keys of `document`, the first that is there counts."),
    .init("metadata", lists, "A field's metadata keys; `meta.NAME` is that of an HTML page, `info.NAME` of a PDF."),
    .init(
      "labels", lists,
      "A field's labels in facts boxes, `Label: value` lines and headings; `start/end` is a span, `countries/regions` a place of either."
    ),
    .init(
      "signs", strings,
      "Labels whose values no field holds, and that say beside two facts that a document is of this kind: `budget`."),
    .init("recognized", lists, "Metadata that says that a document is of this kind: key and values."),
    .init("roles", .list(rolePattern), "Headings that tell a section's role."),
    .init("leadIns", .list(leadIn), "Sentences that tell the role of the list after them."),
    .init("phrases", .list(phrase), "Words in running text after which a value stands."),
    .init("subjects", strings, "What running text calls the document's subject: `it`, `the project`."),
    .init("nouns", strings, "What such a subject is called: `project`."),
    .init("connectors", strings, "Small words inside a name."),
    .init("articles", strings, "Articles before a name."),
    .init("genericTitles", strings, "Headings that name no document."),
    .init("titleKinds", strings, "What stands before a colon or a dash that a name follows."),
    .init("notAcronyms", strings, "In capitals, and no acronym of a subject."),
    .init("scopes", lists, "Words for each scope: national, regional, global."),
    .init("places", lists, "Lists of names of places, for fields of that kind."),
    .init("contactLabels", strings, "Words before a contact."),
    .init("titleNouns", strings, "Words that end a title that is a name."),
    .init("titleStops", strings, "First words of titles that name nothing."),
    .init("fillers", strings, "Words between a phrase and the name that it leads to."),
    .init("bodies", strings, "Words of bodies, which no person is called."),
    .init("bodiesFirst", strings, "Words of bodies that begin their names: `agence`."),
    .init(
      "bodiesLast", strings,
      "Words of bodies that end their names: `agency`. They begin them where `of` or `for` follows."),
    .init("bodyNames", strings, "Bodies whose names are one word."),
    .init("documents", strings, "Words that end titles of documents, which name no subject: `report`."),
    .init("jobs", strings, "Words of what a person does, which is no organization."),
    .init("contacts", .word(["keep", "drop"]), "`drop` leaves people out of records."),
  ]

  /// The schema as `verbatim schema profile` prints it.
  public static var schema: [UInt8] {
    file.document(
      id: "urn:verbatim:profile:1", title: "A Verbatim profile: what a kind of document looks like")
  }
}
