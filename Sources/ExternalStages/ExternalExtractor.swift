import Charsets
public import DocumentModel
import Foundation
public import JSONText
public import Provenance
public import Stages

/// Has a program that pipeline.json names make blocks of a text file.
public struct ExternalExtractor: Extractor, ProgramStage, ReadingStage {
  public static let name: StageName = "external"
  public static let version = 1
  public static let summary = "A program of your own, in any language, that finds the blocks of a file."
  public static let rules: [RuleEntry] = [
    RuleEntry(.externalUnused, .removal, "Text that an external extractor made no use of.")
  ]
  public static var format: any Format.Type { ExternalFormat.self }
  public static var remainder: Rule { .externalUnused }

  public let mediaType: String
  public let fileExtensions: [String]
  private let input: ExternalInput
  private let settings: ExternalSettings
  private let process: ExternalProcess

  /// - Throws: `Failure` where an option is not sound.
  public init(options: ExternalOptions) throws {
    settings = try ExternalSettings(options)
    guard let type = options.mediaType, type.contains("/"), !type.contains(" ") else {
      throw Failure("external.options", "mediaType must say what it reads, as in “text/csv”")
    }
    guard options.mediaTypes == nil else {
      throw Failure("external.options", "mediaTypes is for cleaners; an extractor has one mediaType")
    }
    mediaType = type
    input = options.input ?? .text
    fileExtensions = (options.extensions ?? []).map { $0.lowercased() }
    process = ExternalProcess(settings, kind: "extractor")
  }

  public var ownName: StageName { StageName("external.\(settings.name)") }
  public var ownVersion: Int { settings.version }
  public var program: StageProgram { settings.program }
  public func connect(_ start: @escaping ProgramStart) { process.connect(start) }

  public static func resolve(_ options: JSONNode, with files: OptionFiles) -> JSONNode {
    ExternalSettings.resolve(options, with: files)
  }

  public func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    fileExtensions.contains { name.lowercased().hasSuffix("." + $0) } ? .name : .no
  }

  public func open(_ file: SourceFile) throws -> OpenedFile {
    guard input == .bytes else {
      guard !Charsets.looksBinary(file.bytes.prefix(4096)) else { throw Failure.binaryText }
      return try ExternalFormat.open(file)
    }
    var opened = try ExternalFormat.open(file)
    let source = opened.sources[0]
    opened.sources[0] = Source(
      id: source.id, utf8: source.utf8, locator: source.locator, detail: Data(file.bytes).base64EncodedString())
    return opened
  }

  public func extract(_ sources: [Source]) throws -> Document {
    guard let source = sources.first else { return Document() }
    return try process.ask("extract") { _, json in
      json.key("mediaType")
      json.string(mediaType)
      switch input {
      case .text:
        json.key("text")
        json.string(utf8: source.utf8)
      case .bytes:
        json.key("base64")
        json.string(source.detail as? String ?? "")
      }
    } _: { hello, answer in
      try DocumentAnswer(source, hello, input).document(answer)
    }
  }
}
