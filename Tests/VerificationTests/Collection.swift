import Foundation
import Runner
import Stages
import Testing

@testable import Verification
@testable import verbatim

/// The project's samples, and the documents that it was made for where they are at hand.
struct Collection: Sendable, CustomTestStringConvertible {
  let key: String
  let bytes: [UInt8]

  var testDescription: String { key }

  private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let kinds: Set<String> = ["pdf", "html", "htm", "md", "txt"]

  static let samples = documents(below: project.appending(path: "samples"))
  static let seeds = documents(below: project.deletingLastPathComponent().appending(path: "shared/seeds"))

  private static func documents(below folder: URL) -> [Collection] {
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { kinds.contains($0.pathExtension) && $0.lastPathComponent != "README.md" }
      .sorted { $0.path < $1.path }
      .compactMap { file in
        guard let data = try? Data(contentsOf: file) else { return nil }
        return Collection(key: String(file.path.dropFirst(folder.path.count + 1)), bytes: Array(data))
      }
  }

  static let plan = Result {
    try Plan(PipelineFile(Array(PipelineFile.standard(for: Registry.stages).utf8)), stages: Registry.stages)
  }

  /// The record that the standard pipeline makes.
  func record() throws -> [UInt8] {
    let plan = try Collection.plan.get()
    return try plan.sink.write(Conversion(plan: plan, version: "0").convert(SourceFile(key: key, bytes: bytes)))
  }
}
