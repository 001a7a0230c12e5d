import Foundation
import JSONText
import Testing

@testable import Verification
@testable import verbatim

@Suite struct TamperTests {
  /// Changes that `verify` let pass, but for those in values that are only stated.
  static func undetected(
    _ record: [UInt8], _ source: [UInt8], count: Int, seed: UInt64, verifier: Verifier = Workbench.verifier
  ) throws -> [String] {
    let sound = Workbench.verify(record, source, verifier)
    let stated = Set(sound.statedPointers)
    var tampering = try Tampering(record: record, source: source, seed: seed)
    var passed: [String] = []
    for _ in 0..<count {
      guard let change = tampering.next(), !isStated(change, stated) else { continue }
      if Workbench.verify(change.record, change.source, verifier).holds { passed.append(change.what) }
    }
    return passed
  }

  private static func isStated(_ change: Tampering.Change, _ stated: Set<String>) -> Bool {
    guard !stated.isEmpty else { return false }
    if stated.contains(change.pointer) { return true }
    let tokens = change.pointer.split(separator: "/")
    return tokens.count > 1 && tokens[0] == "evidence" && stated.contains(JSONPointer.unescape(String(tokens[1])))
  }

  @Test(arguments: ["a.notes", "b.sheets"])
  func noChangePasses(key: String) throws {
    let source = key == "a.notes" ? Workbench.notes : Workbench.sheets
    let record = try Workbench.record(of: source, key: key)
    let sound = Workbench.verify(record, Array(source.utf8))
    #expect(sound.problems == [], "the record as it was written")
    let passed = try TamperTests.undetected(record, Array(source.utf8), count: 2000, seed: 7)
    #expect(passed.isEmpty, "\(Set(passed).sorted().joined(separator: "\n"))")
  }

  /// Thousands of changes over all samples; more with `VERBATIM_CHANGES=1000`, as many for each document.
  @Test(arguments: Collection.samples)
  func noChangeOfASamplePasses(document: Collection) throws {
    try expectNoChangePasses(document)
  }

  @Test(.enabled(if: !Collection.seeds.isEmpty, "skipped: the seeds are not at hand"), arguments: Collection.seeds)
  func noChangeOfASeedPasses(document: Collection) throws {
    try expectNoChangePasses(document)
  }

  private func expectNoChangePasses(_ document: Collection) throws {
    let record = try document.record()
    let sound = Workbench.verify(record, document.bytes, .standard)
    #expect(sound.problems == [], "the record as it was written")
    let count = ProcessInfo.processInfo.environment["VERBATIM_CHANGES"].flatMap { Int($0) } ?? 60
    let seed = UInt64(document.bytes.count)
    let passed = try TamperTests.undetected(record, document.bytes, count: count, seed: seed, verifier: .standard)
    #expect(passed.isEmpty, "\(passed.count) of \(count): \(Set(passed).sorted().joined(separator: "\n"))")
  }
}
