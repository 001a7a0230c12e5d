import Provenance

/// Whether a file's front matter reads as it stands and nothing says that it was meant otherwise.
struct Soundness {
  let isSound: Bool

  init(_ bytes: [UInt8]) {
    let layout = FrontMatterLayout(bytes)
    switch layout.opening {
    case .none: isSound = !Soundness.mayBegin(bytes)
    case .json: isSound = FrontMatter.read(Source(bytes)).failure == nil
    case .delimiter(let format, let block):
      guard let closing = layout.closing else {
        isSound = false
        return
      }
      isSound =
        Soundness.reads(bytes, format, block..<closing.lowerBound)
        && !Soundness.goesOn(bytes, closing.upperBound)
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

  private static func reads(_ bytes: [UInt8], _ format: FrontMatterFormat, _ block: Range<Int>) -> Bool {
    guard block.count <= FrontMatterLimits.blockSize else { return true }
    let source = Source(bytes)
    guard (try? FrontMatter.metadata(source, format, block)) != nil else { return false }
    guard format == .yaml else { return true }
    var reader = YAMLReader(bytes, block)
    _ = try? reader.document()
    return reader.suspects.isEmpty && !hasInvisible(bytes, block)
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
