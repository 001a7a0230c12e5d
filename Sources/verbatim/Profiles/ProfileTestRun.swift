import Foundation
import JSONText
import Runner
import Stages
import Structurers
import SystemPackage

/// One run of `verbatim profile test`.
struct ProfileTestRun {
  private let samples: [String]
  private let profiles: ConfiguredProfiles
  private let converter: PoolConverter
  private let close: () -> Void

  /// - Throws: `CommandFailure`.
  init(_ command: ProfileTestCommand) throws {
    samples = command.samples
    profiles = try ConfiguredProfiles(config: command.config, profile: [command.profile])
    (converter, close) = try ProfileTestRun.converter(profiles.setup(profiles.bytes))
  }

  private static func converter(_ setup: PipelineSetup) throws -> (PoolConverter, () -> Void) {
    do {
      let pool = try Workers.pool(setup, setup.plan().run)
      return (PoolConverter(pool), { pool.close() })
    } catch let error as ConfigurationError {
      throw CommandFailure(.configuration, "\(error)")
    }
  }

  func run() throws {
    defer { close() }
    var failed = 0
    let jobs = try jobs()
    for job in jobs {
      let result = converter.convert(job)
      guard result.outcome.status == .converted, let record = try? JSONReader.read(result.output) else {
        if result.outcome.status == .failed || job.isNamed {
          failed += 1
          try Terminal.output("\(Shown.text(job.key)): \(Shown.text(result.outcome.reason ?? "is not converted"))\n")
        }
        continue
      }
      try Terminal.output(report(on: record, job))
    }
    if failed > 0 { throw CommandFailure(.someFailed, "\(failed) of \(jobs.count) documents failed") }
  }

  private func jobs() throws -> [ConversionJob] {
    var scan = InputScan(InputScan.Options())
    for sample in samples {
      do {
        try scan.add(FilePath(sample))
      } catch {
        throw CommandFailure(.noInput, "\(Shown.text(sample)): \(error.reason)")
      }
    }
    return scan.inputs.map { ConversionJob(key: $0.key, content: .file($0.path), isNamed: $0.isNamed) }
  }

  private func report(on record: JSONNode, _ job: ConversionJob) throws -> String {
    guard let profile = profiles.profile(of: record) else { return "" }
    let isRecognized = profile.root.map { record[$0] != nil } ?? false
    let whole = isRecognized ? record : try recordWithout(recognition: profile, job) ?? record
    let advice = profile.advisor.advice(on: whole)
    return ProfileReportText(profile: profile, record: whole, isRecognized: isRecognized, source: bytes(job))
      .text(advice, key: job.key)
  }

  /// The record that the profile would make if every document were of its kind.
  private func recordWithout(recognition profile: ConfiguredProfiles.Profile, _ job: ConversionJob) throws -> JSONNode?
  {
    let members = (profile.definition.members ?? []).filter { $0.key != "always" }
    let always = JSONNode(.object(members + [.init(key: "always", value: JSONNode(.bool(true)))]))
    do {
      let setup = profiles.setup(try PipelineSetup.setting(profile: always, in: profiles.bytes))
      let (converter, close) = try ProfileTestRun.converter(setup)
      defer { close() }
      return try? JSONReader.read(converter.convert(job).output)
    } catch let error as ConfigurationError {
      throw CommandFailure(.configuration, "\(error)")
    }
  }

  private func bytes(_ job: ConversionJob) -> [UInt8]? {
    if case .file(let path, _) = job.content { return try? FileSystem.readNamed(path) }
    return nil
  }
}
