import ArgumentParser
import Foundation
import JSONText
import Runner
import SystemPackage

/// The pipeline that a command works with.
struct PipelineOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pipeline file.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The profile: a name, or a file of JSON; else the pipeline's. Named more than once, or auto: for each document the one that it fits best.",
      valueName: "name|file"))
  var profile: [String] = []

  var source: ConfigurationSource { ConfigurationSource.find(flag: config) }

  /// The bytes of the pipeline file in force.
  ///
  /// - Throws: `CommandFailure` (78).
  func read() throws -> (bytes: [UInt8], source: ConfigurationSource) {
    let source = source
    let bytes: [UInt8]
    do {
      bytes = try source.read(standard: PipelineFile.standard(for: Registry.stages))
    } catch {
      throw CommandFailure(.configuration, "\(source): can't be read: \(error)")
    }
    do {
      return (try resolved(bytes, source), source)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
  }

  /// With the files that it names read into it. A pipeline that happens to lie in the working folder runs no programs.
  private func resolved(_ bytes: [UInt8], _ source: ConfigurationSource) throws -> [UInt8] {
    if case .workingFolder = source, try PipelineFile(bytes).namesPrograms(among: Registry.stages) {
      throw CommandFailure(
        .configuration, "\(source): names a command to run; if that is what you want, say --config pipeline.json")
    }
    var bytes = bytes
    if !profile.isEmpty { bytes = try PipelineSetup.setting(profile: PipelineOptions.choice(profile), in: bytes) }
    return try PipelineSetup.resolved(bytes, folder: source.path?.removingLastComponent(), Registry.stages)
  }

  /// Names as pipeline.json would have them; files count from the working folder.
  private static func choice(_ names: [String]) -> JSONNode {
    let nodes = names.map { name in
      let isFile = name.contains("/") || name.hasSuffix(".json")
      return JSONNode(.string(isFile ? URL(fileURLWithPath: name).standardizedFileURL.path : name, plain: true))
    }
    return nodes.count == 1 ? nodes[0] : JSONNode(.array(nodes))
  }

  /// The plan in force, with what flags say of how to run it.
  ///
  /// - Throws: `CommandFailure` (78).
  func plan(
    sink: String?, sinkOptions: String? = nil, change: (inout RunOptions) -> Void = { _ in }
  ) throws -> (plan: Plan, source: ConfigurationSource) {
    let (plan, source, _) = try planned(sink: sink, sinkOptions: sinkOptions, change: change)
    return (plan, source)
  }

  /// The plan in force, and what it was made of.
  ///
  /// - Throws: `CommandFailure` (78).
  func planned(
    sink: String?, sinkOptions: String? = nil, change: (inout RunOptions) -> Void = { _ in }
  ) throws -> (plan: Plan, source: ConfigurationSource, setup: PipelineSetup) {
    let (bytes, source) = try read()
    do {
      let setup = PipelineSetup(bytes: bytes, sink: sink, sinkOptions: sinkOptions, folder: source.folder)
      return (try setup.plan().running(change), source, setup)
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
  }
}

extension PipelineSetup {
  /// - Throws: `ConfigurationError`.
  func plan() throws -> Plan { try plan(Registry.stages) }
}

extension ConfigurationSource {
  /// The folder of the pipeline file, as a path that counts from anywhere; nil for what is built in.
  var folder: String? {
    guard let path else { return nil }
    let folder = path.removingLastComponent()
    let named = folder.isEmpty ? FilePath(".") : folder
    return URL(fileURLWithPath: named.string).standardizedFileURL.path
  }
}

extension InProcessConverter {
  /// A converter whose stages' programs are children of this process.
  ///
  /// - Throws: `ConfigurationError`.
  static func direct(_ setup: PipelineSetup, _ plan: Plan) throws -> InProcessConverter {
    let starter = DirectStarter(try setup.programs(Registry.stages, plan.run.sandbox))
    let conversion = Conversion(plan: plan, version: Version.number, wantsAccount: setup.wantsAccount)
    return InProcessConverter(conversion, starter: starter)
  }
}
