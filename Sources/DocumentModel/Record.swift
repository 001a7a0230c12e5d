public import Provenance

/// One normalized output: the fields of a document with the text that proves them.
///
/// What RECORD.md calls evidence is in the traced texts; a sink resolves it to places in the file.
public struct Record: Sendable {
  public var facts: Facts
  public var profile: ProfileName?
  /// The profile's root key, such as `project`, and its fields in the profile's order.
  public var root: (key: String, fields: [Field])?
  /// JSON Pointer of a field below the profile's root or `document`, and the rule of the profile that filled it.
  public var because: [(pointer: String, rule: String)]
  public var sections: [Section]
  public var quantities: [Quantity]
  public var links: [Link]
  public var images: [Image]
  public var metadata: Metadata
  public var diagnostics: [Diagnostic]
  /// What stages took out and said so.
  public var dropped: [Dropped]

  public init() {
    facts = Facts()
    profile = nil
    root = nil
    because = []
    sections = []
    quantities = []
    links = []
    images = []
    metadata = .map([])
    diagnostics = []
    dropped = []
  }
}

public struct ProfileName: Sendable, Hashable {
  public var name: String
  public var version: Int

  public init(name: String, version: Int) {
    self.name = name
    self.version = version
  }
}

/// A field of the profile.
public struct Field: Sendable {
  public indirect enum Value: Sendable {
    case text(TracedText)
    /// A word of a closed vocabulary; has no evidence.
    case word(String)
    case list([Value])
    case object([(key: String, value: Value)])
  }

  public var key: String
  public var value: Value

  public init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}

/// A heading and what stands under it.
public struct Section: Sendable {
  public enum Role: String, Sendable, CaseIterable {
    case overview, background, activities, results
    case expectedResults = "expected-results"
    case partners, contact, resources, other
  }

  public var heading: Inline?
  public var level: Int?
  public var role: Role?
  public var blocks: [Block]

  public init(heading: Inline? = nil, level: Int? = nil, role: Role? = nil, blocks: [Block] = []) {
    self.heading = heading
    self.level = level
    self.role = role
    self.blocks = blocks
  }
}

/// A claim with a number.
public struct Quantity: Sendable {
  public enum Qualifier: String, Sendable, CaseIterable {
    case exactly, about
    case atLeast = "at-least"
    case moreThan = "more-than"
    case atMost = "at-most"
    case lessThan = "less-than"
    case upTo = "up-to"
    case between
  }

  public enum Unit: Sendable {
    /// `people`, `percent` or an ISO 4217 code: closed vocabulary.
    case word(String)
    /// The source's own noun.
    case noun(TracedText)
  }

  public var text: TracedText
  /// Spelled as a JSON number.
  public var value: TracedText
  /// The upper end of a range.
  public var to: TracedText?
  public var qualifier: Qualifier
  public var unit: Unit?
  /// `second` to `year`.
  public var per: String?
  /// JSON Pointer of the text that it stands in.
  public var pointer: String
  /// In bytes of that text.
  public var range: Range<Int>
  /// In bytes of that text.
  public var sentence: Range<Int>

  public init(
    text: TracedText, value: TracedText, to: TracedText? = nil, qualifier: Qualifier, unit: Unit? = nil,
    per: String? = nil, pointer: String, range: Range<Int>, sentence: Range<Int>
  ) {
    self.text = text
    self.value = value
    self.to = to
    self.qualifier = qualifier
    self.unit = unit
    self.per = per
    self.pointer = pointer
    self.range = range
    self.sentence = sentence
  }
}
