import JSONText
import Provenance
public import Stages

/// A pipeline that is known to work: every stage made, every option checked. Immutable.
public struct Plan: Sendable {
  public let repairers: [any Repairer]
  public let extractors: [any Extractor]
  public let cleaners: [any Cleaner]
  /// Of documents whose key no glob of `profiles` matches.
  public let structurer: any Structurer
  /// Of the others: the first whose glob matches.
  let structurers: [Choice]
  public let sink: any Sink
  public let containers: [any Container.Type]
  public private(set) var run: RunOptions
  /// The name of a file of corrections, relative to the folder of the pipeline file.
  public let corrections: String?
  /// `sha256:…` of stages, versions and options; `run` and `sink` left out.
  public let digest: String
  /// Every stage with its options, in order; the sink is the last.
  let parts: [Fingerprint.Part]

  /// A structurer for the documents whose key matches a glob.
  struct Choice: Sendable {
    let glob: Glob
    let structurer: any Structurer
    let part: Fingerprint.Part
  }

  /// - Throws: `ConfigurationError` for an unknown stage or option, or one that the stage refuses.
  public init(_ file: PipelineFile, stages: StageList, sink sinkName: String? = nil, sinkOptions: String? = nil) throws
  {
    repairers = try file.repair.map { reference in
      let type = try Plan.known(reference, among: stages.repairers) { $0 }
      return try Plan.make(reference, type)
    }
    extractors = try file.extract.map { reference in
      let type = try Plan.known(reference, among: stages.extractors) { $0 }
      return try Plan.make(reference, type)
    }
    cleaners = try file.clean.map { reference in
      let type = try Plan.known(reference, among: stages.cleaners) { $0 }
      return try Plan.make(reference, type)
    }
    guard let structure = file.structure else { throw ConfigurationError("the key “structure” is missing") }
    guard !extractors.isEmpty else { throw ConfigurationError("“extract” names no stage") }
    structurer = try Plan.structurer(structure, stages)
    structurers = try file.profiles.map {
      try Plan.choice($0.glob, structure.setting("profile", to: $0.profile), stages)
    }
    let sinkReference = try Plan.sinkReference(file.sink, named: sinkName, options: sinkOptions)
    let sinkType = try Plan.known(sinkReference, among: stages.sinks) { $0 }
    sink = try Plan.make(sinkReference, sinkType)
    containers = stages.containers
    run = file.run
    corrections = file.corrections
    let repairs = zip(file.repair, repairers).map {
      Fingerprint.Part($0, $1, mediaTypes: type(of: $1).mediaTypes)
    }
    let extractions = zip(file.extract, extractors).map {
      Fingerprint.Part($0, $1, mediaTypes: [$1.mediaType], extractor: type(of: $1))
    }
    let cleanings = zip(file.clean, cleaners).map { Fingerprint.Part($0, $1, mediaTypes: $1.ownMediaTypes) }
    let ends = [Fingerprint.Part(structure, structurer), Fingerprint.Part(sinkReference, sink)]
    parts = repairs + extractions + cleanings + ends
    digest = Plan.digest(of: file, stages)
  }

  private static func choice(
    _ glob: String, _ reference: PipelineFile.StageReference, _ stages: StageList
  ) throws -> Choice {
    do {
      let structurer = try structurer(reference, stages)
      return Choice(glob: Glob(glob), structurer: structurer, part: Fingerprint.Part(reference, structurer))
    } catch let error as ConfigurationError {
      throw ConfigurationError("profiles, “\(glob)”: \(error)")
    }
  }

  /// The choice for a document, by its key.
  private func choice(forKey key: String?) -> Choice? {
    key.flatMap { choiceIndex(forKey: $0) }.map { structurers[$0] }
  }

  /// Which of the globs of `profiles` counts for a document; nil for none.
  public func choiceIndex(forKey key: String) -> Int? {
    guard !structurers.isEmpty else { return nil }
    let path = SourceKey.decode(key)
    return structurers.firstIndex { $0.glob.matches(path) }
  }

  /// What makes the record of a document of that key.
  public func structurer(forKey key: String) -> any Structurer { choice(forKey: key)?.structurer ?? structurer }

  /// The parts of the plan for a document of that key: its own structurer in the place of the others'.
  func parts(forKey key: String?) -> [Fingerprint.Part] {
    guard let choice = choice(forKey: key) else { return parts }
    return parts.map { $0.path == choice.part.path ? choice.part : $0 }
  }

  /// Every profile that some document's record may be of, each once.
  public var profiles: [(name: String, fields: RecordFields)] {
    var result: [(name: String, fields: RecordFields)] = []
    for profile in ([structurer] + structurers.map(\.structurer)).flatMap({ $0.profiles })
    where !result.contains(where: { $0.name == profile.name }) {
      result.append(profile)
    }
    return result
  }

  /// The same plan, run otherwise: flags win over the file.
  ///
  /// - Throws: `ConfigurationError` for a number out of range.
  public func running(_ change: (inout RunOptions) -> Void) throws -> Plan {
    var plan = self
    change(&plan.run)
    plan.run = try plan.run.validated(at: "run")
    return plan
  }

  /// The sink of the file, or the one that a flag names, with the options of both.
  private static func sinkReference(
    _ reference: PipelineFile.StageReference?, named name: String?, options: String?
  ) throws -> PipelineFile.StageReference {
    let chosen: PipelineFile.StageReference
    if let name, name != reference?.name {
      chosen = PipelineFile.StageReference(name: name, options: JSONNode(.object([])), path: "sink")
    } else {
      chosen =
        reference ?? PipelineFile.StageReference(name: name ?? "json", options: JSONNode(.object([])), path: "sink")
    }
    guard let options, let extra = try? JSONReader.read(Array(options.utf8)) else { return chosen }
    let merged = JSONNode(.object((chosen.options.members ?? []) + (extra.members ?? [])))
    return PipelineFile.StageReference(name: chosen.name, options: merged, path: chosen.path)
  }

  /// The type that a reference names. Each slot has a list of its own, so that nothing has to be cast.
  private static func known<Known>(
    _ reference: PipelineFile.StageReference, among known: [Known], _ stage: (Known) -> any Stage.Type
  ) throws -> Known {
    if let found = known.first(where: { stage($0).name.description == reference.name }) { return found }
    throw ConfigurationError.unknownStage(
      reference.name, at: reference.path, known: known.map { stage($0).name.description })
  }

  private static func structurer(
    _ reference: PipelineFile.StageReference, _ stages: StageList
  ) throws -> any Structurer {
    let type = try known(reference, among: stages.structurers) { $0 }
    return try make(reference, type)
  }

  private static func make<S: Stage>(_ reference: PipelineFile.StageReference, _ type: S.Type) throws -> S {
    let path = "\(reference.path).options"
    let options = try OptionsDecoder.decode(S.Options.self, from: reference.options, at: path)
    do {
      return try S(options: options)
    } catch let failure as Failure {
      throw ConfigurationError("\(path): \(failure)")
    }
  }

  private static func digest(of file: PipelineFile, _ stages: StageList) -> String {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for reference in file.repair + file.extract + file.clean + [file.structure].compactMap({ $0 }) {
      json.beginArray()
      json.string(reference.path)
      json.string(reference.name)
      json.int(stages.all.first { $0.stage.name.description == reference.name }?.stage.version ?? 0)
      json.node(reference.options)
      json.endArray()
    }
    for (glob, profile) in file.profiles {
      json.beginArray()
      json.string(glob)
      json.node(profile)
      json.endArray()
    }
    json.endArray()
    return Digest.named(json.bytes)
  }
}
