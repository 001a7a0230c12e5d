import Foundation

/// A Swift file of the project, as text.
struct SwiftFile: Sendable {
  /// Below the project's folder.
  let path: String
  let lines: [String]

  /// Without folder and extension.
  var name: String { (path as NSString).lastPathComponent.replacingOccurrences(of: ".swift", with: "") }

  /// The target that a file of `Sources` belongs to.
  var target: String {
    let parts = path.split(separator: "/").map(String.init)
    if parts[1] == "Library" { return "Verbatim" }
    guard parts[1] == "Extractors" else { return parts[1] }
    return parts[2] + "Extractor"
  }

  /// Modules imported, with the line of each.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().compactMap { number, line in
      guard line.hasSuffix("import") == false, line.contains("import "), !line.hasPrefix(" "), !line.hasPrefix("/")
      else {
        return nil
      }
      let words = line.split(separator: " ").drop { $0 != "import" }.dropFirst()
        .filter { !["struct", "class", "enum", "func", "protocol"].contains($0) }
      return words.first.map { (String($0.prefix { $0 != "." }), number + 1) }
    }
  }

  /// Names of the types declared or extended in the file.
  let types: [String]

  init(path: String, lines: [String]) {
    self.path = path
    self.lines = lines
    types = path.hasSuffix(".swift") ? lines.compactMap(SwiftFile.type) : []
  }

  private static let keywords: Set<Substring> = [
    "struct", "class", "enum", "protocol", "actor", "extension", "typealias",
  ]

  /// The name of the type that a line declares or extends.
  private static func type(declaredIn line: String) -> String? {
    let words = line.split(separator: " ", maxSplits: 8)
    guard let keyword = words.firstIndex(where: { keywords.contains($0) }), keyword + 1 < words.count,
      words[..<keyword].allSatisfy({ word in
        word.first == "@" || word.utf8.allSatisfy { $0 >= 0x61 || $0 == 0x28 || $0 == 0x29 }
      })
    else { return nil }
    return String(words[keyword + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files below a folder of the project whose names end so, in order of path.
  static func paths(below folder: String, extensions: Set<String>) -> [String] {
    let base = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { extensions.contains(($0 as NSString).pathExtension) && !$0.contains(".build") }
      .map { folder.isEmpty ? $0 : folder + "/" + $0 }.sorted()
  }

  static func all(below folder: String) -> [SwiftFile] {
    paths(below: folder, extensions: ["swift"]).map { path in
      let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
      return SwiftFile(path: path, lines: text.components(separatedBy: "\n"))
    }
  }

  /// The code that documentation shows is no part of a target; it is compiled by Tests/VerbatimTests.
  static let sources = all(below: "Sources").filter { !$0.path.contains(".docc/") }
  static let tests = all(below: "Tests")
}
