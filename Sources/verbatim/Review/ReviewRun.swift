import Corrections
import Foundation
import Review
import Runner
import Synchronization
import SystemPackage

/// Writes the static pages of a review.
struct ReviewRun {
  let set: ReviewSet
  let reviewer: Reviewer
  let records: StoredRecords
  let corrections: CorrectionsTable
  let folder: FilePath
  let jobs: Int

  /// What could be shown, by number, and what could not.
  private struct Done {
    var entries: [IndexPage.Entry] = []
    var failures: [CommandFailure] = []
  }

  /// - Returns: how many documents have a page, and why others have none.
  /// - Throws: `CommandFailure` where nothing can be written.
  func run() throws -> (count: Int, failures: [CommandFailure]) {
    try makeFolder(folder.appending("documents"))
    let progress = Progress(total: set.entries.count, isShown: true)
    let done = Mutex(Done())
    OrderedWork.run(count: set.entries.count, jobs: jobs) { number in
      Result { try page(number) }
    } deliver: { number, result in
      progress.advance(set.entries[number].key)
      return done.withLock { done in
        switch result {
        case .success(let entry): done.entries.append(entry)
        case .failure(let error):
          let failure = error as? CommandFailure ?? CommandFailure(.inputOutput, "\(error)")
          done.failures.append(failure)
          return failure.code != .cantCreate
        }
        return true
      }
    }
    progress.clear()
    let (entries, failures) = done.withLock { ($0.entries, $0.failures) }
    if let fatal = failures.first(where: { $0.code == .cantCreate }) { throw fatal }
    try write(
      IndexPage.bytes(title: "Review", entries, run: set.run, corrections: corrections),
      to: folder.appending("index.html"))
    return (entries.count, failures)
  }

  /// Writes a document's page.
  private func page(_ number: Int) throws -> IndexPage.Entry {
    let entry = set.entries[number]
    let item = try set.item(entry)
    let reviewed = try reviewer.review(item, source: try records.content(of: item.record))
    let bytes = DocumentPage.bytes(
      title: reviewed.summary.title, data: reviewed.data,
      links: set.links(of: number, index: "../index.html"), corrections: corrections[entry.key],
      pictures: reviewed.pictures)
    try write(bytes, to: folder.appending("documents").appending(entry.page))
    return IndexPage.Entry(
      summary: reviewed.summary, page: "documents/\(entry.page)", thumbnail: reviewed.thumbnail)
  }

  private func makeFolder(_ path: FilePath) throws {
    do {
      try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cantCreate, "can't create \(path.shown): \(error.localizedDescription)")
    }
  }

  private func write(_ bytes: [UInt8], to path: FilePath) throws {
    var file = try BufferedOutput(to: path.string)
    try file.write(bytes)
    try file.finish()
  }
}
