public import DocumentModel
public import Provenance

/// A named, configured step of the pipeline: a pure function of its input and its options.
public protocol Stage: Sendable {
  /// What pipeline.json may say under `options`. Unknown keys are errors that the runner reports.
  associatedtype Options: Decodable & Sendable = NoOptions
  /// What pipeline.json calls it.
  static var name: StageName { get }
  /// Raised when its output changes: part of a document's fingerprint.
  static var version: Int { get }
  /// One line for `verbatim stages`.
  static var summary: String { get }
  /// The rules that it may name, and what each guarantees: its part of the catalogue.
  static var rules: [RuleEntry] { get }
  /// What records call this one: `name`, where its options don't say otherwise.
  var ownName: StageName { get }
  /// `version`, where its options don't say otherwise.
  var ownVersion: Int { get }
  /// The type itself where its options name files; to be left as it is. A cast would look through all that is known of types.
  static var asReading: (any ReadingStage.Type)? { get }
  /// The type itself where a program does its work; to be left as it is.
  static var asProgram: (any ProgramStage.Type)? { get }
  /// - Throws: `Failure` where a value is out of range.
  init(options: Options) throws
}

extension Stage {
  public static var asReading: (any ReadingStage.Type)? { nil }
  public static var asProgram: (any ProgramStage.Type)? { nil }
  public static var rules: [RuleEntry] { [] }
  public var ownName: StageName { Self.name }
  public var ownVersion: Int { Self.version }
}

/// For stages that have nothing to set.
public struct NoOptions: Decodable, Sendable {
  private enum NoKeys: CodingKey {}

  public init() {}

  /// Asks for an object without keys, so that every key in it is found to be unknown.
  public init(from decoder: any Decoder) throws {
    _ = try decoder.container(keyedBy: NoKeys.self)
  }
}

/// What pipeline.json calls a stage.
public struct StageName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(stringLiteral value: String) {
    description = value
  }

  public init(_ name: String) {
    description = name
  }
}

/// Edits a source so that an extractor can read it.
public protocol Repairer: Stage {
  /// Media types that it looks at.
  static var mediaTypes: [String] { get }
  /// Edits in order, not overlapping. No edit where nothing is wrong.
  func repair(_ source: Source) throws -> [SourceEdit]
}

/// Makes a document of the sources of a file: all its visible blocks in reading order, with hints.
public protocol Extractor: Stage {
  static var format: any Format.Type { get }
  /// What a record says of text that the extractor made no use of, such as `markdown.syntax`.
  static var remainder: Rule { get }
  /// Libraries used, with their versions, for the record's `pipeline`.
  static var libraries: [(name: String, version: String)] { get }
  /// Opens a file as the options say; as the format does, if they say nothing of it.
  func open(_ file: SourceFile) throws -> OpenedFile
  /// The format's, where its options don't say otherwise.
  var mediaType: String { get }
  /// The format's, where its options don't say otherwise.
  var fileExtensions: [String] { get }
  /// As the format does, where its options don't say otherwise.
  func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence
  /// The document of an opened file's sources, in order; `Source.id` is the index.
  func extract(_ sources: [Source]) throws -> Document
  /// The same without what is in none of the parts: for a run that writes only text.
  func extract(_ sources: [Source], with parts: DocumentParts) throws -> Document
}

extension Extractor {
  public func open(_ file: SourceFile) throws -> OpenedFile { try Self.format.open(file) }
  public var mediaType: String { Self.format.mediaType }
  public var fileExtensions: [String] { Self.format.fileExtensions }

  public func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    Self.format.recognizes(head, name: name)
  }

  public func extract(_ sources: [Source], with parts: DocumentParts) throws -> Document { try extract(sources) }

  public static var libraries: [(name: String, version: String)] { [] }
}

/// Makes a document cleaner. What it takes out is on the ledger, whether it says so or not.
public protocol Cleaner: Stage {
  /// Media types that it looks at; nil for all.
  static var mediaTypes: [String]? { get }
  /// `mediaTypes`, where its options don't say otherwise.
  var ownMediaTypes: [String]? { get }
  /// What it looks at to decide, beside a document's title, blocks and raw metadata.
  static var reads: DocumentParts { get }
  func clean(_ document: Document) throws -> Document
}

extension Cleaner {
  public static var mediaTypes: [String]? { nil }
  public var ownMediaTypes: [String]? { Self.mediaTypes }
  public static var reads: DocumentParts { .all }
}

/// Makes a record of a document.
public protocol Structurer: Stage {
  /// What it fills below a root's key, by the name of the profile: what corrections may reach, and schemas say.
  var profiles: [(name: String, fields: RecordFields)] { get }
  func structure(_ document: Document) throws -> Record
  /// The record's facts and sections without the values that are read from them: for sinks that write no values.
  func outline(_ document: Document) throws -> Record
  /// What an outline's title and sections hang on, beside a document's title, blocks and raw metadata.
  var outlineReads: DocumentParts { get }
  /// What follows from fields that were corrected is made again, such as the quantities of a summary.
  func follow(_ record: inout Record)
}

extension Structurer {
  public var profiles: [(name: String, fields: RecordFields)] { [] }
  public func outline(_ document: Document) throws -> Record { try structure(document) }
  public var outlineReads: DocumentParts { .all }
  public func follow(_ record: inout Record) {}

  /// What is filled below the root's key of a record of this structurer's.
  public func fields(of record: Record) -> RecordFields {
    let profile = profiles.first { $0.name == record.profile?.name } ?? profiles.first
    return profile?.fields ?? RecordFields()
  }
}

/// Writes a record.
public protocol Sink: Stage {
  /// Extension of the files that it writes, such as `json`.
  static var fileExtension: String { get }
  /// Whether it writes a record, its values, where text stands in the file and what was left out of it; else only title and text.
  static var writesRecord: Bool { get }
  /// What it writes of a document beside title and text, where it writes no record.
  static var writes: DocumentParts { get }
  func write(_ record: SignedRecord) throws -> [UInt8]
  /// Further files beside the first: what is put before the extension, such as `evidence`, and the bytes.
  func companions(_ record: SignedRecord) throws -> [(infix: String, bytes: [UInt8])]
  /// How many of the bytes written are content; an account of the pipeline may follow them.
  func contentLength(of output: [UInt8]) -> Int
}

extension Sink {
  public static var writesRecord: Bool { true }
  public static var writes: DocumentParts { .all }
  public func companions(_ record: SignedRecord) throws -> [(infix: String, bytes: [UInt8])] { [] }
  public func contentLength(of output: [UInt8]) -> Int { output.count }
}
