public import DocumentModel
internal import Provenance
public import Stages

/// Takes out what surrounds the content of pages: running heads and feet, page numbers, banners, watermarks.
///
/// Judges by place and repetition. In a document of one page by place, type and what kind of text it is.
public struct Furniture: Cleaner {
  public static let name: StageName = "furniture"
  public static let version = 7
  public static let summary = "running heads and feet, page numbers, banners and watermarks of pages"
  public static var reads: DocumentParts { [] }
  public static var mediaTypes: [String]? { ["application/pdf"] }
  public static let rules: [RuleEntry] = [
    RuleEntry(.runningHead, .removal, "A line at the head of the pages is no content."),
    RuleEntry(.runningFoot, .removal, "A line at the foot of the pages is no content."),
    RuleEntry(.pageNumber, .removal, "The number of a page is no content."),
    RuleEntry(.banner, .removal, "Short lines above the title are a letterhead."),
    RuleEntry(.watermark, .removal, "Text that lies in the same place across most pages is a watermark."),
  ]

  public init(options: NoOptions) throws {}

  public func clean(_ document: Document) throws -> Document {
    var document = document
    let judge = FurnitureJudge(document.blocks)
    let own = [Rule.watermark, .pageNumber, .runningHead, .runningFoot, .banner]
    // An extractor may know more, and says by what rule.
    let others = Set(judge.verdicts.values).subtracting(own).sorted { $0.name < $1.name }
    for rule in own + others {
      let gone = judge.verdicts.filter { $0.value == rule }
      let blocks = document.blocks
      guard !gone.isEmpty else { continue }
      for index in gone.keys.sorted() {
        for text in blocks[index].texts { document.dropped.append(Dropped(text, by: rule)) }
      }
    }
    document.blocks = document.blocks.indices.filter { judge.verdicts[$0] == nil }.map { document.blocks[$0] }
    Furniture.closeLevels(&document.blocks)
    return document
  }

  /// Levels that only furniture had are gone: those below move up.
  private static func closeLevels(_ blocks: inout [Block]) {
    let levels = Set(
      blocks.compactMap { block -> Int? in
        if case .heading(let level, _) = block.content { level } else { nil }
      })
    // A document without a title begins at its own level.
    let kept = levels.sorted()
    for index in blocks.indices {
      guard case .heading(let level, let text) = blocks[index].content, let rank = kept.firstIndex(of: level) else {
        continue
      }
      blocks[index].content = .heading(level: rank + min(kept[0], 2), text)
    }
  }
}

extension Rule {
  static let runningHead = Rule("clean.running-head")
  static let runningFoot = Rule("clean.running-foot")
  static let pageNumber = Rule("clean.page-number")
  static let banner = Rule("clean.banner")
  static let watermark = Rule("clean.watermark")
}
