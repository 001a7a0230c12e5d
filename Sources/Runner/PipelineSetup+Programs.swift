import JSONText
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
    let readers = file.references.filter { file.type(of: $0, among: stages) is any ReadingStage.Type }
    guard !readers.isEmpty, let node = try? JSONReader.read(bytes) else { return bytes }
    let files = OptionFiles(
      read: { name in
        let path = FilePath(name).isAbsolute ? FilePath(name) : (folder ?? FilePath(".")).pushing(FilePath(name))
        guard let status = try? FileSystem.status(path), status.kind == .file else { return nil }
        return try? FileSystem.readNamed(path)
      }, digest: { Digest.named($0) })
    var options: [String: JSONNode] = [:]
    for reference in readers {
      guard let type = file.type(of: reference, among: stages) as? any ReadingStage.Type else { continue }
      do {
        options[reference.path] = try type.resolve(reference.options, with: files)
      } catch let failure as Failure {
        throw ConfigurationError("\(reference.path).options: \(failure)")
      }
    }
    var json = JSONWriter()
    json.node(replacing(options, in: node))
    json.lineFeed()
    return json.bytes
  }

  /// The pipeline with an option of the stage of a slot set to a text.
  ///
  /// - Throws: `ConfigurationError` where the pipeline is not sound.
  public static func setting(_ option: String, to value: String, of slot: String, in bytes: [UInt8]) throws -> [UInt8] {
    let file = try PipelineFile(bytes)
    guard let reference = file.references.first(where: { $0.path == slot }), let node = try? JSONReader.read(bytes)
    else {
      return bytes
    }
    let kept = (reference.options.members ?? []).filter { $0.key != option }
    let options = JSONNode(.object(kept + [.init(key: option, value: JSONNode(.string(value, plain: true)))]))
    var json = JSONWriter()
    json.node(replacing([slot: options], in: node))
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
    references.contains { type(of: $0, among: stages) is any ProgramStage.Type }
  }
}

extension Plan {
  /// The stages that have programs of their own, in order: each is known to both ends by its index.
  var programStages: [any ProgramStage] {
    (extractors.map { $0 as any Stage } + cleaners.map { $0 as any Stage }).compactMap { $0 as? any ProgramStage }
  }
}
