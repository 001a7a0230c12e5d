import Provenance

/// The rules of charsets. Their entries are among the common ones of module Stages, which stands above this one.
enum CharsetRules {
  static let invalidBytes = Rule("charset.invalid-bytes")
  static let byteOrderMark = Rule("charset.byte-order-mark")
}
