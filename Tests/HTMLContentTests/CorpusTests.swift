import DocumentModel
import Foundation
import HTMLExtractor
import Provenance
import Stages
import Testing

@Suite struct CorpusTests {
  static let seed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/seeds/prospect-web-page.html")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: seed.path), "skipped: ../shared is not here"))
  func `the web page of the seeds`() throws {
    let bytes = [UInt8](try Data(contentsOf: CorpusTests.seed))
    let sources = try HTMLFormat.open(SourceFile(key: "p.html", bytes: bytes)).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    #expect(document.texts.allSatisfy { $0.brokenLaw(in: sources) == nil })
    #expect(document.facts.title?.string.hasPrefix("PROSPECT – Partnership") == true)
    #expect(document.facts.title?.string.hasSuffix("Communities") == true)
    #expect(document.facts.modified?.string == "2022-08-30T09:12:44-04:00")
    #expect(document.facts.publisher?.string == "U.S. Agency for International Development")
    #expect(document.facts.url?.string == "https://www.usaid.gov/asean/prospect")
  }
}
