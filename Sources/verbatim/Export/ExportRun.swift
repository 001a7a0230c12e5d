import ArgumentParser
import Corrections
import Exports
import JSONText
import Runner
import Stages
import Structurers
import SystemPackage
import Verification

/// One run of `verbatim export`: records in, one at a time, into whatever form was asked for.
struct ExportRun {
  private let command: ExportCommand
  private let files: [(path: FilePath, isNamed: Bool)]
  private let sources: StoredRecords
  private var profiles: [ProfileColumns] = []
  /// The profiles that were named, as data, by the name that records give.
  private var definitions: [String: JSONNode] = [:]
  private let corrections: CorrectionsFile?
  private var target: (any ExportTarget)?
  /// Where the record of each id was, by which two records of one document are noticed.
  private var seen: [String: FilePath] = [:]
  private var unread = 0
  private var otherProfiles: [String: Int] = [:]

  /// - Throws: `CommandFailure` (66) where there is nothing to read.
  init(_ command: ExportCommand) throws {
    self.command = command
    files = try StoredRecords.files(command.records)
    sources = StoredRecords(sources: command.sources)
    corrections = try command.corrections.map { try CorrectionsFile(FilePath($0), fields: nil) }
    for name in command.profile {
      let (columns, definition) = try ExportRun.profile(name)
      profiles.append(columns)
      definitions[definition["name"]?.string ?? name] = definition
    }
  }

  mutating func export() throws {
    do {
      for file in files {
        try StoredRecords.each(of: file.path, isNamed: file.isNamed) { try add($0, of: file.path) }
      }
      if target == nil {
        guard unread == 0 else { throw CommandFailure(.invalidInput, "no record could be read") }
        throw CommandFailure(.noInput, "\(command.records.joined(separator: ", ")): no records there")
      }
      try target?.finish()
    } catch {
      target?.abandon()
      throw error
    }
    report()
    if unread > 0 { throw ExitCode(CommandFailure.Code.someFailed.rawValue) }
  }

  private mutating func add(_ entry: Result<StoredRecords.Item, CommandFailure>, of path: FilePath) throws {
    switch entry {
    case .failure(let failure):
      unread += 1
      Terminal.error("verbatim: \(failure.message)")
    case .success(let item):
      if let other = seen.updateValue(path, forKey: item.record.id) {
        throw CommandFailure(
          .invalidInput,
          "\(path.shown): the document \(item.record.key) has another record in \(other.shown): leave one out")
      }
      try open(for: item.record)
      count(item.record)
      let stored = try corrected(item)
      let record = ExportRecord(stored, places: places(of: stored))
      try target?.add(record)
    }
  }

  /// Opens the output when the first record says which profile it is of.
  private mutating func open(for record: StoredRecord) throws {
    guard target == nil else { return }
    if profiles.isEmpty {
      let name = record.root["profile"]?["name"]?.string ?? "development-project"
      do {
        profiles = [try ExportRun.profile(name).columns]
      } catch {
        throw CommandFailure(
          .usage, "\(Shown.text(record.key)) is of the profile \(Shown.text(name)): name its file with --profile")
      }
    }
    target = try ExportTargets.make(command, profiles)
  }

  private static func profile(_ name: String) throws -> (columns: ProfileColumns, definition: JSONNode) {
    let files = OptionFiles(read: { try? FileSystem.readNamed(FilePath($0)) }, digest: { Digest.named($0) })
    do {
      let definition = try FactsheetStructurer.definition(ofProfile: name, with: files)
      guard let columns = ProfileColumns(definition) else {
        throw Failure("profile.invalid", "the profile \(name) names no root and no fields")
      }
      return (columns, definition)
    } catch let failure as Failure {
      throw CommandFailure(.usage, Shown.text(failure.description))
    }
  }

  private func corrected(_ item: StoredRecords.Item) throws -> StoredRecord {
    let rows = corrections?.table[item.record.key] ?? []
    guard let corrections, !rows.isEmpty else { return item.record }
    let name = item.record.root["profile"]?["name"]?.string
    let definition = name.flatMap { definitions[$0] }
    let structurer = try FactsheetStructurer(
      options: definition.map { FactsheetOptions(profile: RawJSON($0)) } ?? FactsheetOptions(profile: name))
    let fields = structurer.profiles.first?.fields ?? RecordFields()
    do throws(CorrectionFault) {
      try corrections.table.check(item.record.key, fields: fields)
    } catch {
      throw CommandFailure(.configuration, "\(corrections.name): \(Shown.text("\(item.record.key): \(error)"))")
    }
    return try StoredRecord(StoredCorrector.correct(item.node, by: rows, fields: fields))
  }

  private mutating func count(_ record: StoredRecord) {
    guard let root = record.profileRoot, !profiles.contains(where: { $0.root == root }) else { return }
    otherProfiles[record.root["profile"]?["name"]?.string ?? root, default: 0] += 1
  }

  /// Lines and words of a text source; nil where it is not at hand, has none, or is not the file that the record was made of.
  private func places(of record: StoredRecord) -> SourceLines? {
    guard !sources.roots.isEmpty, record.mediaType != "application/pdf" else { return nil }
    do {
      let bytes = try sources.source(of: record)
      guard Digest.named(bytes) == record.digest else {
        Terminal.error("verbatim: \(record.key) is not the file that its record was made of: no lines for it")
        return nil
      }
      return SourceLines(bytes, isUTF8: record.root["source"]?["encoding"]?.string == "utf-8")
    } catch {
      Terminal.error("verbatim: \((error as? CommandFailure)?.message ?? "\(error)"): no lines for it")
      return nil
    }
  }

  private func report() {
    for (profile, count) in otherProfiles.sorted(by: { $0.key < $1.key }) {
      let records = count == 1 ? "1 record is" : "\(count) records are"
      Terminal.error(
        "verbatim: \(records) of the profile \(profile), whose fields are no columns: add --profile \(profile)")
    }
  }
}
