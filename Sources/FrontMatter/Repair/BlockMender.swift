import DocumentModel
import Provenance

/// Mends a YAML block between sound delimiters, line by line, until it reads.
struct BlockMender {
  /// How far a text reads: the block's bytes not yet read, and whether it was the types that failed.
  struct Progress {
    var isComposing: Bool
    var rest: Int
    var failure: FrontMatterFailure?

    func isBetter(than other: Progress) -> Bool {
      if failure == nil { return other.failure != nil }
      if other.failure == nil { return false }
      if isComposing != other.isComposing { return isComposing }
      return rest < other.rest
    }
  }

  private(set) var draft: Draft
  /// Bytes that may still be read for trials.
  private var budget = 3 << 18

  static func mend(_ draft: inout Draft) -> Bool {
    var mender = BlockMender(draft: draft)
    guard mender.run() else { return false }
    draft = mender.draft
    return true
  }

  private init(draft: Draft) {
    self.draft = draft
  }

  static func block(of bytes: [UInt8]) -> Range<Int> {
    let layout = FrontMatterLayout(bytes)
    guard case .delimiter(_, let block) = layout.opening, let closing = layout.closing else { return 0..<0 }
    return block..<closing.lowerBound
  }

  static func progress(_ bytes: [UInt8]) -> Progress {
    let block = block(of: bytes)
    do throws(FrontMatterFailure) {
      let node = try YAMLReader.read(bytes, in: block)
      do throws(FrontMatterFailure) {
        var composer = YAMLComposer(Source(bytes))
        switch try composer.compose(node) {
        case Metadata.map, Metadata.null: return Progress(isComposing: true, rest: 0)
        default:
          throw FrontMatterFailure(.notAMap, "no keys and values", at: node.range.lowerBound)
        }
      } catch {
        return Progress(isComposing: true, rest: block.upperBound - error.start, failure: error)
      }
    } catch {
      return Progress(isComposing: false, rest: block.upperBound - error.start, failure: error)
    }
  }

  private mutating func run() -> Bool {
    let isReadable = BlockMender.progress(draft.bytes).failure == nil
    draft.apply(LineMender.invisible(LineMender(draft.bytes)))
    if let mended = asJSON() {
      draft = mended
      return true
    }
    if !isReadable { draft.apply(LineMender.gluedKeys(LineMender(draft.bytes))) }
    draft.apply(LineMender.items(LineMender(draft.bytes)))
    draft.apply(LineMender.raggedItems(LineMender(draft.bytes)))
    guard !draft.isOverLimit else { return false }
    var now = BlockMender.progress(draft.bytes)
    var rounds = 0
    while let failure = now.failure {
      rounds += 1
      budget -= 3 * draft.bytes.count
      guard failure.problem != .limit, rounds <= 500, budget > 0 else { return false }
      guard let (next, progress) = bestStep(failure, now) else { return false }
      draft = next
      now = progress
    }
    return true
  }

  /// The block as JSON, where it is an object that reads then.
  private func asJSON() -> Draft? {
    guard let edits = JSONMender.edits(draft.bytes, block: BlockMender.block(of: draft.bytes)) else { return nil }
    let trial = draft.applying(edits)
    return BlockMender.progress(trial.bytes).failure == nil && !trial.isOverLimit ? trial : nil
  }

  /// The candidate that moves the first fault furthest; of equals the one with the fewest edits, then the first.
  private mutating func bestStep(_ failure: FrontMatterFailure, _ now: Progress) -> (Draft, Progress)? {
    let mender = FaultMender(draft.bytes, failure)
    return best(of: mender.wholeCandidates(), now) ?? best(of: mender.candidates(), now)
  }

  private mutating func best(of candidates: [[SourceEdit]], _ now: Progress) -> (Draft, Progress)? {
    var best: (draft: Draft, progress: Progress, edits: Int)?
    for edits in candidates {
      budget -= draft.bytes.count
      guard budget > 0 else { break }
      let trial = draft.applying(edits)
      let progress = BlockMender.progress(trial.bytes)
      guard progress.isBetter(than: now) else { continue }
      if let known = best {
        if known.progress.isBetter(than: progress) { continue }
        if !progress.isBetter(than: known.progress), edits.count >= known.edits { continue }
      }
      best = (trial, progress, edits.count)
    }
    return best.map { ($0.draft, $0.progress) }
  }
}
