public import DocumentModel
public import JSONText
import Provenance
public import Stages

/// Makes the record of a factsheet by a profile: the document's facts, the profile's fields, sections and quantities.
///
/// Each value is a slice of the document's own text, spelled otherwise only by `ValueRules` and single spaces.
public struct FactsheetStructurer: Structurer, ReadingStage {
  public static let name: StageName = "factsheet"
  public static let version = 11
  public static let summary = "Fills a profile's fields, splits the content into sections, and finds quantities."
  public static let rules = [
    RuleEntry(.titleRepeated, .removal, "The main heading is left out of the sections where the title says the same.")
  ]

  private let choices: [Profile]

  /// - Throws: `Failure` where there is no such profile, or it is not valid.
  public init(options: FactsheetOptions) throws {
    choices = try ProfileSource.candidates(options.profile.node)
  }

  /// A profile as data, with what it extends: a name that is compiled in, or a file's.
  ///
  /// - Throws: `Failure` where there is no such profile.
  public static func definition(ofProfile name: String, with files: OptionFiles) throws -> JSONNode {
    try ProfileSource.merged(ProfileSource.resolve(JSONNode(.string(name, plain: true)), with: files))
  }

  /// The profiles that the options name, as data; nothing in them is to be read from a file any more.
  ///
  /// - Throws: `Failure` where there is no such profile.
  public static func definitions(of options: JSONNode?) throws -> [JSONNode] {
    try ProfileSource.definitions(options?["profile"] ?? FactsheetOptions().profile.node)
  }

  public static func resolve(_ options: JSONNode, with files: OptionFiles) throws -> JSONNode {
    guard let given = options["profile"], let members = options.members else { return options }
    let profile = try ProfileSource.resolve(given, with: files)
    return JSONNode(.object(members.map { $0.key == "profile" ? .init(key: "profile", value: profile) : $0 }))
  }

  public var profiles: [(name: String, fields: RecordFields)] { choices.map { ($0.name, $0.recordFields) } }

  public func follow(_ record: inout Record) {
    record.quantities = quantities(of: record)
  }

  /// Of several profiles the one that the document fits best; of those that it fits as well, the one that is named first.
  public func structure(_ document: Document) throws -> Record {
    let trials = choices.map { trial(document, $0) }
    guard trials.count > 1 else { return trials[0].record }
    var best = 0
    for index in trials.indices where trials[best].fit < trials[index].fit { best = index }
    var record = trials[best].record
    record.diagnostics.append(ProfileFit.note(zip(choices, trials).map { ($0.name, $1.fit) }, chosen: best))
    return record
  }

  /// Which of several profiles fits, only the values can tell.
  public func outline(_ document: Document) throws -> Record {
    choices.count > 1 ? try structure(document) : outline(document, choices[0], isTitleOnly: true)
  }

  public var outlineReads: DocumentParts { choices.count > 1 ? .all : [] }

  private func trial(_ document: Document, _ profile: Profile) -> (record: Record, fit: ProfileFit) {
    var record = outline(document, profile)
    let fit = fillRoot(&record, document, profile)
    record.quantities = quantities(of: record)
    return (record, fit)
  }

  private func outline(_ document: Document, _ profile: Profile, isTitleOnly: Bool = false) -> Record {
    let documentFacts = DocumentFacts(document, profile, isTitleOnly: isTitleOnly)
    var record = Record()
    record.facts = documentFacts.facts
    record.because = documentFacts.because
    record.links = document.links
    record.images = document.images
    record.metadata = document.metadata
    record.diagnostics = document.diagnostics
    record.dropped = document.dropped
    var blocks = document.blocks
    if let index = documentFacts.titleBlock {
      if documentFacts.because.first?.rule != "profile.title.heading", let heading = blocks[index].headingText {
        record.dropped.append(Dropped(heading, by: .titleRepeated))
      }
      blocks.remove(at: index)
    }
    record.sections = SectionBuilder(roles: RoleReader(profile: profile)).sections(of: blocks)
    return record
  }

  private func fillRoot(_ record: inout Record, _ document: Document, _ profile: Profile) -> ProfileFit {
    record.profile = ProfileName(name: profile.name, version: profile.version)
    let builder = ProjectBuilder(profile, document, record.facts, record.sections)
    guard let (fields, because) = builder.root else { return ProfileFit() }
    record.root = (profile.root, fields)
    record.because += because
    return ProfileFit(isSaid: builder.isRecognized, because: because.map(\.rule))
  }

  private func quantities(of record: Record) -> [Quantity] {
    var finder = QuantityFinder(language: record.facts.language?.string, sections: record.sections)
    if let root = record.root, case .text(let summary)? = root.fields.first(where: { $0.key == "summary" })?.value {
      finder.add(summary, at: "/\(root.key)/summary")
    }
    finder.add(record.sections)
    return finder.quantities
  }
}

extension Rule {
  /// The main heading is left out of the sections where the title says the same.
  static let titleRepeated = Rule("structure.title-repeated")
}
