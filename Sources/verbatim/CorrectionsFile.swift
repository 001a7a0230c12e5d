import Corrections
import Runner
import Stages
import SystemPackage

/// The file of corrections that a command reads: that of a flag, or that which pipeline.json names.
struct CorrectionsFile {
  let name: String
  let table: CorrectionsTable

  /// Nil where no file is named.
  ///
  /// - Throws: `CommandFailure` (78) where it can't be read, or is wrong.
  init?(flag: String?, plan: Plan, source: ConfigurationSource) throws {
    guard let path = flag.map({ FilePath($0) }) ?? CorrectionsFile.configured(plan, source) else { return nil }
    // Of several profiles each document has its own: what can't be meant is then said in its record.
    let profiles = plan.profiles
    try self.init(path, fields: profiles.count > 1 ? nil : profiles.first?.fields ?? RecordFields())
  }

  /// `fields`: what corrections may reach; nil: rows are taken as they are.
  /// - Throws: `CommandFailure` (78).
  init(_ path: FilePath, fields: RecordFields?) throws {
    name = path.shown
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readNamed(path)
    } catch {
      throw CommandFailure(.configuration, "\(name): can't be read: \(error)")
    }
    do throws(CorrectionFault) {
      table = try CorrectionsTable(bytes, fields: fields)
    } catch {
      throw CommandFailure(.configuration, "\(name): \(Shown.text(error.description))")
    }
  }

  private static func configured(_ plan: Plan, _ source: ConfigurationSource) -> FilePath? {
    guard let name = plan.corrections else { return nil }
    let path = FilePath(name)
    guard path.isRelative, let folder = source.path?.removingLastComponent() else { return path }
    return folder.isEmpty ? path : folder.pushing(path)
  }

  /// Says which documents were not among those read.
  func noteUnused(_ keys: some Sequence<String>) {
    let known = Set(keys)
    let unused = table.keys.filter { !known.contains($0) }
    guard !unused.isEmpty else { return }
    let names = unused.prefix(3).map { Shown.text($0) }.joined(separator: ", ") + (unused.count > 3 ? ", …" : "")
    Terminal.error(
      "verbatim: \(name): \(unused.count) of \(table.keys.count) corrected documents are not among those read: \(names)"
    )
  }
}
