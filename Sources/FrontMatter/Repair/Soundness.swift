import DocumentModel
import Provenance

/// Whether a file's front matter reads as it stands and nothing says that it was meant otherwise; or is more than anything
/// that is looked into.
struct Soundness {
  let isSound: Bool
  /// What is read, where that was needed to know.
  let reading: FrontMatterReading?

  init(_ source: Source) {
    let bytes = source.utf8
    let layout = FrontMatterLayout(bytes)
    switch layout.opening {
    case .none:
      isSound = !Soundness.mayBegin(bytes) && !Mojibake.hasMark(bytes)
      reading = isSound ? FrontMatterReading(body: source.indices) : nil
    case .json:
      let reading = FrontMatter.read(source)
      isSound = reading.failure == nil && Mojibake.edits(bytes).isEmpty
      self.reading = reading
    case .delimiter(let format, let block):
      guard let closing = layout.closing else {
        (isSound, reading) = (false, nil)
        return
      }
      let range = block..<closing.lowerBound
      guard range.count <= FrontMatterLimits.blockSize else {
        (isSound, reading) = (true, nil)
        return
      }
      var failure: FrontMatterFailure?
      let metadata = Soundness.metadata(source, format, range, &failure)
      if let failure {
        isSound = failure.problem == .limit
        reading = FrontMatterReading(body: source.indices, failure: failure)
        return
      }
      isSound = metadata != nil && !Soundness.goesOn(bytes, closing.upperBound) && Mojibake.edits(bytes).isEmpty
      reading = metadata.map {
        FrontMatterReading(metadata: $0, body: closing.upperBound..<source.count, format: format, block: range)
      }
    }
  }

  /// Whether the first line that is not blank may be a damaged beginning.
  private static func mayBegin(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset, end: bytes.count)
      let next = end < bytes.count ? bytes.afterBreak(end, end: bytes.count) : end
      let line = HeadLine(bytes, offset, end, next)
      switch line.kind {
      case .blank: break
      case .delimiter, .fence, .key, .conflict: return true
      default: return bytes[line.content] == UInt8(ascii: "{")
      }
      guard next > offset else { break }
      offset = next
    }
    return false
  }

  /// Nil where the block does not read, or hardly as it was meant.
  private static func metadata(
    _ source: Source, _ format: FrontMatterFormat, _ block: Range<Int>, _ failure: inout FrontMatterFailure?
  ) -> Metadata? {
    do throws(FrontMatterFailure) {
      guard format == .yaml else { return try FrontMatter.metadata(source, format, block) }
      let read = try FrontMatter.yaml(source, block)
      return read.isSuspect || hasInvisible(source.utf8, block) ? nil : read.metadata
    } catch {
      failure = error
      return nil
    }
  }

  private static func hasInvisible(_ bytes: [UInt8], _ block: Range<Int>) -> Bool {
    var offset = block.lowerBound
    while offset < block.upperBound {
      if bytes[offset] >= 0xC2, Invisible.at(bytes, offset, block.upperBound) != nil { return true }
      offset += 1
    }
    return false
  }

  /// Whether what follows the block may still be part of it.
  private static func goesOn(_ bytes: [UInt8], _ body: Int) -> Bool {
    var offset = body
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset, end: bytes.count)
      let next = end < bytes.count ? bytes.afterBreak(end, end: bytes.count) : end
      let line = HeadLine(bytes, offset, end, next)
      if line.kind != .blank, line.kind != .comment || line.indent > 0 {
        return line.indent > 0 || line.kind == .key || line.kind == .item || line.kind == .delimiter
      }
      guard next > offset else { return false }
      offset = next
    }
    return false
  }
}

extension Source {
  /// Bytes to be read for a trial.
  convenience init(_ bytes: [UInt8]) {
    self.init(id: SourceID(0), utf8: bytes, locator: .bytes(.identity, part: nil))
  }
}
