import ArgumentParser
import JSONText
import Runner
import Stages
import Structurers

/// The profiles of the pipeline in force, as data.
struct ConfiguredProfiles {
  struct Profile {
    let name: String
    /// With what it extends in it.
    let definition: JSONNode
    let advisor: ProfileAdvisor

    /// The record's key of its fields.
    var root: String? { definition["root"]?.string }

    init(_ definition: JSONNode) throws {
      self.definition = definition
      advisor = try ProfileAdvisor(definition)
      name = advisor.name
    }
  }

  let all: [Profile]
  /// The pipeline, with all files that it names read into it.
  let bytes: [UInt8]
  private let folder: String?

  /// - Throws: `CommandFailure` (78).
  init(config: String?, profile: [String]) throws {
    let arguments = (config.map { ["--config", $0] } ?? []) + profile.flatMap { ["--profile", $0] }
    let options = try PipelineOptions.parse(arguments)
    let source: ConfigurationSource
    (bytes, source) = try options.read()
    folder = source.folder
    do {
      let node = try JSONReader.read(bytes)
      let structure = node["structure"]?["options"]
      var definitions = try FactsheetStructurer.definitions(of: structure)
      for member in node["profiles"]?.members ?? [] {
        let options = JSONNode(.object([.init(key: "profile", value: member.value)]))
        definitions += try FactsheetStructurer.definitions(of: options)
      }
      all = try definitions.map { try Profile($0) }
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
  }

  /// The profile of a record, by the name that it bears.
  func profile(of record: JSONNode) -> Profile? {
    let name = record["profile"]?["name"]?.string
    return all.first { $0.name == name }
  }

  /// A pipeline that writes whole records.
  func setup(_ bytes: [UInt8]) -> PipelineSetup { PipelineSetup(bytes: bytes, sink: "json", folder: folder) }
}
