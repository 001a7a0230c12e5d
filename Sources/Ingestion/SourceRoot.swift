import Runner
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
}

/// All that was found below the roots, in order of the bytes of the keys.
struct SourceTree {
  let candidates: [Candidate]
  /// Keys of files and folders that could not be looked at: what stands there, or below, may still be there.
  let unseen: [(key: String, reason: String)]

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
