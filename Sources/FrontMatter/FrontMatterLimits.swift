/// How much front matter may be. Real blocks stay below a hundredth of each.
enum FrontMatterLimits {
  /// Bytes between the delimiters.
  static let blockSize = 1 << 20
  /// Bytes of a block that can be mended; what is longer and does not read is refused.
  static let mendedSize = 1 << 16
  /// Keys, values, escapes and lines of values that a block may hold.
  static let parts = 30_000
  /// How deep lists and maps may stand in each other.
  static let depth = 64
  /// Nodes that aliases may add by repeating.
  static let aliasNodes = 10_000
  /// Bytes of text that aliases may add by repeating.
  static let aliasBytes = 1 << 20
}
