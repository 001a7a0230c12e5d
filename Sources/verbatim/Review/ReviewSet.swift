import JSONText
import Review
import Runner
import SystemPackage
import Verification

/// The documents of a review, in order of their keys, each with the name of its page.
struct ReviewSet {
  struct Entry: Sendable {
    let key: String
    let file: FilePath
    /// Which record of its file it is.
    let ordinal: Int
    let page: String
    /// Without the source.
    let summary: ReviewSummary
  }

  private(set) var entries: [Entry] = []
  /// What could not be read.
  private(set) var failures: [CommandFailure] = []
  /// The manifest of the last run that wrote into a folder of the records.
  let run: JSONNode?

  /// - Throws: `CommandFailure` where an argument is missing.
  init(_ arguments: [String]) throws {
    run = ReviewSet.manifest(arguments)
    var found: [(key: String, id: String, file: FilePath, ordinal: Int, summary: ReviewSummary)] = []
    for (path, isNamed) in try StoredRecords.files(arguments) {
      var ordinal = 0
      try StoredRecords.each(of: path, isNamed: isNamed) { entry in
        switch entry {
        case .success(let item):
          found.append((item.record.key, item.record.id, path, ordinal, ReviewSummary(of: item.record)))
        case .failure(let failure): failures.append(failure)
        }
        ordinal += 1
      }
    }
    var taken: Set<String> = []
    for (number, record) in found.sorted(by: { ($0.key, $0.file.string) < ($1.key, $1.file.string) }).enumerated() {
      var page = ReviewLinks.name(id: record.id, number: number + 1)
      if !taken.insert(page).inserted {
        page = ReviewLinks.name(id: "", number: number + 1)
        taken.insert(page)
      }
      entries.append(
        Entry(key: record.key, file: record.file, ordinal: record.ordinal, page: page, summary: record.summary))
    }
  }

  /// Runs are named by their start: the last name is the last run.
  private static func manifest(_ arguments: [String]) -> JSONNode? {
    for argument in arguments {
      let runs = FilePath(argument).appending(".verbatim").appending("runs")
      let names = ((try? FileSystem.names(in: runs)) ?? []).map(\.string).sorted()
      for name in names.reversed() {
        let path = runs.appending(name).appending("manifest.json")
        guard let bytes = try? FileSystem.read(path), let node = try? JSONReader.read(bytes) else { continue }
        if node["counts"] != nil { return node }
      }
    }
    return nil
  }

  /// The record of an entry.
  ///
  /// - Throws: `CommandFailure` where it is gone or no record any more.
  func item(_ entry: Entry) throws -> StoredRecords.Item {
    let items = try StoredRecords.read(entry.file, isNamed: false)
    guard items.indices.contains(entry.ordinal) else {
      throw CommandFailure(.noInput, "\(entry.key): its record is no longer in \(entry.file)")
    }
    return try items[entry.ordinal].get()
  }

  /// Links between pages, `folder` being where documents' pages stand as the index sees it.
  func links(of number: Int, index: String) -> ReviewLinks {
    ReviewLinks(
      number: number + 1, count: entries.count, previous: number > 0 ? entries[number - 1].page : nil,
      next: number + 1 < entries.count ? entries[number + 1].page : nil, index: index)
  }
}
