import DocumentModel
import Foundation
import Provenance
import Stages
import Testing

@testable import MarkdownExtractor

/// An example of the CommonMark or GFM specification.
struct Example: Decodable {
  var markdown: String
  var example: Int
  var section: String
}

/// Text, blocks, marks, targets and languages of every example are those of cmark-gfm's own tree.
///
/// Where an example holds HTML, two things are ours alone: what HTML blocks hold (they are read as HTML), and the marks of
/// a text with tags in it (`<b>` is bold). Notes that nothing refers to are no part of cmark's tree. Nothing else is left out.
@Suite struct ConformanceTests {
  static let files = ["commonmark-0.31.2.json", "gfm-0.29.json"]

  @Test(.enabled(if: Shared.has("corpus/markdown"), "skipped: no examples beside the project"), arguments: files)
  func blocksAndTextsAreCmarks(_ file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: Shared.data("corpus/markdown/" + file))
    #expect(examples.count > 500)
    for example in examples {
      let bytes = Array(example.markdown.utf8)
      let made = try Made(bytes)
      #expect(made.brokenLaw == nil, "example \(example.example)")
      let expected = CmarkOutline(bytes)
      let ours = DocumentOutline(made, without: expected.htmlLines)
      #expect(ours.lines == expected.lines, "example \(example.example): \(example.markdown)")
    }
  }

  @Test(.enabled(if: Shared.has("corpus/markdown"), "skipped: no examples beside the project"), arguments: files)
  func everyTextIsFound(_ file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: Shared.data("corpus/markdown/" + file))
    for example in examples {
      let made = try Made(example.markdown)
      #expect(made.unlocated.isEmpty, "example \(example.example): \(example.markdown)")
    }
  }
}

/// A file of the front matter corpus, as far as its body goes.
private struct RealFile: Decodable {
  var repository: String?
  var path: String?
  var body: String

  enum CodingKeys: String, CodingKey {
    case repository = "source_repo"
    case path = "source_path"
    case body
  }
}

@Suite struct RealFileTests {
  /// Texts of cmark's tree on the bodies of real files, each file once: nearly all have their exact place.
  @Test(.enabled(if: Shared.has("corpus/frontmatter"), "skipped: no real files beside the project"))
  func textLeavesHaveTheirPlaces() throws {
    var seen: Set<String> = []
    var located = 0
    var unlocated = 0
    let decoder = JSONDecoder()
    for line in try Shared.data("corpus/frontmatter/cases.jsonl").split(separator: 0x0A) {
      let file = try decoder.decode(RealFile.self, from: line)
      guard seen.insert("\(file.repository ?? "")/\(file.path ?? "")").inserted else { continue }
      let bytes = Array(file.body.utf8)
      let source = Source(id: SourceID(0), utf8: bytes, locator: .bytes(.identity, part: nil))
      let made = try MarkdownExtractor(options: .init()).extract(source, body: source.indices, base: nil)
      located += made.located
      unlocated += made.unlocated
      #expect(made.document.texts.allSatisfy { $0.brokenLaw(in: [source]) == nil })
    }
    let share = Double(located) / Double(max(1, located + unlocated))
    print("\(seen.count) files, \(located + unlocated) texts, \(share * 100) % with their exact places")
    #expect(located > 10_000)
    #expect(share >= 0.9995)
  }
}
