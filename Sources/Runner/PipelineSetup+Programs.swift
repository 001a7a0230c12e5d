public import JSONText
import Stages
public import SystemPackage

extension PipelineSetup {
  /// The programs that the pipeline's stages need, in order.
  ///
  /// - Throws: `ConfigurationError`.
  public func programs(_ stages: StageList, _ sandbox: Sandbox.Demand?) throws -> ProgramList {
    guard try PipelineFile(bytes).namesPrograms(among: stages) else { return .none }
    let programs = try plan(stages).programStages.map(\.program)
    return ProgramList(all: programs, folder: folder, sandbox: sandbox ?? .auto)
  }

  /// The pipeline with what its stages' options name as files read into it.
  ///
  /// `folder` is that of the pipeline file: relative names count from there.
  ///
  /// - Throws: `ConfigurationError`.
  public static func resolved(_ bytes: [UInt8], folder: FilePath?, _ stages: StageList) throws -> [UInt8] {
    let file = try PipelineFile(bytes)
    let readers = file.references.filter { file.type(of: $0, among: stages)?.asReading != nil }
    guard !readers.isEmpty, let node = try? JSONReader.read(bytes) else { return bytes }
    let files = OptionFiles(below: folder)
    var options: [String: JSONNode] = [:]
    for reference in readers { options[reference.path] = try resolved(reference, of: file, files, stages) }
    var result = replacing(options, in: node)
    if let structure = file.structure, !file.profiles.isEmpty {
      let profiles = try file.profiles.map { glob, profile in
        let options = try resolved(structure.setting("profile", to: profile), of: file, files, stages)
        return JSONNode.Member(key: glob, value: options["profile"] ?? profile)
      }
      result = result.setting("profiles", to: JSONNode(.object(profiles)))
    }
    return written(result)
  }

  private static func resolved(
    _ reference: PipelineFile.StageReference, of file: PipelineFile, _ files: OptionFiles, _ stages: StageList
  ) throws -> JSONNode {
    guard let type = file.type(of: reference, among: stages)?.asReading else { return reference.options }
    do {
      return try type.resolve(reference.options, with: files)
    } catch let failure as Failure {
      throw ConfigurationError("\(reference.path).options: \(failure)")
    }
  }

  /// The pipeline with one profile for all documents, or several to choose from.
  ///
  /// - Throws: `ConfigurationError` where the pipeline is not sound.
  public static func setting(profile: JSONNode, in bytes: [UInt8]) throws -> [UInt8] {
    let file = try PipelineFile(bytes)
    guard let structure = file.structure, let node = try? JSONReader.read(bytes) else { return bytes }
    let options = structure.setting("profile", to: profile).options
    return written(replacing([structure.path: options], in: node.setting("profiles", to: nil)))
  }

  private static func written(_ node: JSONNode) -> [UInt8] {
    var json = JSONWriter()
    json.node(node)
    json.lineFeed()
    return json.bytes
  }

  private static func replacing(_ options: [String: JSONNode], in node: JSONNode) -> JSONNode {
    func stage(_ node: JSONNode, _ path: String) -> JSONNode {
      guard let new = options[path], let members = node.members else { return node }
      let kept = members.filter { $0.key != "options" }
      return JSONNode(.object(kept + (new.members?.isEmpty ?? true ? [] : [.init(key: "options", value: new)])))
    }
    return JSONNode(
      .object(
        (node.members ?? []).map { member in
          if let items = member.value.array {
            let value = items.enumerated().map { stage($1, "\(member.key)[\($0)]") }
            return .init(key: member.key, value: JSONNode(.array(value)))
          }
          return .init(key: member.key, value: stage(member.value, member.key))
        }))
  }
}

extension PipelineFile {
  var references: [StageReference] { repair + extract + clean + [structure, sink].compactMap(\.self) }

  func type(of reference: StageReference, among stages: StageList) -> (any Stage.Type)? {
    let slot = reference.path.prefix { $0 != "[" }
    return stages.all.first { $0.slot == slot && $0.stage.name.description == reference.name }?.stage
  }

  /// Whether some stage is done by a program that the file names.
  public func namesPrograms(among stages: StageList) -> Bool {
    references.contains { type(of: $0, among: stages)?.asProgram != nil }
  }
}

extension Plan {
  /// The stages that have programs of their own, in order: each is known to both ends by its index.
  var programStages: [any ProgramStage] {
    (extractors.map { $0 as any Stage } + cleaners.map { $0 as any Stage }).compactMap { $0 as? any ProgramStage }
  }
}

extension OptionFiles {
  /// Files by names that count from a folder; from the working folder where there is none, which then lists nothing.
  init(below folder: FilePath?) {
    func path(_ name: String) -> FilePath {
      FilePath(name).isAbsolute ? FilePath(name) : (folder ?? FilePath(".")).pushing(FilePath(name))
    }
    self.init(
      read: { name in
        guard let status = try? FileSystem.status(path(name)), status.kind == .file else { return nil }
        return try? FileSystem.readNamed(path(name))
      },
      list: { name in folder == nil ? [] : ((try? FileSystem.names(in: path(name))) ?? []).map(\.string) },
      digest: { Digest.named($0) })
  }
}

extension JSONNode {
  /// An object with another value of a key, or without it.
  fileprivate func setting(_ key: String, to value: JSONNode?) -> JSONNode {
    guard let members else { return self }
    let kept = members.filter { $0.key != key }
    return JSONNode(.object(kept + (value.map { [.init(key: key, value: $0)] } ?? [])))
  }
}
