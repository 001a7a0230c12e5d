public import JSONText

/// pipeline.json as typed: checked for shape, not yet for meaning.
public struct PipelineFile: Sendable {
  public struct StageReference: Sendable {
    public let name: String
    public let options: JSONNode
    /// Such as `clean[2]`, for messages.
    public let path: String

    /// The same stage with another value of an option.
    func setting(_ option: String, to value: JSONNode) -> StageReference {
      let kept = (options.members ?? []).filter { $0.key != option }
      let options = JSONNode(.object(kept + [.init(key: option, value: value)]))
      return StageReference(name: name, options: options, path: path)
    }
  }

  public let repair: [StageReference]
  public let extract: [StageReference]
  public let clean: [StageReference]
  public let structure: StageReference?
  public let sink: StageReference?
  public let run: RunOptions
  /// Globs of keys, and the profile of the documents whose key matches: the first that does counts.
  public let profiles: [(glob: String, profile: JSONNode)]
  /// The name of a file of corrections, as written: relative to the folder that this file stands in.
  public let corrections: String?

  static let keys = [
    "version", "repair", "extract", "clean", "structure", "profiles", "sink", "run", "corrections", "$schema",
  ]

  /// - Throws: `ConfigurationError`.
  public init(_ bytes: [UInt8]) throws {
    let node: JSONNode
    do {
      node = try JSONReader.read(bytes)
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      let line = before.count { $0 == 0x0A } + 1
      throw ConfigurationError("line \(line): \(error.reason)")
    }
    guard let members = node.members else {
      throw ConfigurationError("the whole must be an object, not \(node.kindName)")
    }
    for member in members where !PipelineFile.keys.contains(member.key) {
      throw ConfigurationError.unknownKey(member.key, at: "the file", known: PipelineFile.keys)
    }
    guard node["version"]?.int == 1 else { throw ConfigurationError("version must be 1") }
    repair = try PipelineFile.list(node["repair"], "repair")
    extract = try PipelineFile.list(node["extract"], "extract")
    clean = try PipelineFile.list(node["clean"], "clean")
    structure = try node["structure"].map { try PipelineFile.stage($0, "structure") }
    sink = try node["sink"].map { try PipelineFile.stage($0, "sink") }
    run =
      try node["run"].map { try OptionsDecoder.decode(RunOptions.self, from: $0, at: "run").validated(at: "run") }
      ?? RunOptions()
    profiles = try PipelineFile.profiles(node["profiles"], of: structure)
    corrections = try node["corrections"].map { try PipelineFile.name($0, "corrections") }
  }

  private static func profiles(
    _ node: JSONNode?, of structure: StageReference?
  ) throws -> [(glob: String, profile: JSONNode)] {
    guard let node else { return [] }
    guard let members = node.members else {
      throw ConfigurationError("profiles must be an object of globs and profiles, not \(node.kindName)")
    }
    guard structure != nil else { throw ConfigurationError("profiles are of the stage “structure”, which is missing") }
    return members.map { ($0.key, $0.value) }
  }

  private static func name(_ node: JSONNode, _ path: String) throws -> String {
    guard let name = node.string, !name.isEmpty else {
      throw ConfigurationError("\(path) must be the name of a file")
    }
    return name
  }

  private static func list(_ node: JSONNode?, _ path: String) throws -> [StageReference] {
    guard let node else { return [] }
    guard let items = node.array else { throw ConfigurationError("\(path) must be a list, not \(node.kindName)") }
    return try items.enumerated().map { try stage($1, "\(path)[\($0)]") }
  }

  private static func stage(_ node: JSONNode, _ path: String) throws -> StageReference {
    guard let members = node.members else {
      throw ConfigurationError("\(path) must be an object, not \(node.kindName)")
    }
    for member in members where member.key != "stage" && member.key != "options" {
      throw ConfigurationError.unknownKey(member.key, at: path, known: ["stage", "options"])
    }
    guard let name = node["stage"]?.string else { throw ConfigurationError("\(path) lacks the key “stage”") }
    return StageReference(name: name, options: node["options"] ?? JSONNode(.object([])), path: path)
  }
}
