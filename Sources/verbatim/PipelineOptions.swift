import ArgumentParser
import Foundation
import Runner
import SystemPackage

/// The pipeline that a command works with.
struct PipelineOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pipeline file.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("The profile: a name, or a file of JSON; else the pipeline's.", valueName: "name|file"))
  var profile: String?

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
    if let profile {
      let isFile = profile.contains("/") || profile.hasSuffix(".json")
      let name = isFile ? URL(fileURLWithPath: profile).standardizedFileURL.path : profile
      bytes = try PipelineSetup.setting("profile", to: name, of: "structure", in: bytes)
    }
    return try PipelineSetup.resolved(bytes, folder: source.path?.removingLastComponent(), Registry.stages)
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
    return InProcessConverter(Conversion(plan: plan, version: Version.number), starter: starter)
  }
}
