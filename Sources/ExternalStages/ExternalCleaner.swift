public import DocumentModel
public import JSONText
import Provenance
public import Stages

/// Has a program that pipeline.json names change the texts of a document, edit by edit.
public struct ExternalCleaner: Cleaner, ProgramStage, ReadingStage {
  public static let name: StageName = "external"
  public static let version = 1
  public static let summary = "A program of your own, in any language, that answers with edits."

  public let ownMediaTypes: [String]?
  private let settings: ExternalSettings
  private let process: ExternalProcess

  /// - Throws: `Failure` where an option is not sound.
  public init(options: ExternalOptions) throws {
    settings = try ExternalSettings(options)
    guard options.mediaType == nil, options.extensions == nil, options.input == nil else {
      throw Failure(
        "external.options", "mediaType, extensions and input are for extractors; a cleaner may have mediaTypes")
    }
    ownMediaTypes = options.mediaTypes
    process = ExternalProcess(settings, kind: "cleaner")
  }

  public var ownName: StageName { StageName("external.\(settings.name)") }
  public var ownVersion: Int { settings.version }
  public var program: StageProgram { settings.program }
  public func connect(_ start: @escaping ProgramStart) { process.connect(start) }

  public static func resolve(_ options: JSONNode, with files: OptionFiles) -> JSONNode {
    ExternalSettings.resolve(options, with: files)
  }

  public func clean(_ document: Document) throws -> Document {
    guard !document.blocks.isEmpty else { return document }
    return try process.ask("clean") { _, json in
      json.key("blocks")
      json.beginArray()
      for block in document.blocks { write(block, &json) }
      json.endArray()
    } _: { hello, answer in
      try CleanAnswer(hello).apply(answer, to: document)
    }
  }

  private func write(_ block: Block, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.string(block.content.kind)
    json.key("texts")
    json.beginArray()
    for text in CleanAnswer.texts(of: block) { json.string(utf8: text.text.utf8) }
    json.endArray()
    json.endObject()
  }
}
