/// A new extractor: a text file whose lines are paragraphs, until its author has it read something else.
struct ExtractorSkeleton: StageSkeleton {
  let id: StageIdentifier
  /// Apart from what follows it, so that the skeleton's rule is not taken for one of the project's.
  private let rule = "Rule"

  init(_ id: StageIdentifier) {
    self.id = id
  }

  private var target: String { "\(id.type)Extractor" }
  private var folder: String { "Sources/Extractors/\(id.type)" }

  var files: [(path: String, text: String)] {
    [
      ("\(folder)/\(target).swift", stage), ("\(folder)/\(id.type)Options.swift", options),
      ("\(folder)/\(id.type)Format.swift", format), ("Tests/\(target)Tests/\(target)Tests.swift", test),
      ("samples/\(id.name)/first/wells.\(id.name)", "Wells of the valley\n\nNine of ten wells hold water all year.\n"),
      (
        "samples/\(id.name)/first/expect.json",
        "[\n [\"@text\", \"contains\", \"Nine of ten wells hold water all year.\"]\n]\n"
      ),
    ]
  }

  var lines: [SkeletonLine] {
    let package = "Package.swift"
    let registry = "Sources/Library/StageRegistry.swift"
    func line(_ path: String, before anchor: String, _ text: String) -> SkeletonLine {
      SkeletonLine(path: path, anchor: anchor, replacement: text + anchor)
    }
    return [
      line(
        package, before: "    library(\"Cleaners\", model),",
        "    library(\"\(target)\", model + [\"Charsets\"], path: \"\(folder)\"),\n"),
      line(
        package, before: "    tests(\"CleanersTests\",", "    tests(\"\(target)Tests\", model + [\"\(target)\"]),\n"),
      line(package, before: "\"PlainTextExtractor\", \"EPUB", "\"\(target)\", "),
      line(registry, before: "import PlainTextExtractor\n", "import \(target)\n"),
      // Twice: with the PDF extractor and without. Plain text, which anything may be, stays last.
      SkeletonLine(
        path: registry, anchor: "EPUBExtractor.self,", replacement: "EPUBExtractor.self, \(target).self,",
        isEverywhere: true),
    ]
  }

  var steps: [String] {
    [
      "swift test --filter \(target)Tests", "make samples, and read samples/\(id.name)/first/wells.\(id.name).json",
      "swift format --in-place Package.swift Sources/Library/StageRegistry.swift",
      "make it read what it is for: recognizes and open in \(id.type)Format, extract in \(target)",
    ]
  }

  var options: String {
    """
    /// What pipeline.json may say under the options of `\(id.name)`.
    public struct \(id.type)Options: Decodable, Sendable {
      /// A file with more lines than this is refused; a million if not given.
      public var lines: Int?

      public init(lines: Int? = nil) {
        self.lines = lines
      }
    }

    """
  }

  var format: String {
    """
    import Charsets
    public import Provenance
    public import Stages

    /// Text files whose lines are paragraphs.
    public enum \(id.type)Format: Format {
      public static let mediaType = "text/x-\(id.name)"
      public static let fileExtensions = ["\(id.name)"]

      public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
        name.lowercased().hasSuffix(".\(id.name)") ? .name : .no
      }

      public static func open(_ file: SourceFile) throws -> OpenedFile {
        if file.bytes.contains(0) { throw Failure.binaryText }
        let decoded = Charsets.decode(file.bytes)
        return OpenedFile(
          text: decoded.utf8, map: decoded.map, encoding: decoded.encoding, invalidCount: decoded.invalidCount)
      }
    }

    """
  }

  var stage: String {
    """
    public import DocumentModel
    public import Provenance
    public import Stages

    /// Makes a paragraph of each line.
    public struct \(target): Extractor {
      public static let name: StageName = "\(id.name)"
      public static let version = 1
      public static let summary = "Text files whose lines are paragraphs."
      public static let rules = [
        RuleEntry(.\(id.member)Remainder, .removal, "Text that is in no paragraph.")
      ]
      public static var format: any Format.Type { \(id.type)Format.self }
      public static var remainder: Rule { .\(id.member)Remainder }

      private let limit: Int

      public init(options: \(id.type)Options) throws {
        limit = options.lines ?? 1_000_000
        guard limit > 0 else { throw Failure("\(id.name).lines", "lines must be 1 or more") }
      }

      public func extract(_ sources: [Source]) throws -> Document {
        guard let source = sources.first else { return Document() }
        var document = Document()
        var start = 0
        for index in 0...source.count where index == source.count || source.utf8[index] == UInt8(ascii: "\\n") {
          let line = source.quote(start..<index).trimmed()
          if !line.isEmpty { document.blocks.append(Block(.paragraph(Inline(line)))) }
          start = index + 1
          guard document.blocks.count <= limit else {
            throw Failure("\(id.name).too-long", "more than \\(limit) lines", advice: "raise the option lines")
          }
        }
        return document
      }
    }

    extension Rule {
      /// Text that is in no paragraph.
      static let \(id.member)Remainder = \(rule)("\(id.name).remainder")
    }

    """
  }

  var test: String {
    """
    import DocumentModel
    import Provenance
    import Stages
    import Testing

    @testable import \(target)

    @Suite struct \(target)Tests {
      /// Texts of the blocks of a file; the laws of traced text hold on each.
      private func texts(_ file: String) throws -> [String] {
        let opened = try \(id.type)Format.open(SourceFile(key: "a.\(id.name)", bytes: Array(file.utf8)))
        let document = try \(target)(options: .init()).extract(opened.sources)
        for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
        return document.blocks.flatMap(\\.texts).map(\\.string)
      }

      @Test func eachLineIsAParagraph() throws {
        #expect(try texts("One.\\r\\n\\n Two, über.\\n") == ["One.", "Two, über."])
      }

      @Test(arguments: ["", "\\n", " \\r", "\\u{FEFF}"]) func nothingIsNoParagraph(_ file: String) throws {
        #expect(try texts(file).isEmpty)
      }
    }

    """
  }
}
