import Foundation

/// Type-checks a snippet against the modules that this test was built with, as a stage outside the package would be.
struct TypeCheck {
  /// What the compiler said.
  let output: String
  let succeeded: Bool

  /// Error messages without their places, each once, in order.
  var errors: [String] {
    var result: [String] = []
    for line in output.split(separator: "\n") {
      guard !line.hasPrefix(" "), let range = line.range(of: ": error: ") else { continue }
      let message = String(line[range.upperBound...])
      if !result.contains(message) { result.append(message) }
    }
    return result
  }

  /// - Throws: where no compiler is found or it can't be started.
  init(_ snippet: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("must-not-compile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Snippet.swift")
    try Data(snippet.utf8).write(to: file)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-module-name", "Snippet",
        "-module-cache-path", folder.path, "-I", TypeCheck.modules.path,
        // What Charsets is built on, for a skeleton that uses it.
        "-Xcc",
        "-fmodule-map-file=\(TypeCheck.modules.deletingLastPathComponent().path)/CShims.build/module.modulemap",
      ]
      + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
      .flatMap { ["-enable-upcoming-feature", $0] } + [file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    output = String(decoding: data, as: UTF8.self)
    succeeded = process.terminationStatus == 0
  }

  /// The folder of modules beside the running test bundle.
  static let modules: URL = {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let candidates = [program] + CommandLine.arguments
    for candidate in candidates where candidate.contains(".build") || candidate.hasSuffix(".xctest") {
      var folder = URL(fileURLWithPath: candidate).deletingLastPathComponent()
      for _ in 0..<4 {
        let modules = folder.appendingPathComponent("Modules")
        if FileManager.default.fileExists(atPath: modules.appendingPathComponent("Provenance.swiftmodule").path) {
          return modules
        }
        folder.deleteLastPathComponent()
      }
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/debug/Modules")
  }()
}
