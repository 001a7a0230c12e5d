import Glibc
import Runner
import Stages
import SystemPackage
import Verification

/// The files that records were made of.
extension StoredRecords {
  /// The bytes of the document that a record was made of, read in this process.
  ///
  /// - Throws: `CommandFailure`: 66 where there is none, 65 where the key leads out of the folder.
  func source(of record: StoredRecord) throws -> [UInt8] {
    do {
      return try StoredRecords.contents(of: content(of: record)).bytes
    } catch let failure as Failure {
      throw CommandFailure(.invalidInput, "\(record.key): \(failure)")
    }
  }

  /// What a worker is given of the document that a record was made of.
  ///
  /// - Throws: `CommandFailure`: 66 where there is none, 65 where the key leads out of the folder.
  func content(of record: StoredRecord) throws -> ConversionJob.Content {
    guard let place = record.container else {
      return .bytes(try find(record.key) { path throws(FileSystem.Problem) in try FileSystem.read(path) })
    }
    let path = try find(place.key) { path throws(FileSystem.Problem) in
      _ = try FileSystem.status(path)
      return path
    }
    guard let file = ContainerFile(path: path, root: nil, among: Registry.stages.containers) else {
      throw CommandFailure(.invalidInput, "\(record.key): no container is named like \(place.key)")
    }
    return .member(of: file, at: place.offset)
  }

  /// A content as a worker would be given it, in this process.
  ///
  /// - Throws: `Failure`, or `FileSystem.Problem`.
  static func contents(of content: ConversionJob.Content) throws -> WorkerContent {
    switch content {
    case .bytes(let bytes): return WorkerContent(bytes)
    case .file(let path, let root): return WorkerContent(try FileSystem.read(path, below: root))
    case .member(let file, let offset):
      let contained = try file.open(
        at: offset, limit: RunOptions.defaultMaxBytes, among: Registry.stages.containers)
      return WorkerContent(contained.bytes, contained: contained)
    case .opened: return WorkerContent([])
    }
  }

  /// What `read` makes of the file that a key names, below the first root that has it.
  private func find<T>(_ key: String, _ read: (FilePath) throws(FileSystem.Problem) -> T) throws -> T {
    guard let components = SourceLocation.components(of: key) else {
      throw CommandFailure(.invalidInput, "\(key): the key is no path below the folder of sources")
    }
    var reason = "no such file below \(roots.map { "\($0.folder)" }.joined(separator: ", "))"
    for root in roots {
      var parts = components[...]
      if let name = root.name {
        guard parts.count > 1, parts.first == Array(name.utf8) else { continue }
        parts = parts.dropFirst()
      }
      var path = root.folder
      for part in parts {
        (part.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { name in
          if let component = FilePath.Component(platformString: name.baseAddress!) { path.append(component) }
        }
      }
      do {
        return try read(path)
      } catch {
        if error.errno != .noSuchFileOrDirectory { reason = "\(error)" }
      }
    }
    throw CommandFailure(.noInput, "\(key): \(reason)")
  }
}
