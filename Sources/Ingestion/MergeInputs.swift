import Runner
public import SystemPackage

/// The states that arguments of a merge name.
public enum MergeInputs {
  /// A folder names all states in its `.verbatim`, a file its own one. Of the output's own states only those of shards count.
  ///
  /// - Throws: `IngestFailure`: no state is there, or shards are missing.
  public static func find(_ arguments: [FilePath], output: StateFolder, mayBePartial: Bool) throws -> [StateFolder] {
    var found: [StateFolder] = []
    for argument in arguments {
      let states = try find(argument).filter { !isSame($0.state, output.state) }
      guard !states.isEmpty else {
        throw IngestFailure(.noInput, "no state at \(argument.shown); name outputs of ingest")
      }
      found += states
    }
    if !mayBePartial { try checkShards(found) }
    return found
  }

  private static func find(_ argument: FilePath) throws -> [StateFolder] {
    let status: FileSystem.Status
    do { status = try FileSystem.status(argument) } catch { throw IngestFailure.input(error) }
    if status.kind == .folder {
      let own = argument.appending(".verbatim")
      let names = (try? FileSystem.names(in: own)) ?? []
      return names.filter { $0.string.hasPrefix("state") && $0.string.hasSuffix(".sqlite") }
        .map { StateFolder(output: argument, state: own.appending($0), shard: shard(of: $0.string)) }
    }
    let folder = argument.removingLastComponent()
    guard folder.lastComponent?.string == ".verbatim" else {
      throw IngestFailure(.usage, "\(argument.shown) does not stand in the .verbatim of its records; name their folder")
    }
    let name = argument.lastComponent?.string ?? ""
    let above = folder.removingLastComponent()
    return [StateFolder(output: above.isEmpty ? "." : above, state: argument, shard: shard(of: name))]
  }

  private static func isSame(_ path: FilePath, _ other: FilePath) -> Bool {
    guard let status = try? FileSystem.status(path), let second = try? FileSystem.status(other) else { return false }
    return status.device == second.device && status.inode == second.inode
  }

  /// The shard that a state's name, such as `state-2-of-4.sqlite`, is of.
  private static func shard(of name: String) -> Shard? {
    let parts = name.dropLast(".sqlite".count).split(separator: "-")
    guard parts.count == 4, parts[0] == "state", parts[2] == "of" else { return nil }
    return Shard("\(parts[1])/\(parts[3])")
  }

  /// - Throws: `IngestFailure` (66) where some shards of several are not there.
  private static func checkShards(_ states: [StateFolder]) throws {
    let shards = states.compactMap(\.shard)
    for count in Set(shards.map(\.count)).sorted() {
      let present = Set(shards.filter { $0.count == count }.map(\.index))
      let missing = (1...count).filter { !present.contains($0) }
      guard !missing.isEmpty else { continue }
      let list = missing.prefix(10).map { "\($0)/\(count)" }.joined(separator: ", ")
      throw IngestFailure(
        .noInput, "shards are missing: \(list); run them, or merge what there is with --partial; nothing was merged")
    }
  }
}
