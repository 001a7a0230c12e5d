import Foundation
import Verbatim

/// Converts the Markdown files of a folder again and again, with a cleaner in Swift or without it, and prints what one took.
///
///   cost FOLDER with|without
@main struct Cost {
  static func main() throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[1])
    let clean = CommandLine.arguments[2] == "with" ? #", { "stage": "abbreviations" }"# : ""
    let pipeline = try Pipeline(
      json: """
        { "version": 1, "extract": [{ "stage": "markdown" }], "clean": [{ "stage": "whitespace" }\(clean)],
          "structure": { "stage": "factsheet" } }
        """, stages: [Abbreviations.self])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let texts = try files.map { ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
    let started = ContinuousClock.now
    let before = clock()
    for (name, text) in texts { _ = try pipeline.convert(text, key: name) }
    let wall = Double((ContinuousClock.now - started).components.attoseconds) / 1e12 + seconds(since: started) * 1e6
    let processor = Double(clock() - before) / Double(CLOCKS_PER_SEC) * 1e6
    print(Int(wall / Double(texts.count)), Int(processor / Double(texts.count)))
  }

  /// Whole ones.
  private static func seconds(since started: ContinuousClock.Instant) -> Double {
    Double((ContinuousClock.now - started).components.seconds)
  }
}
