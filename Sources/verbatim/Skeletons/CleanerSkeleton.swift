/// A new cleaner: it takes out paragraphs that begin with a phrase, until its author has it do something else.
struct CleanerSkeleton: StageSkeleton {
  let id: StageIdentifier
  /// Apart from what follows it, so that the skeleton's rule is not taken for one of the project's.
  private let rule = "Rule"

  init(_ id: StageIdentifier) {
    self.id = id
  }

  var files: [(path: String, text: String)] {
    [("Sources/Cleaners/\(id.type).swift", stage), ("Tests/CleanersTests/\(id.type)Tests.swift", test)]
  }

  var lines: [SkeletonLine] {
    [
      SkeletonLine(
        path: "Sources/Library/StageRegistry.swift", anchor: "WhitespaceCleaner.self",
        replacement: "WhitespaceCleaner.self, \(id.type).self")
    ]
  }

  var steps: [String] {
    [
      "swift test --filter \(id.type)Tests",
      "make it do what it is for, in Sources/Cleaners/\(id.type).swift",
      "name it in pipeline.json under \"clean\": { \"stage\": \"\(id.name)\" }",
    ]
  }

  var stage: String {
    """
    public import DocumentModel
    public import Provenance
    public import Stages

    /// Takes out paragraphs that begin with a phrase.
    public struct \(id.type): Cleaner {
      public struct Options: Decodable, Sendable {
        /// `Share this page` if not given.
        public var phrase: String?
      }

      public static let name: StageName = "\(id.name)"
      public static let version = 1
      public static let summary = "paragraphs that begin with a phrase"
      public static let rules = [
        RuleEntry(.\(id.member), .removal, "A paragraph that begins with the phrase is no content.")
      ]

      private let phrase: [UInt8]

      public init(options: Options) throws {
        phrase = Array((options.phrase ?? "Share this page").utf8)
        guard !phrase.isEmpty else { throw Failure("\(id.name).phrase", "the phrase is empty") }
      }

      public func clean(_ document: Document) throws -> Document {
        var document = document
        document.drop(.\(id.member)) { _, block in
          guard case .paragraph(let text) = block.content else { return false }
          return text.text.utf8.starts(with: phrase)
        }
        return document
      }
    }

    extension Rule {
      /// A paragraph that begins with the phrase is no content.
      static let \(id.member) = \(rule)("clean.\(id.name)")
    }

    """
  }

  var test: String {
    """
    import DocumentModel
    import Provenance
    import Stages
    import Testing

    @testable import Cleaners

    @Suite struct \(id.type)Tests {
      private let source = Source(
        id: SourceID(0), utf8: Array("Share this page A well.".utf8), locator: .bytes(.identity, part: nil))

      private func cleaned() throws -> Document {
        let blocks = [0..<15, 16..<23].map { Block(.paragraph(Inline(source.quote($0)))) }
        return try \(id.type)(options: .init()).clean(Document(blocks: blocks))
      }

      @Test func thePhraseIsTakenOut() throws {
        #expect(try cleaned().blocks.flatMap(\\.texts).map(\\.string) == ["A well."])
      }

      @Test func lawsHold() throws {
        let document = try cleaned()
        for text in document.texts { #expect(text.brokenLaw(in: [source]) == nil) }
        #expect(document.dropped.map { "\\($0.rule.name) \\($0.text)" } == ["clean.\(id.name) Share this page"])
      }
    }

    """
  }
}
