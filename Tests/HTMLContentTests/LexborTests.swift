import Charsets
import Foundation
import Provenance
import Testing

/// Our reading against that of another HTML5 parser, lexbor (`pip install selectolax`; `VERBATIM_PYTHON` names the Python).
@Suite struct LexborTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let pages = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/corpus/html/segments/html")
  private static let python = ProcessInfo.processInfo.environment["VERBATIM_PYTHON"] ?? "python3"
  private static let isThere: Bool =
    FileManager.default.fileExists(atPath: pages.path)
    && (try? run(["-c", "import selectolax.lexbor"], input: Data())) != nil

  @Test(.enabled(if: isThere, "skipped: no ../shared, or no selectolax for python3"))
  func `of a hundred pages at most one has a block of other text`() throws {
    let sources = try LexborTests.sources()
    let input = try sources.map { source in
      try JSONSerialization.data(withJSONObject: ["text": String(decoding: source.utf8, as: UTF8.self)])
        + Data("\n".utf8)
    }
    let script = LexborTests.folder.appendingPathComponent("lexbor_blocks.py").path
    let output = try LexborTests.run([script], input: Data(input.joined()))
    let theirs = try output.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String])
    }
    #expect(theirs.count == sources.count)
    let differing = zip(sources, theirs).count { FlatText.blocks(of: $0) != $1 }
    #expect(differing * 100 <= sources.count)
  }

  private static func sources() throws -> [Source] {
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted()
    return try names.filter { $0.hasSuffix(".html.gz") }.map { name in
      let bytes = try output(of: "/usr/bin/env", ["gunzip", "-c", pages.appendingPathComponent(name).path], Data())
      let decoded = Charsets.decode([UInt8](bytes), hint: .html)
      return Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))
    }
  }

  private static func run(_ arguments: [String], input: Data) throws -> Data {
    try output(of: "/usr/bin/env", [python] + arguments, input)
  }

  private struct Refused: Error {}

  private static func output(of program: String, _ arguments: [String], _ input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexbor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (stdin, stdout) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
    try input.write(to: stdin)
    try Data().write(to: stdout)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: stdin)
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Refused() }
    return try Data(contentsOf: stdout)
  }
}
