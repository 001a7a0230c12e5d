// What a stage is written with comes along: traced text, documents and records, the protocols of stages.
@_exported public import DocumentModel
import JSONText
@_exported public import Provenance
import Runner
@_exported public import Stages
import SystemPackage
import Verification

/// What is done with each document: it is read, cleaned, structured and written, as a pipeline.json says.
///
/// A pipeline is made once and used for any number of documents, from any number of threads. It works in this process,
/// without limits on time or memory: what comes from strangers belongs in the workers of the command
/// (`verbatim worker`, `verbatim convert`).
public struct Pipeline: Sendable {
  private let plan: Plan
  private let verifier: Verifier

  /// The pipeline that is compiled in, as text: a beginning for one of your own.
  public static var standard: String { PipelineFile.standard(for: StageRegistry.stages) }

  /// The pipeline that is compiled in.
  public init() throws {
    try self.init(json: Pipeline.standard)
  }

  /// A pipeline as pipeline.json has it.
  ///
  /// - Parameters:
  ///   - json: The text of the file.
  ///   - folder: Where the files stand that it names, such as profiles; else the working folder.
  ///   - stages: Stages of your own, which it may name as it names ours.
  /// - Throws: `Failure` that says what is wrong, and where.
  public init(json: String, folder: String? = nil, stages: [any Stage.Type] = []) throws {
    let list = try StageRegistry.stages.adding(stages)
    do {
      let bytes = try PipelineSetup.resolved(Array(json.utf8), folder: folder.map { FilePath($0) }, list)
      guard try !PipelineFile(bytes).namesPrograms(among: list) else {
        throw Failure("pipeline.programs", "external stages are run by the command alone")
      }
      plan = try PipelineSetup(bytes: bytes, folder: folder).plan(list)
    } catch let error as ConfigurationError {
      throw Failure("pipeline.invalid", error.description)
    }
    verifier = Verifier(
      formats: list.formats, catalogue: list.catalogue, digest: { Digest.named($0) },
      recordID: { RecordID.make(key: $0) })
  }

  /// Converts a document.
  ///
  /// - Parameters:
  ///   - bytes: The file's own.
  ///   - key: The document's name in its record: a path, `/`-separated, whose extension tells the format where the bytes
  ///     do not.
  ///   - mediaType: Such as `text/markdown`, where it is known.
  ///   - url: Where the document comes from: the base of its links.
  /// - Returns: The record, with the document's digest and the places of all its characters.
  /// - Throws: `Failure` where the document can't be read.
  public func convert(
    _ bytes: [UInt8], key: String, mediaType: String? = nil, url: String? = nil
  ) throws -> ConvertedDocument {
    let limit = plan.run.maxBytes?.bytes ?? RunOptions.defaultMaxBytes
    guard bytes.count <= limit else { throw Failure("file.too-large", "\(bytes.count) bytes are too many") }
    let file = SourceFile(
      key: SourceKey.encode(Array(key.utf8)), bytes: bytes, baseURL: url, pageLimit: plan.run.maxPages)
    let signed = try Conversion(plan: plan, version: LibraryVersion.number)
      .convert(file, mediaType: mediaType, url: url)
    return ConvertedDocument(
      record: signed.record, mediaType: signed.mediaType, output: try plan.sink.write(signed))
  }

  /// Converts a file; its name is the document's key.
  ///
  /// - Throws: `Failure` where the file or the document can't be read.
  public func convert(fileAt path: String) throws -> ConvertedDocument {
    let path = FilePath(path)
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readNamed(path)
    } catch {
      throw Failure("file.unreadable", "\(path): \(error)")
    }
    return try convert(bytes, key: path.lastComponent?.string ?? "document")
  }

  /// Proves a record again: every character stands where its evidence says, or is what its rule makes of it; none is lost.
  ///
  /// - Parameters:
  ///   - json: The record as it was written.
  ///   - bytes: The file that it was made of.
  /// - Returns: What does not hold, a line each; nothing for a sound record.
  /// - Throws: `Failure` for what is no record.
  public func verify(_ json: String, against bytes: [UInt8]) throws -> [String] {
    let record: StoredRecord
    do {
      record = try StoredRecord(JSONReader.read(Array(json.utf8)))
    } catch {
      throw Failure("record.unreadable", "no record: \(error)")
    }
    return verifier.verify(record, against: bytes).problems.map { "\($0.pointer): \($0.reason)" }
  }
}

extension StageList {
  /// With further stages, each in the slot of its kind.
  ///
  /// - Throws: `Failure` for a name that is taken.
  fileprivate func adding(_ stages: [any Stage.Type]) throws -> StageList {
    var list = self
    for stage in stages {
      switch stage {
      case let stage as any Repairer.Type: list.repairers.append(stage)
      case let stage as any Extractor.Type: list.extractors.append(stage)
      case let stage as any Cleaner.Type: list.cleaners.append(stage)
      case let stage as any Structurer.Type: list.structurers.append(stage)
      case let stage as any Sink.Type: list.sinks.append(stage)
      default: throw Failure("stage.kind", "\(stage.name) is no extractor, cleaner or other kind of stage")
      }
    }
    let names = list.all.map { "\($0.slot) \($0.stage.name)" }
    guard let doubled = names.first(where: { name in names.count { $0 == name } > 1 }) else { return list }
    throw Failure("stage.doubled", "two stages are called \(doubled): rename yours")
  }
}
