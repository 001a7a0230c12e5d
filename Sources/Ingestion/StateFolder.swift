import Runner
public import SystemPackage

/// Where a run keeps what it remembers: `.verbatim` below the output.
public struct StateFolder: Sendable {
  public let output: FilePath
  /// The state database.
  public let state: FilePath
  /// Distinguishes the files of shards that share an output; empty without shards.
  let suffix: String
  let shard: Shard?

  public init(output: FilePath, state: FilePath? = nil, shard: Shard? = nil) {
    self.output = output
    self.shard = shard
    suffix = shard.map { "-\($0.index)-of-\($0.count)" } ?? ""
    self.state = state ?? output.appending(".verbatim").appending("state\(suffix).sqlite")
  }

  var folder: FilePath { output.appending(".verbatim") }
  /// Files that are being written.
  var aside: FilePath { folder.appending("aside\(suffix)") }
  /// A folder for each run.
  public var runs: FilePath { folder.appending("runs\(suffix)") }
  /// Held while a run or a change of the state is under way.
  var locks: [FilePath] {
    let own = folder.appending("lock\(suffix)")
    let besideState = state.removingLastComponent().appending("\(state.lastComponent?.string ?? "state").lock")
    return state.removingLastComponent() == folder ? [own] : [own, besideState]
  }

  /// The path of a record, from the key-like name that the state has for it.
  func path(ofRecord name: String) -> FilePath { output.below(SourceKey.decode(name)) }

  /// Makes the folders.
  ///
  /// - Throws: `IngestFailure`.
  func make() throws(IngestFailure) {
    do {
      try FileSystem.makeFolder(folder)
      let parent = state.removingLastComponent()
      if !parent.isEmpty { try FileSystem.makeFolder(parent) }
    } catch {
      throw IngestFailure(.cantCreate, "can't create \(error.path.shown): \(error)")
    }
  }
}

/// A part of the keys, by their hash, so that several machines share the work.
public struct Shard: Sendable {
  /// From 1.
  public let index: Int
  public let count: Int

  /// Nil where the text is no `i/n` with 1 ≤ i ≤ n.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count,
      count <= 10_000
    else { return nil }
    self.index = index
    self.count = count
  }

  func holds(_ key: String) -> Bool {
    Int(Shard.hash(key) % UInt64(count)) == index - 1
  }

  /// FNV-1a: the same on every machine.
  static func hash(_ key: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
