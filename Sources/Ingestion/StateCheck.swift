import Runner
import SystemPackage

/// Compares a state with the folder of records that it describes.
public struct StateCheck {
  private let state: StateFile
  private let folder: StateFolder

  public init(state: StateFile, folder: StateFolder) {
    self.state = state
    self.folder = folder
  }

  /// What does not fit, a line each: damage, records that are missing or other than written, files that no document claims.
  public func problems() throws -> [String] {
    var problems = try state.integrityProblems().map { "state: \($0)" }
    var claimed: Set<String> = []
    try state.forEachDocument(where: "record IS NOT NULL") { document in
      guard let record = document.record else { return }
      claimed.insert(record)
      claimed.formUnion(document.companions)
      do {
        let digest = try Digest.named(fileAt: folder.path(ofRecord: record))
        if digest != document.recordDigest { problems.append("\(record): not as it was written") }
      } catch {
        problems.append("\(record): \(error)")
      }
    }
    try collect(folder.output, prefix: []) { name in
      if !claimed.contains(name) { problems.append("\(name): claimed by no document") }
    }
    return problems
  }

  private func collect(_ folder: FilePath, prefix: [UInt8], _ body: (String) -> Void) throws {
    let names: [FilePath.Component]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw IngestFailure(.inputOutput, "can't read \(folder.shown): \(error)")
    }
    for name in names where name.nameBytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      let key = prefix + name.nameBytes
      if (try? FileSystem.status(path, followLinks: false))?.kind == .folder {
        try collect(path, prefix: key + [UInt8(ascii: "/")], body)
      } else {
        body(SourceKey.encode(key))
      }
    }
  }
}
