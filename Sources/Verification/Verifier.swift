import JSONText
import Provenance
public import Stages

/// Re-proves records against their sources without the pipeline.
///
/// It knows formats only to open files, and rules only by what the catalogue says that they guarantee.
public struct Verifier: Sendable {
  let formats: [any Format.Type]
  let proof: RelationProof
  /// `sha256:` and 64 hex digits of some bytes.
  let digest: @Sendable ([UInt8]) -> String
  /// The id that a key gives.
  let recordID: @Sendable (String) -> String

  public init(
    formats: [any Format.Type], catalogue: RuleCatalogue, digest: @escaping @Sendable ([UInt8]) -> String,
    recordID: @escaping @Sendable (String) -> String
  ) {
    self.formats = formats
    proof = RelationProof(catalogue: catalogue)
    self.digest = digest
    self.recordID = recordID
  }

  /// Proves a record against its source, the bytes of the file that the record's key names.
  ///
  /// `corrections`: what the file of corrections says of the document, value by JSON Pointer; nil where the file is
  ///   not at hand: corrected values are then only stated.
  /// `container`: what the container shows of a document out of one.
  public func verify(
    _ record: StoredRecord, against source: [UInt8], corrections: [(pointer: String, value: String)]? = nil,
    container: ContainerFacts? = nil
  ) -> Verification {
    var run = RecordProof(
      record: record, file: source, verifier: self, corrections: corrections, container: container)
    run.run()
    return run.result
  }

  /// Opens a record's source by the format of its media type.
  ///
  /// - Throws: `Failure` where there is no such format, or it can't open the file.
  public func open(
    _ record: StoredRecord, _ bytes: [UInt8], container: ContainerFacts? = nil
  ) throws -> (format: any Format.Type, opened: OpenedFile) {
    guard
      let format = formats.first(where: { $0.mediaType == record.mediaType })
        ?? formats.first(where: { $0.opensOtherTypes })
    else {
      throw Failure("verify.unknown-type", "no format opens \(record.mediaType)")
    }
    let base = record.baseURL
    var file = SourceFile(key: record.key, bytes: bytes, baseURL: base)
    // How it was fetched decides its charset; where the container is not asked, the record says how it was read.
    file.charset =
      container.map(\.charset) ?? (record.container == nil ? nil : record.root["source"]?["encoding"]?.string)
    var opened = try format.open(file)
    if let base, !opened.sources.contains(where: { $0.isNamed(StoredRecord.baseName) }) {
      opened.sources.append(
        Source(id: SourceID(opened.sources.count), utf8: Array(base.utf8), locator: .whole(StoredRecord.baseName)))
    }
    return (format, opened)
  }
}

extension Source {
  func isNamed(_ name: String) -> Bool {
    if case .whole(name) = locator { return true }
    return false
  }
}

extension StoredRecord {
  static let baseName = "option:base-url"

  /// What links were resolved against where the file does not say it itself.
  var baseURL: String? { url }
}
