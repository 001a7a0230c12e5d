import JSONText
import Runner
import SystemPackage
import Verification

/// Finds the records that a person names, and their sources.
struct StoredRecords {
  /// A record with the name of the file that it stands in.
  struct Item {
    let path: FilePath
    let node: JSONNode
    let record: StoredRecord
  }

  /// Folders below which sources are; `NAME=DIR` serves the keys that begin with `NAME/`.
  let roots: [(name: String?, folder: FilePath)]

  init(sources: [String]) {
    roots = sources.map { argument in
      guard let equals = argument.firstIndex(of: "="), (try? FileSystem.status(FilePath(argument))) == nil else {
        return (nil, FilePath(argument))
      }
      return (String(argument[..<equals]), FilePath(String(argument[argument.index(after: equals)...])))
    }
  }

  /// The files of records among the arguments; folders are read with all below them.
  static func files(_ arguments: [String]) throws -> [(path: FilePath, isNamed: Bool)] {
    var result: [(path: FilePath, isNamed: Bool)] = []
    for argument in arguments {
      let path = FilePath(argument)
      do {
        if try FileSystem.status(path).kind == .folder {
          try collect(path, into: &result)
        } else {
          result.append((path, true))
        }
      } catch let problem as FileSystem.Problem {
        throw CommandFailure(.noInput, "\(argument): \(problem)")
      }
    }
    return result
  }

  private static func collect(_ folder: FilePath, into result: inout [(path: FilePath, isNamed: Bool)]) throws {
    // What begins with a dot is no record: ingest keeps its state there.
    for name in try FileSystem.names(in: folder) where name.nameBytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      switch try FileSystem.status(path, followLinks: false).kind {
      case .folder: try collect(path, into: &result)
      case .file:
        let isEvidence = name.string.hasSuffix(".evidence.json")
        if path.extension == "json" && !isEvidence || path.extension == "jsonl" { result.append((path, false)) }
      default: break
      }
    }
  }

  /// The records in a file, each with why it can't be read where it can't.
  ///
  /// - Throws: `CommandFailure` where the file itself can't be read.
  static func read(_ path: FilePath, isNamed: Bool) throws -> [Result<Item, CommandFailure>] {
    var result: [Result<Item, CommandFailure>] = []
    try each(of: path, isNamed: isNamed) { result.append($0) }
    return result
  }

  /// The records in a file one after another, one in memory at a time.
  ///
  /// - Throws: `CommandFailure` where the file itself can't be read; what `body` throws.
  static func each(
    of path: FilePath, isNamed: Bool, _ body: (Result<Item, CommandFailure>) throws -> Void
  ) throws {
    var isEmpty = true
    func take(_ entry: RecordReader.Entry) throws {
      isEmpty = false
      switch entry {
      case .failure(let failure): try body(.failure(CommandFailure(.invalidInput, "\(path): \(failure)")))
      case .success(let node):
        if !isNamed, !RecordReader.isRecord(node) { return }
        try body(item(withEvidence(node, of: path), path))
      }
    }
    do {
      if path.extension == "jsonl" {
        // Lines of records may be many times what fits into memory.
        try FileSystem.eachLine(of: path, mayBePipe: isNamed) { try RecordReader.each(of: $0, take) }
      } else {
        try RecordReader.each(of: isNamed ? FileSystem.readNamed(path) : FileSystem.read(path), take)
      }
    } catch let problem as FileSystem.Problem {
      throw CommandFailure(.noInput, "\(path): \(problem)")
    }
    if isEmpty, isNamed { try body(.failure(CommandFailure(.invalidInput, "\(path): holds no record"))) }
  }

  private static func item(_ node: JSONNode, _ path: FilePath) -> Result<Item, CommandFailure> {
    do throws(StoredRecord.Unreadable) {
      return .success(Item(path: path, node: node, record: try StoredRecord(node)))
    } catch {
      return .failure(CommandFailure(.invalidInput, "\(path): no sound record: \(error)"))
    }
  }

  /// A record with the evidence beside it, NAME.evidence.json, where it holds none.
  private static func withEvidence(_ node: JSONNode, of path: FilePath) -> JSONNode {
    guard node["evidence"] == nil, let stem = path.stem else { return node }
    let beside = path.removingLastComponent().appending("\(stem).evidence.json")
    guard let bytes = try? FileSystem.read(beside), case .success(let file)? = RecordReader.read(bytes).first else {
      return node
    }
    return RecordReader.joined(node, evidence: file)
  }
}
