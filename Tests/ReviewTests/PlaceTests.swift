import Foundation
import JSONText
import Testing
import ToolRunner
import Verification

/// What a page marks as an entry's place is what the record's evidence names.
@Suite struct PlaceTests {
  @Test("each place of each sample is marked at the very bytes")
  func samples() throws {
    try check(records: ReviewFixture.samples, sources: ReviewFixture.samples)
  }

  @Test("each place of each seed is marked at the very bytes", .enabled(if: ReviewFixture.hasSeeds))
  func seeds() throws {
    try Tool.withFolder { folder in
      let result = try Tool.run(["convert", ReviewFixture.seeds.path, "--output", folder.path, "--quiet"])
      #expect(result.code == 0, "\(result.error)")
      try check(records: folder, sources: ReviewFixture.seeds)
    }
  }

  private func check(records: URL, sources: URL) throws {
    var count = 0
    for record in try ReviewFixture.records(below: records) {
      let source = Array(try Data(contentsOf: sources.appendingPathComponent(record.key)))
      let data = try ReviewFixture.data(record, source)
      let marked = ReviewFixture.marked(data)
      let places = ReviewFixture.places(data)
      for (number, (pointer, entry)) in record.evidence.flatMap({ value in value.entries.map { (value.pointer, $0) } })
        .enumerated()
      {
        guard case .bytes(let bytes, nil) = entry.place, !bytes.isEmpty else { continue }
        count += 1
        #expect(places[number]?.bytes == bytes, "\(record.key) \(pointer)")
        let line = source[..<bytes.lowerBound].split(omittingEmptySubsequences: false) { $0 == 0x0A }.count
        #expect(places[number]?.line == line, "\(record.key) \(pointer)")
        #expect(marked[number] == text(source[bytes], record), "\(record.key) \(pointer) \(bytes)")
      }
    }
    #expect(count > 300)
  }

  private func text(_ bytes: ArraySlice<UInt8>, _ record: StoredRecord) -> String {
    let encoding = record.root["source"]?["encoding"]?.string
    guard encoding == "windows-1252" || encoding == "iso-8859-1" else { return String(decoding: bytes, as: UTF8.self) }
    return String(bytes: bytes, encoding: .windowsCP1252) ?? ""
  }
}
