import Foundation
import JSONText
public import Runner
import Stages
import SystemPackage

/// Makes a state from the records of a folder.
public struct StateRebuild {
  private let folder: StateFolder
  private let plan: Plan
  private let roots: [SourceRoot]

  /// `roots` are the sources that the records were made of: their names are in the keys alone.
  public init(folder: StateFolder, plan: Plan, roots: [SourceRoot]) {
    self.folder = folder
    self.plan = plan
    self.roots = roots
  }

  /// Replaces the state; the old one is put aside. Returns how many records were found.
  ///
  /// - Throws: `IngestFailure`.
  public func run() throws -> Int {
    try SourceRoot.check(roots, areOptional: true)
    guard (try? FileSystem.status(folder.output))?.kind == .folder else {
      throw IngestFailure(.noInput, "\(folder.output.shown) is no folder of records")
    }
    try folder.make()
    let lock = try RunLock(folder)
    defer { withExtendedLifetime(lock) {} }
    let made = FilePath(folder.state.string + ".rebuilt")
    do {
      for suffix in ["", "-journal"] { try FileSystem.remove(FilePath(made.string + suffix)) }
      let count = try fill(try StateFile(made))
      try putAside()
      try FileSystem.sync(made)
      try FileSystem.move(made, to: folder.state)
      return count
    } catch let problem as FileSystem.Problem {
      throw IngestFailure(.inputOutput, "\(problem.path.shown): \(problem)")
    }
  }

  private func putAside() throws {
    guard (try? FileSystem.status(folder.state)) != nil else { return }
    try FileSystem.move(folder.state, to: FilePath(folder.state.string + ".old"))
    // Without the file that it belongs to, a journal would be applied to the new one.
    let journal = FilePath(folder.state.string + "-journal")
    guard (try? FileSystem.status(journal)) != nil else { return }
    try FileSystem.move(journal, to: FilePath(folder.state.string + ".old-journal"))
  }

  private func fill(_ state: StateFile) throws -> Int {
    var batch: [DocumentState] = []
    var count = 0
    try walk(folder.output, prefix: []) { name, path in
      guard let document = document(name, path) else { return }
      batch.append(document)
      count += 1
      if batch.count == 500 {
        try state.save(batch)
        batch = []
      }
    }
    try state.save(batch)
    return count
  }

  private func walk(_ folder: FilePath, prefix: [UInt8], _ body: (String, FilePath) throws -> Void) throws {
    for name in try FileSystem.names(in: folder) where name.nameBytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      let key = prefix + name.nameBytes
      switch try FileSystem.status(path, followLinks: false).kind {
      case .folder: try walk(path, prefix: key + [UInt8(ascii: "/")], body)
      case .file: try body(SourceKey.encode(key), path)
      default: continue
      }
    }
  }

  /// The name of the source that a key belongs to.
  private func sourceName(ofKey key: String) -> String {
    roots.first { !$0.name.isEmpty && key.utf8.starts(with: "\($0.name)/".utf8) }?.name ?? ""
  }

  /// What a record says of its document; nil for a file that is no record of its place.
  private func document(_ name: String, _ path: FilePath) -> DocumentState? {
    guard path.extension == "json", let bytes = try? FileSystem.read(path), let node = try? JSONReader.read(bytes),
      let source = node["source"], let key = source["key"]?.string, let digest = source["digest"]?.string,
      let mediaType = source["mediaType"]?.string, name == recordName(ofKey: key)
    else { return nil }
    var document = DocumentState(
      key: key, source: sourceName(ofKey: key), status: .converted, size: source["bytes"]?.int ?? 0, modified: 0,
      fingerprint: isCurrent(node["pipeline"], mediaType)
        ? plan.fingerprint(forMediaType: mediaType, key: key).description : "")
    document.digest = digest
    if let container = source["container"], let own = container["key"]?.string, let whole = container["digest"]?.string,
      let offset = container["offset"]?.int
    {
      document.container = ContainerPlace(key: own, digest: whole, offset: offset)
    }
    document.mediaType = mediaType
    document.record = name
    document.recordSize = bytes.count
    document.recordDigest = Digest.named(bytes)
    document.contentDigest = Digest.named(bytes[..<plan.sink.contentLength(of: bytes)])
    let evidence = String(name.dropLast(".json".utf8.count)) + ".evidence.json"
    if (try? FileSystem.status(folder.path(ofRecord: evidence)))?.kind == .file { document.companions = [evidence] }
    return document
  }

  /// Where the record of a document stands below the output, spelled as keys are.
  private func recordName(ofKey key: String) -> String {
    SourceKey.encode(OutputName(format: "json", fileExtension: "json", keepsExtension: true).path(forKey: key))
  }

  /// Whether the pipeline in force would say the same of itself.
  private func isCurrent(_ pipeline: JSONNode?, _ mediaType: String) -> Bool {
    let (names, libraries) = plan.stages(forMediaType: mediaType)
    return pipeline?["configuration"]?.string == plan.digest
      && (pipeline?["stages"]?.array ?? []).compactMap(\.string) == names
      && libraries.allSatisfy { pipeline?["libraries"]?[$0.name]?.string == $0.version }
  }
}
