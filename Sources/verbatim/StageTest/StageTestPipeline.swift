import Foundation
import JSONText
import Runner
import Stages
import SystemPackage

/// The pipeline in which a stage is tried: itself, and as little else as can be.
struct StageTestPipeline {
  enum Kind: String {
    case extractor, cleaner
  }

  let setup: PipelineSetup
  let plan: Plan
  /// Of an extractor.
  let mediaType: String?

  /// - Throws: `CommandFailure` where there is no such stage.
  init(_ command: StagesTestCommand) throws {
    let (reference, kind, folder) = try StageTestPipeline.find(command)
    let all = Registry.stages.extractors.map { $0.name.description }.filter { $0 != "external" }
    let extract =
      kind == .extractor ? reference : all.map { #"{ "stage": "\#($0)" }"# }.joined(separator: ", ")
    let clean = kind == .cleaner ? reference : ""
    let text = """
      { "version": 1, "repair": [{ "stage": "front-matter" }], "extract": [\(extract)], "clean": [\(clean)],
        "structure": { "stage": "factsheet" }, "sink": { "stage": "json" } }
      """
    do {
      let bytes = try PipelineSetup.resolved(Array(text.utf8), folder: folder.map { FilePath($0) }, Registry.stages)
      setup = PipelineSetup(bytes: bytes, folder: folder)
      plan = try setup.plan()
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    mediaType = kind == .extractor ? plan.extractors[0].mediaType : nil
  }

  /// The stage as a member of its slot, and the folder that its files stand in.
  private static func find(_ command: StagesTestCommand) throws -> (String, Kind, String?) {
    if let kind = command.kind {
      return (external(command, kind), kind, FileManager.default.currentDirectoryPath)
    }
    let slots: [(String, Kind)] = [("extract", .extractor), ("clean", .cleaner)]
    if command.pipeline.config != nil, let own = try named(command, slots) { return own }
    for (slot, kind) in slots {
      let isThere = Registry.stages.all.contains { $0.slot == slot && $0.stage.name.description == command.stage }
      if isThere, command.stage != "external" { return (#"{ "stage": "\#(command.stage)" }"#, kind, nil) }
    }
    if command.stage.contains(" ") {
      throw CommandFailure(.usage, "say with --kind whether the command is an extractor or a cleaner")
    }
    throw CommandFailure(
      .usage, "no extractor and no cleaner is called \(command.stage); an external one needs the --config that names it"
    )
  }

  private static func named(_ command: StagesTestCommand, _ slots: [(String, Kind)]) throws -> (String, Kind, String?)?
  {
    let (bytes, source) = try command.pipeline.read()
    guard let node = try? JSONReader.read(bytes) else { return nil }
    for (slot, kind) in slots {
      for item in node[slot]?.array ?? [] {
        let isMeant =
          item["stage"]?.string == command.stage || item["options"]?["name"]?.string == command.stage
        guard isMeant else { continue }
        var json = JSONWriter()
        json.node(item)
        return (String(decoding: json.bytes, as: UTF8.self), kind, source.folder)
      }
    }
    return nil
  }

  private static func external(_ command: StagesTestCommand, _ kind: Kind) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("stage")
    json.string("external")
    json.key("options")
    json.beginObject()
    json.key("name")
    json.string("test")
    json.key("command")
    json.beginArray()
    for word in command.stage.split(separator: " ") { json.string(String(word)) }
    json.endArray()
    if kind == .extractor {
      json.key("mediaType")
      json.string(command.mediaType)
    }
    json.endObject()
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
