import Corrections
import Foundation
import Runner
import Stages
import Synchronization
import SystemPackage

/// What became of a work item: outputs are written aside, nothing is committed.
struct Finished: Sendable {
  struct File: Sendable {
    let aside: FilePath
    /// Below the output, spelled as keys are.
    let name: String
    let size: Int
    let digest: String
  }

  let index: Int
  var outcome: Outcome
  var size: Int
  var modified: Int
  /// The record, and its companions after it.
  var files: [File] = []
  /// The source changed while it was read, twice.
  var isUnsettled = false
  /// The output can't be written: the run ends.
  var problem: FileSystem.Problem?
}

/// Converts work items on threads of their own and hands over what is finished, in the order in which it comes.
final class Conversions: Sendable {
  private struct State {
    var next = 0
    var running = 0
    var isStopped = false
    var finished: [Finished] = []
  }

  private let work: [WorkItem]
  private let converter: any Converting
  private let folder: StateFolder
  private let name: OutputName
  private let corrections: CorrectionsTable
  private let mayStart: @Sendable (Int) -> Bool
  private let state = Mutex(State())
  private let condition = NSCondition()
  /// So many finished ones wait at most.
  private let limit: Int

  /// `mayStart` is asked before an item is begun; after a no, none is.
  init(
    _ work: [WorkItem], converter: any Converting, folder: StateFolder, name: OutputName,
    corrections: CorrectionsTable, jobs: Int,
    mayStart: @escaping @Sendable (Int) -> Bool
  ) {
    self.work = work
    self.converter = converter
    self.folder = folder
    self.name = name
    self.corrections = corrections
    self.mayStart = mayStart
    limit = max(64, jobs * 4)
    let count = min(max(1, jobs), work.count)
    state.withLock { $0.running = count }
    for _ in 0..<count {
      let thread = Thread { [self] in run() }
      thread.stackSize = 64 << 20
      thread.start()
    }
  }

  /// No item is begun any more.
  func stop() {
    state.withLock { $0.isStopped = true }
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }

  /// What finished since, at most 64; waits up to `seconds` for the first. Nil when all is done.
  func next(within seconds: Double) -> [Finished]? {
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.lock()
    defer { condition.unlock() }
    while true {
      let (batch, isOver) = state.withLock { state in
        let batch = Array(state.finished.prefix(64))
        state.finished.removeFirst(batch.count)
        return (batch, state.running == 0)
      }
      if !batch.isEmpty {
        condition.broadcast()
        return batch
      }
      if isOver { return nil }
      guard condition.wait(until: deadline) else { return [] }
    }
  }

  private func run() {
    while let index = claim() {
      let result = convert(index)
      condition.lock()
      while state.withLock({ $0.finished.count >= limit && !$0.isStopped }) { condition.wait() }
      state.withLock { $0.finished.append(result) }
      condition.broadcast()
      condition.unlock()
    }
    condition.lock()
    state.withLock { $0.running -= 1 }
    condition.broadcast()
    condition.unlock()
  }

  private func claim() -> Int? {
    state.withLock { state in
      guard !state.isStopped, state.next < work.count, mayStart(state.next) else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func convert(_ index: Int) -> Finished {
    let candidate = work[index].candidate
    var result = Finished(
      index: index, outcome: Outcome(key: candidate.key, status: .failed), size: candidate.size,
      modified: candidate.modified)
    for _ in 0..<2 {
      guard let before = try? FileSystem.status(candidate.path, followLinks: false), before.kind == .file else { break }
      let conversion = converter.convert(job(candidate))
      result.outcome = conversion.outcome
      result.size = before.size
      result.modified = before.modified
      guard isSame(before, try? FileSystem.status(candidate.path, followLinks: false)) else { continue }
      complete(&result, conversion, candidate)
      return result
    }
    result.isUnsettled = true
    return result
  }

  private func job(_ candidate: Candidate) -> ConversionJob {
    let content: ConversionJob.Content =
      candidate.member.map { .member(of: $0.file, at: $0.place.offset) }
      ?? .file(candidate.path, below: candidate.folder)
    var job = ConversionJob(
      key: candidate.key, content: content, isNamed: false, corrections: corrections[candidate.key])
    job.container = candidate.member?.place
    return job
  }

  /// Whether nothing was written between two looks at a file, nor another one put in its place.
  private func isSame(_ before: FileSystem.Status, _ after: FileSystem.Status?) -> Bool {
    after?.size == before.size && after?.modified == before.modified && after?.changed == before.changed
      && after?.inode == before.inode
  }

  private func path(_ key: String) -> FilePath { folder.output.below(name.path(forKey: key)) }

  /// Where something else stands in the place of the record or of a folder above it, why.
  private func unplaceable(_ key: String) -> Failure? {
    let path = path(key)
    let advice = "rename the source, or leave it out with --exclude"
    if (try? FileSystem.status(path, followLinks: false))?.kind == .folder {
      return Failure("output.name", "a folder stands where its record belongs", advice: advice)
    }
    do {
      try FileSystem.makeFolder(path.removingLastComponent())
    } catch  where [.notDirectory, .fileNameTooLong, .tooManySymbolicLinkLevels].contains(error.errno) {
      return Failure("output.name", "the folder of its record can't be made: \(error)", advice: advice)
    } catch {}
    return nil
  }

  /// Writes outputs aside; takes the digest of a source that could not be converted.
  private func complete(_ result: inout Finished, _ conversion: ConversionResult, _ candidate: Candidate) {
    guard conversion.outcome.status == .converted else {
      // Of a container there are many documents: its digest stands for the place.
      result.outcome.digest =
        candidate.member?.place.digest ?? (try? Digest.named(fileAt: candidate.path, below: candidate.folder))
      return
    }
    if let failure = unplaceable(candidate.key) {
      result.outcome = .failed(candidate.key, failure)
      result.outcome.digest = conversion.outcome.digest
      return
    }
    do {
      try FileSystem.makeFolder(path(candidate.key).removingLastComponent())
      let outputs =
        [(infix: String?.none, bytes: conversion.output)] + conversion.companions.map { ($0.infix, $0.bytes) }
      for (number, output) in outputs.enumerated() {
        let aside = folder.aside.appending("\(result.index)-\(number)")
        if state.withLock({ $0.isStopped }) { return }
        try FileSystem.writeAside(output.bytes, to: aside)
        result.files.append(
          Finished.File(
            aside: aside, name: SourceKey.encode(name.path(forKey: candidate.key, infix: output.infix)),
            size: output.bytes.count, digest: Digest.named(output.bytes)))
      }
    } catch {
      result.problem = error
    }
  }
}
