import Provenance

extension FaultMender {
  /// `key:value`, and `key = value`.
  func signs() -> [[SourceEdit]] {
    faultLines.compactMap { index in
      guard let key = lines[index].key else { return nil }
      if key.sign == .equals {
        if isAttribute(key) { return nil }
        let range = key.name.upperBound..<(key.mark + 1)
        let colon: [UInt8] = key.value.lowerBound == key.mark + 1 ? [0x3A, 0x20] : [0x3A]
        return [SourceEdit(range, colon, by: .keySign, reason: "an equals sign where YAML has a colon")]
      }
      guard key.isGlued else { return nil }
      let after = key.mark + 1
      return [SourceEdit(after..<after, [0x20], by: .colonSpace, reason: "no space after a key's colon")]
    }
  }

  /// `image: image: x`.
  func repeatedKeys() -> [[SourceEdit]] {
    faultLines.compactMap { index in
      guard let key = lines[index].key, let inner = KeyMark.read(bytes, key.value), !inner.isGlued,
        bytes[inner.name].elementsEqual(bytes[key.name])
      else { return nil }
      return [
        SourceEdit(
          inner.name.lowerBound..<inner.value.lowerBound, [], by: .repeatedKey, reason: "a value that repeats its key")
      ]
    }
  }

  /// `title: "x",` as JSON has it.
  func trailingCommas() -> [[SourceEdit]] {
    let faults = faultLines.filter { hasTrailingComma($0) && isCloserBeforeComma($0) }
    guard !faults.isEmpty else { return [] }
    let keys = block.filter { lines[$0].key != nil }
    let commas = keys.filter(hasTrailingComma)
    if commas.count >= 2, commas.count * 2 >= keys.count { return [commas.map(withoutComma)] }
    return faults.map { [withoutComma($0)] }
  }

  func hasTrailingComma(_ index: Int) -> Bool {
    let value = lines[index].value
    guard value.count > 1, bytes[value.upperBound - 1] == UInt8(ascii: ",") else { return false }
    return index + 1 >= block.upperBound || lines[index + 1].key != nil
      || lines[index + 1].indent <= lines[index].indent
  }

  /// Whether a whole quoted text or list in brackets stands before the comma.
  func isCloserBeforeComma(_ index: Int) -> Bool {
    let value = lines[index].value
    guard value.count > 2 else { return false }
    let first = bytes[value.lowerBound]
    let closing = bytes[value.upperBound - 2]
    return (first == closing && (closing == 0x22 || closing == 0x27)) || (first == 0x5B && closing == 0x5D)
  }

  func withoutComma(_ index: Int) -> SourceEdit {
    let end = lines[index].value.upperBound
    return SourceEdit((end - 1)..<end, [], by: .trailingComma, reason: "a comma after a value")
  }
}
