import Foundation
import Testing

/// The shape that docs/ and CONTRIBUTING.md describe. Each failure says what to do.
@Suite struct ArchitectureTests {
  @Test func importsGoOneWay() {
    let wrong = SwiftFile.sources.flatMap { file in
      file.imports.compactMap { module, line in
        Layers.objection(to: module, in: file.target).map { "\(file.path):\(line): \($0)" }
      }
    }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func aFileIsNamedAfterATypeInIt() {
    let wrong = SwiftFile.sources.filter { file in
      let name = file.name.split(separator: "+").first.map(String.init) ?? file.name
      return !file.types.contains { $0 == name || $0.hasSuffix("." + name) || $0.hasPrefix(name + ".") }
    }.map { "\($0.path): declares no \($0.name): name the file after its type, or Type+Concern.swift for an extension" }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func filesAreShort() {
    let limit = 400
    let wrong = (SwiftFile.sources + SwiftFile.tests).filter { file in
      file.lines.count > limit && !isData(file)
    }.map { "\($0.path): \($0.lines.count) lines: split it by concern (limit \(limit))" }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func namesSayWhatAThingIs() {
    let vague = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Processor", "Context"]
    let wrong = (SwiftFile.sources + SwiftFile.tests).flatMap { file in
      (file.types + [file.name]).filter { name in vague.contains { name.hasSuffix($0) } }
        .map { "\(file.path): \($0): name it after what it is or does" }
    }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func noPathsOfSomeonesMachine() {
    let machine = ["home", "Users", "root", "work"].map { "/" + $0 + "/" }
    let wrong = textFiles.flatMap { file in
      file.lines.enumerated().filter { line in
        line.element.contains("/") && machine.contains { isPath($0, in: line.element) }
      }
      .map {
        "\(file.path):\($0.offset + 1): a path of one machine: find it relative to #filePath, or take it as an option"
      }
    }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func nothingIsLeftForLater() {
    let words = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
    let wrong = (SwiftFile.sources + SwiftFile.tests).flatMap { file in
      file.lines.enumerated().filter { line in words.contains { line.element.contains("// " + $0) } }
        .map { "\(file.path):\($0.offset + 1): do it, or open an issue and take the note out" }
    }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  /// `package` access is open to every target of ours, so the door for run-time literals is watched here. What a command in
  /// another language says goes through it at one place, under a rule that is only stated.
  @Test func noTextWithoutAnOriginIsBorn() {
    let doors = ["TracedText(generated:", "@testable import Provenance"]
    let adapter = "Sources/ExternalStages/DocumentAnswer.swift"
    let wrong = SwiftFile.sources.filter { $0.target != "Provenance" && !$0.path.hasSuffix(adapter) }.flatMap { file in
      file.lines.enumerated().filter { line in doors.contains { line.element.contains($0) } }
        .map { "\(file.path):\($0.offset + 1): quote or decode it from a source, or type it as a literal" }
    }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func noPlaceholderStaysBesideRealFiles() {
    let files = SwiftFile.sources + SwiftFile.tests
    let wrong = files.filter { file in
      file.name == "Placeholder"
        && files.contains { $0.path != file.path && folder($0) == folder(file) }
    }.map { "\($0.path): remove it" }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  @Test func everyTargetHasItsTests() {
    let targets = Set(SwiftFile.sources.map(\.target)).subtracting(["verbatim", "benchmark"])
    let folders = Set(SwiftFile.tests.map { $0.path.split(separator: "/").map(String.init)[1] })
    // The HTML extractor is a thin stage over HTMLContent and tested with it; the command by CommandTests.
    let wrong = targets.filter { !folders.contains($0 + "Tests") && $0 != "HTMLExtractor" }.sorted()
      .map { "Sources of \($0) have no Tests/\($0)Tests: add the folder and its line in Package.swift" }
    #expect(wrong.isEmpty, "\(list(wrong))")
  }

  private func folder(_ file: SwiftFile) -> String { (file.path as NSString).deletingLastPathComponent }

  /// Whether a path begins with a folder here: not a part of a longer one, nor of a URL.
  private func isPath(_ folder: String, in line: String) -> Bool {
    line.components(separatedBy: folder).dropLast().contains { before in
      before.last.map { "\"' =(`".contains($0) } ?? true
    }
  }

  /// Tables of data may be as long as they need to be.
  private func isData(_ file: SwiftFile) -> Bool {
    ["Table", "Catalogue", "Data", "Schema", "Names"].contains { file.name.contains($0) }
  }

  private var textFiles: [SwiftFile] {
    SwiftFile.sources + SwiftFile.tests
      + SwiftFile.paths(below: "", extensions: ["md", "json", "sh"]).filter { !$0.hasPrefix(".build") }.map { path in
        let url = SwiftFile.root.appendingPathComponent(path)
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return SwiftFile(path: path, lines: text.components(separatedBy: "\n"))
      }
  }

  private func list(_ wrong: [String]) -> String { "\n" + wrong.joined(separator: "\n") }
}
