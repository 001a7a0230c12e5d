public import Provenance
public import Stages

/// Repairs damaged front matter; never touches what is sound.
///
/// Strict first: what reads as it stands, and is not plainly misread, comes back without an edit. Otherwise the block gets
/// its delimiters, then its lines and values are mended one by one, each time where reading stops. Only edits after which
/// the block reads are given.
public struct FrontMatterRepairer: Repairer {
  public static let name: StageName = "front-matter"
  public static let version = 3
  public static let summary = "repairs damaged front matter"
  public static let mediaTypes = ["text/markdown"]
  public static var rules: [RuleEntry] { FrontMatterRules.entries }

  public init(options: NoOptions) throws {}
  public init() {}

  public func repair(_ source: Source) throws -> [SourceEdit] {
    guard case .bytes = source.locator else { return [] }
    return Soundness(source).isSound ? [] : edits(of: source.utf8)
  }

  /// A source's edits, the source as they leave it, and what is read of it then: each file read once where it is sound.
  public func mend(_ source: Source) -> (edits: [SourceEdit], source: Source, reading: FrontMatterReading) {
    let soundness = Soundness(source)
    if soundness.isSound { return ([], source, soundness.reading ?? FrontMatter.read(source)) }
    let edits = edits(of: source.utf8)
    if edits.isEmpty, let reading = soundness.reading { return ([], source, reading) }
    let repaired = source.repaired(by: edits)
    return (edits, repaired, FrontMatter.read(repaired))
  }

  private func edits(of bytes: [UInt8]) -> [SourceEdit] {
    let charset = Mojibake.edits(bytes)
    guard !charset.isEmpty else { return edits(ofBlockIn: bytes, isKnown: true) }
    var draft = Draft(bytes).applying(charset)
    draft.apply(edits(ofBlockIn: draft.bytes, isKnown: false))
    let hasBlock = FrontMatter.read(Source(draft.bytes)).format != nil
    return hasBlock && !draft.isOverLimit ? draft.edits(of: bytes) : edits(ofBlockIn: bytes, isKnown: true)
  }

  // The caller may know already that the block is not sound.
  private func edits(ofBlockIn bytes: [UInt8], isKnown: Bool) -> [SourceEdit] {
    let lines = HeadLine.read(bytes)
    guard let whole = WholeBlockMender.mended(bytes, lines), !whole.isOverLimit, whole.bytes != bytes else {
      return isKnown || !Soundness(Source(bytes)).isSound ? edits(of: lines, in: bytes) : []
    }
    let isSound = Soundness(Source(whole.bytes)).isSound
    let edits = isSound ? [] : edits(of: HeadLine.read(whole.bytes), in: whole.bytes)
    let draft = whole.applying(edits)
    let reading = FrontMatter.read(Source(draft.bytes))
    return reading.format != nil && !draft.isOverLimit ? draft.edits(of: bytes) : []
  }

  private func edits(of lines: [HeadLine], in bytes: [UInt8]) -> [SourceEdit] {
    if let edits = JSONMender.edits(bytes) { return edits }
    var headRepair = HeadRepair(bytes, lines)
    guard let head = headRepair.head(), head.end <= FrontMatterLimits.mendedSize else { return [] }
    let text = Array(bytes[..<head.end])
    var draft = Draft(text)
    draft.apply(head.edits)
    let isMended = head.format == .toml ? TOMLMender.mend(&draft) : BlockMender.mend(&draft)
    return isMended ? draft.edits(of: text) + head.tail : []
  }
}
