import Runner
import Stages
public import SystemPackage

/// A folder of sources; with a name, the keys of its documents begin with `NAME/`.
public struct SourceRoot: Sendable {
  /// Empty for none.
  public let name: String
  public let folder: FilePath

  /// `FOLDER`, or `NAME=FOLDER`; a folder that has an equals sign in its own name is taken as it is.
  public init(argument: String) {
    if let equals = argument.firstIndex(of: "="), (try? FileSystem.status(FilePath(argument))) == nil {
      name = String(argument[..<equals])
      folder = FilePath(String(argument[argument.index(after: equals)...]))
    } else {
      name = ""
      folder = FilePath(argument)
    }
  }

  func key(of keyBelow: String) -> String { name.isEmpty ? keyBelow : "\(name)/\(keyBelow)" }

  /// - Throws: `IngestFailure` for roots that can't stand side by side.
  static func check(_ roots: [SourceRoot], areOptional: Bool = false) throws(IngestFailure) {
    if areOptional, roots.isEmpty { return }
    guard !roots.isEmpty else { throw IngestFailure(.usage, "name a source") }
    for root in roots where root.name.contains("/") || root.name == ".." || root.name.hasPrefix(".") {
      throw IngestFailure(.usage, "“\(Shown.text(root.name))” can't name a source: no slash, no dot at its start")
    }
    if roots.count > 1, roots.contains(where: { $0.name.isEmpty }) {
      throw IngestFailure(.usage, "several sources need names, such as NAME=\(roots[0].folder.shown)")
    }
    guard Set(roots.map(\.name)).count == roots.count else {
      throw IngestFailure(.usage, "two sources have one name")
    }
  }
}

extension SourceRoot {
  /// Records among their sources would be read as sources by the next run, and their records by the one after it.
  ///
  /// - Throws: `IngestFailure` where the records of a root would stand in the root itself.
  static func check(_ roots: [SourceRoot], against output: FilePath) throws(IngestFailure) {
    for root in roots {
      let records = root.name.isEmpty ? output : output.appending(root.name)
      guard let place = try? FileSystem.status(records), let source = try? FileSystem.status(root.folder),
        place.device == source.device, place.inode == source.inode
      else { continue }
      throw IngestFailure(
        .usage, "the records of \(root.folder.shown) would stand among the sources; name another --output")
    }
  }
}

/// A file found below a root.
struct Candidate {
  let key: String
  let root: Int
  let path: FilePath
  /// The folder of its root: no link is followed on the way from there.
  let folder: FilePath
  let size: Int
  let modified: Int
  /// For a document out of a container: the container, whose size and time the above are, and the place in it.
  var member: (file: ContainerFile, place: ContainerPlace)?

  /// Whether the file has been left alone long enough. A time far in the future is a wrong clock, not a writer.
  func isSettled(at now: Int, after settle: Int) -> Bool {
    let age = now - modified
    return age >= settle || age < -settle || settle == 0
  }
}

/// All that was found below the roots, in order of the bytes of the keys.
struct SourceTree {
  private(set) var candidates: [Candidate]
  /// Keys of files and folders that could not be looked at: what stands there, or below, may still be there.
  private(set) var unseen: [(key: String, reason: String)]
  /// Keys of containers that were not listed in this run: what was in them may still be there.
  private var unlisted: Set<String> = []

  /// - Throws: `IngestFailure` (66) where a root is not there, can't be read or is empty.
  init(_ roots: [SourceRoot], _ options: InputScan.Options, shard: Shard?) throws(IngestFailure) {
    var candidates: [Candidate] = []
    var unseen: [(key: String, reason: String)] = []
    for (index, root) in roots.enumerated() {
      let scan = try SourceTree.scan(root, options)
      candidates.reserveCapacity(candidates.count + scan.inputs.count)
      for input in scan.inputs {
        let key = root.key(of: input.key)
        if let shard, !shard.holds(key) { continue }
        candidates.append(
          Candidate(
            key: key, root: index, path: input.path, folder: root.folder, size: input.status.size,
            modified: input.status.modified))
      }
      unseen += scan.problems.map { (root.key(of: $0.key), $0.reason) }
    }
    candidates.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.candidates = candidates
    self.unseen = unseen
  }

  private static func scan(_ root: SourceRoot, _ options: InputScan.Options) throws(IngestFailure) -> InputScan {
    let shown = root.folder.shown
    do {
      guard try FileSystem.status(root.folder).kind == .folder else {
        throw IngestFailure(.noInput, "the source \(shown) is no folder")
      }
    } catch let problem as FileSystem.Problem {
      throw IngestFailure(.noInput, "the source \(shown) can't be read: \(problem); nothing was done")
    } catch let failure as IngestFailure {
      throw failure
    } catch {
      throw IngestFailure(.noInput, "the source \(shown) can't be read: \(error)")
    }
    var scan = InputScan(options)
    do {
      try scan.add(root.folder)
    } catch {
      throw IngestFailure(.noInput, "the source \(shown) can't be read: \(error.reason); nothing was done")
    }
    guard !scan.inputs.isEmpty else {
      throw IngestFailure(.noInput, "the source \(shown) is empty; is it mounted? Nothing was done")
    }
    return scan
  }

  /// Puts what a container holds in its place; where it was not listed, nothing.
  mutating func replace(
    _ members: [Candidate], unlisted: Set<String>, unseen: [(key: String, reason: String)],
    isContainer: (Candidate) -> Bool
  ) {
    candidates.removeAll(where: isContainer)
    candidates += members
    candidates.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.unlisted = unlisted
    self.unseen += unseen
  }

  /// Whether what is known of a document may still be there, though it was not found.
  func isUnseen(_ document: DocumentState) -> Bool {
    guard let container = document.container?.key else { return isUnseen(document.key) }
    return unlisted.contains(container) || isUnseen(container)
  }

  /// Whether a key stands at or below a place that could not be looked at.
  func isUnseen(_ key: String) -> Bool {
    unseen.contains { place in
      key == place.key || key.utf8.starts(with: place.key.utf8) && (place.key.isEmpty || below(place.key, key))
    }
  }

  private func below(_ folder: String, _ key: String) -> Bool {
    folder.hasSuffix("/") || key.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }
}
