import DocumentModel
import JSONText
public import Provenance

/// Front matter at the head of a Markdown file: YAML between `---` lines, TOML between `+++` lines, a JSON object.
public enum FrontMatter {
  /// Reads the front matter of a source, strictly.
  ///
  /// Every scalar knows its bytes. What begins like front matter and is none, or can't be read, gives an empty map, the
  /// whole source as body, and a failure where it was meant to be some.
  public static func read(_ source: Source) -> FrontMatterReading {
    let layout = FrontMatterLayout(source.utf8)
    switch layout.opening {
    case .none: return FrontMatterReading(body: source.indices)
    case .json: return readJSON(source)
    case .delimiter(let format, let block):
      guard let closing = layout.closing else {
        let failure = FrontMatterFailure(
          .unclosed, "front matter without a closing delimiter", at: source.count, from: 0)
        return FrontMatterReading(body: source.indices, failure: failure)
      }
      let range = block..<closing.lowerBound
      do throws(FrontMatterFailure) {
        let metadata = try metadata(source, format, range)
        return FrontMatterReading(
          metadata: metadata, body: closing.upperBound..<source.count, format: format, block: range)
      } catch {
        return FrontMatterReading(body: source.indices, failure: error)
      }
    }
  }

  static func metadata(
    _ source: Source, _ format: FrontMatterFormat, _ block: Range<Int>
  ) throws(FrontMatterFailure) -> Metadata {
    guard block.count <= FrontMatterLimits.blockSize else {
      throw FrontMatterFailure(.limit, "larger than \(FrontMatterLimits.blockSize) bytes", at: block.lowerBound)
    }
    if format == .toml { return try TOMLReader.read(source, in: block) }
    return try yaml(source, block).metadata
  }

  /// Metadata of a block of YAML, and whether something in it reads well that was hardly meant so.
  static func yaml(
    _ source: Source, _ block: Range<Int>
  ) throws(FrontMatterFailure) -> (metadata: Metadata, isSuspect: Bool) {
    var reader = YAMLReader(source.utf8, block)
    let node = try reader.document()
    var composer = YAMLComposer(source)
    switch try composer.compose(node) {
    case .map(let entries): return (.map(entries), !reader.suspects.isEmpty)
    case .null: return (.map([]), !reader.suspects.isEmpty)
    default: throw FrontMatterFailure(.notAMap, "no keys and values", at: node.range.lowerBound)
    }
  }

  private static func readJSON(_ source: Source) -> FrontMatterReading {
    do {
      let (node, end) = try JSONReader.readPrefix(
        source.utf8, in: 0..<min(source.count, FrontMatterLimits.blockSize))
      let line = source.utf8.lineEnd(from: end, end: source.count)
      guard source.utf8[end..<line].allSatisfy(\.isBlank) else {
        let failure = FrontMatterFailure(.json, "text after the object", at: end, from: 0)
        return FrontMatterReading(body: source.indices, failure: failure)
      }
      let body = line < source.count ? source.utf8.afterBreak(line, end: source.count) : line
      return FrontMatterReading(
        metadata: JSONComposer(source: source).compose(node), body: body..<source.count, format: .json,
        block: 0..<end)
    } catch {
      return FrontMatterReading(
        body: source.indices, failure: FrontMatterFailure(.json, error.reason, at: error.offset, from: 0))
    }
  }
}
