import Runner
import SystemPackage

/// Copies the files of records from one output to be placed in another.
struct RecordCopier {
  private let from: StateFolder
  private let output: StateFolder
  /// Whether both are one folder: then all stands where it belongs.
  private let isSame: Bool

  init(from: StateFolder, to output: StateFolder) {
    self.from = from
    self.output = output
    let status = try? FileSystem.status(from.output)
    let other = try? FileSystem.status(output.output)
    isSame = status != nil && status?.device == other?.device && status?.inode == other?.inode
  }

  private func read(_ path: FilePath) throws(IngestFailure) -> [UInt8] {
    do { return try FileSystem.read(path) } catch { throw IngestFailure.input(error) }
  }

  /// The files of a document's record, written aside; none where the output has that very record.
  ///
  /// - Throws: `IngestFailure` where the record is not the one that its state knows.
  func copy(_ document: DocumentState, number: Int, unlessAs before: DocumentState?) throws -> [Finished.File] {
    guard !isSame, let record = document.record,
      before?.record != record || before?.recordDigest != document.recordDigest
        || before?.companions != document.companions
    else { return [] }
    return try ([record] + document.companions).enumerated().map { part, name in
      let bytes = try read(from.path(ofRecord: name))
      let digest = Digest.named(bytes)
      guard part > 0 || digest == document.recordDigest else {
        throw IngestFailure(
          .inputOutput,
          "\(from.path(ofRecord: name).shown) is not as it was written; run ingest there again, then merge")
      }
      try FileSystem.makeFolder(output.path(ofRecord: name).removingLastComponent())
      let aside = output.aside.appending("merge-\(number)-\(part)")
      try FileSystem.writeAside(bytes, to: aside)
      return Finished.File(aside: aside, name: name, size: bytes.count, digest: digest)
    }
  }
}
