import Foundation

/// Writes a skeleton into a checkout of the project, all of it or nothing.
struct SkeletonWriter {
  let root: URL

  func write(_ skeleton: any StageSkeleton) throws {
    try checkTree()
    for file in skeleton.files where FileManager.default.fileExists(atPath: url(file.path).path) {
      throw CommandFailure(.cantCreate, "\(file.path) is there already; choose another name, or remove it")
    }
    let texts = try changed(by: skeleton.lines)
    do {
      for file in skeleton.files { try write(file.text, to: file.path) }
      for (path, text) in texts.sorted(by: { $0.key < $1.key }) { try write(text, to: path) }
    } catch let error as CocoaError {
      throw CommandFailure(.cantCreate, "can't write: \(error.localizedDescription)")
    }
  }

  /// Only the project's own tree has a registry to be named in.
  private func checkTree() throws {
    let package = try? text(of: "Package.swift")
    let isOurs = package?.contains("name: \"verbatim\",") ?? false
    guard isOurs, FileManager.default.fileExists(atPath: url("Sources/Library/StageRegistry.swift").path) else {
      throw CommandFailure(.noInput, "this is no checkout of verbatim; run it where the project's Package.swift is")
    }
  }

  private func changed(by lines: [SkeletonLine]) throws -> [String: String] {
    var texts: [String: String] = [:]
    for line in lines {
      let text = try texts[line.path] ?? text(of: line.path)
      guard let range = text.range(of: line.anchor) else {
        throw CommandFailure(
          .invalidInput, "\(line.path) has no “\(line.anchor)”, beside which this belongs: \(line.replacement)")
      }
      texts[line.path] =
        line.isEverywhere
        ? text.replacingOccurrences(of: line.anchor, with: line.replacement)
        : text.replacingCharacters(in: range, with: line.replacement)
    }
    return texts
  }

  private func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  private func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: url(path).path) else {
      throw CommandFailure(.noInput, "\(path) can't be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func write(_ text: String, to path: String) throws {
    let file = url(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
