import CCmarkGFM
import Synchronization

/// Markdown parsed by cmark-gfm, with tables, strikethrough, autolinks, task lists and footnotes.
final class CmarkTree {
  let root: CmarkNode

  /// The extensions' special characters are global to the library: one parse at a time.
  private static let turn = Mutex(())

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Nil where memory does not suffice.
  init?(parsing text: UnsafeBufferPointer<UInt8>) {
    let parsed: UInt? = Self.turn.withLock { _ in
      guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
      defer { cmark_parser_free(parser) }
      _ = Self.registered
      for name in Self.extensions where name != "autolink" || !Self.hasRunOfSigns(text) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      return cmark_parser_finish(parser).map { UInt(bitPattern: $0) }
    }
    guard let parsed, let root = CmarkNode(bitPattern: parsed) else { return nil }
    self.root = root
  }

  /// Whether a word holds more @ than any address does: cmark-gfm looks for addresses at each of them, up to the word's end.
  private static func hasRunOfSigns(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var signs = 0
    for byte in text {
      if byte <= 0x20 { signs = 0 } else if byte == UInt8(ascii: "@") { signs += 1 }
      if signs > 1_000 { return true }
    }
    return false
  }

  deinit {
    cmark_node_free(root)
  }

  /// As the library says it.
  static var version: String { String(cString: cmark_version_string()) }
}
