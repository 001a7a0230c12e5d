extension BlockScan {
  /// Whether a key looks like one of a block's and not like a word before a colon in prose.
  func isStrong(_ key: KeyMark, like other: KeyMark?) -> Bool {
    guard key.words == 1 else { return false }
    if key.isQuoted { return !bytes[key.name].contains(0x20) }
    let isLower = isLowercase(key) || (other != nil && isCode(key))
    guard let other, !other.isQuoted else { return isLower || KnownKeys.holds(bytes[key.name]) }
    return isLower || !isLowercase(other) || KnownKeys.holds(bytes[key.name])
  }

  /// Whether a key line looks like data and not like the beginning of a sentence.
  func isDataLike(_ key: KeyMark) -> Bool {
    let name = bytes[key.name]
    if name.contains(UInt8(ascii: "_")) || name.contains(where: \.isDigit) { return true }
    if name.dropFirst().contains(where: { (0x41...0x5A).contains($0) }) { return true }
    return key.value.count < 40
  }

  /// `FIPS`, and not a word that opens a remark.
  func isCode(_ key: KeyMark) -> Bool {
    let name = bytes[key.name]
    guard name.count > 1, name.allSatisfy({ (0x41...0x5A).contains($0) || $0.isDigit || $0 == 0x5F }) else {
      return false
    }
    return !["NOTE", "NOTES", "TODO", "TIP", "WARNING", "FIXME", "NB", "PS", "EDIT", "UPDATE"].contains {
      name.elementsEqual($0.utf8)
    }
  }

  func isLowercase(_ key: KeyMark) -> Bool {
    guard let first = bytes[key.name].first(where: { $0 < 0x80 }) else { return false }
    return !(0x41...0x5A).contains(first)
  }
}
