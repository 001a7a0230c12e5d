import Runner
import Stages
import SystemPackage

/// Puts the documents of containers in the containers' places in a tree of sources.
///
/// A container that is as it was, by size and time or else by digest, is not listed: the state knows what is in it.
struct ContainerExpansion {
  let options: IngestOptions
  let known: [any Container.Type]
  let state: StateFile?
  /// Nanoseconds since 1970.
  let now: Int
  let converter: () throws -> any Converting

  /// What came of it.
  struct Result {
    /// To be remembered once all their documents are settled.
    var containers: [ContainerState] = []
    /// No longer there.
    var gone: [String] = []
    /// Still being written.
    var unsettled: [String] = []
    /// Documents that another container, or another place of the same, has under the same key.
    var repeated: [String] = []
  }

  func expand(_ tree: inout SourceTree) throws -> Result {
    var result = Result()
    let before = try state?.containers() ?? [:]
    var members: [Candidate] = []
    var unlisted: Set<String> = []
    var unseen: [(key: String, reason: String)] = []
    var present: Set<String> = []
    for candidate in tree.candidates {
      guard let file = file(candidate) else { continue }
      present.insert(candidate.key)
      do {
        let (state, isOld) = try judge(candidate, before[candidate.key])
        guard let state else {
          unlisted.insert(candidate.key)
          result.unsettled.append(candidate.key)
          continue
        }
        let isWhole = try list(file, candidate, state, isOld: isOld) { members.append($0) }
        if isWhole, state != before[candidate.key] { result.containers.append(state) }
        if !isWhole { unlisted.insert(candidate.key) }
      } catch let problem as FileSystem.Problem {
        unlisted.insert(candidate.key)
        unseen.append((candidate.key, "\(problem)"))
      } catch let failure as Failure {
        unlisted.insert(candidate.key)
        unseen.append((candidate.key, failure.description))
      }
    }
    let names = Set(options.roots.map(\.name))
    result.gone = before.values.filter { names.contains($0.source) && !present.contains($0.key) }.map(\.key)
    guard !present.isEmpty else { return result }
    result.repeated = ContainerExpansion.withoutRepetitions(&members, beside: tree.candidates)
    tree.replace(members, unlisted: unlisted, unseen: unseen) { present.contains($0.key) }
    return result
  }

  private func file(_ candidate: Candidate) -> ContainerFile? {
    ContainerFile(path: candidate.path, root: candidate.folder, among: known)
  }

  /// What a container is now, and whether that is what is known of it; no state for one that is still being written.
  private func judge(
    _ candidate: Candidate, _ before: ContainerState?
  ) throws -> (state: ContainerState?, isOld: Bool) {
    let source = options.roots[candidate.root].name
    let looksSame = before?.size == candidate.size && before?.modified == candidate.modified
    if let before, looksSame, !options.checkDigests { return (before, true) }
    guard looksSame || candidate.isSettled(at: now, after: options.settle) else { return (nil, false) }
    let state = ContainerState(
      key: candidate.key, source: source, size: candidate.size, modified: candidate.modified,
      digest: try Digest.named(fileAt: candidate.path, below: candidate.folder))
    return (state, state.digest == before?.digest)
  }

  /// Calls `body` for each document; returns whether all were listed.
  private func list(
    _ file: ContainerFile, _ candidate: Candidate, _ container: ContainerState, isOld: Bool, _ body: (Candidate) -> Void
  ) throws -> Bool {
    func add(_ key: String, _ offset: Int) {
      var member = Candidate(
        key: key, root: candidate.root, path: candidate.path, folder: candidate.folder, size: candidate.size,
        modified: candidate.modified)
      member.member = (file, ContainerPlace(key: candidate.key, digest: container.digest, offset: offset))
      body(member)
    }
    if isOld, let state {
      try state.forEachMember(of: container, add)
      return true
    }
    let prefix = options.roots[candidate.root].key(of: "")
    return try converter().documents(of: file, key: candidate.key, prefix: prefix, add)
  }

  /// Leaves out what has the key of a file or of a document before it; returns those keys.
  private static func withoutRepetitions(_ members: inout [Candidate], beside files: [Candidate]) -> [String] {
    var seen = Set(files.map(\.key))
    var repeated: [String] = []
    members.removeAll { member in
      guard !seen.insert(member.key).inserted else { return false }
      repeated.append(member.key)
      return true
    }
    return repeated
  }
}
