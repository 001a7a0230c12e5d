import ArgumentParser
import Runner

/// The pipeline that a command works with.
struct PipelineOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pipeline file.", valueName: "file"))
  var config: String?

  var source: ConfigurationSource { ConfigurationSource.find(flag: config) }

  /// The bytes of the pipeline file in force.
  ///
  /// - Throws: `CommandFailure` (78).
  func read() throws -> (bytes: [UInt8], source: ConfigurationSource) {
    let source = source
    do {
      return (try source.read(standard: PipelineFile.standard(for: Registry.stages)), source)
    } catch {
      throw CommandFailure(.configuration, "\(source): can't be read: \(error)")
    }
  }

  /// The plan in force, with what flags say of how to run it.
  ///
  /// - Throws: `CommandFailure` (78).
  func plan(
    sink: String?, sinkOptions: String? = nil, change: (inout RunOptions) -> Void = { _ in }
  ) throws -> (plan: Plan, source: ConfigurationSource) {
    let (bytes, source) = try read()
    do {
      let setup = PipelineSetup(bytes: bytes, sink: sink, sinkOptions: sinkOptions)
      return (try setup.plan().running(change), source)
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
  }
}

extension PipelineSetup {
  /// - Throws: `ConfigurationError`.
  func plan() throws -> Plan { try plan(Registry.stages) }
}
