/// What words say, by word: an open-addressing table that is filled once, for the many words in the names of classes.
public struct WordTable<Value: Sendable>: Sendable {
  /// Zero where there is no word.
  @usableFromInline var hashes: [UInt32]
  @usableFromInline var places: [Int32]
  @usableFromInline let entries: [(word: String, value: Value)]

  /// Of equal words the last one counts.
  @inlinable public init(_ entries: [(word: String, value: Value)]) {
    self.entries = entries
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    places = Array(repeating: 0, count: size)
    for (place, entry) in entries.enumerated() {
      let slot = slot(of: entry.word)
      hashes[slot] = WordTable.hash(entry.word)
      places[slot] = Int32(place)
    }
  }

  @inlinable public subscript(_ word: String) -> Value? {
    let slot = slot(of: word)
    return hashes[slot] == 0 ? nil : entries[Int(places[slot])].value
  }

  /// Where a word stands, or would.
  @inlinable func slot(of word: String) -> Int {
    let hash = WordTable.hash(word)
    var slot = Int(hash) & (hashes.count - 1)
    while hashes[slot] != 0, hashes[slot] != hash || entries[Int(places[slot])].word != word {
      slot = (slot + 1) & (hashes.count - 1)
    }
    return slot
  }

  @inlinable static func hash(_ word: String) -> UInt32 { UInt32(truncatingIfNeeded: word.labelHash) | 1 }
}

extension String {
  /// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo), the upper half mixed into the lower.
  @inlinable public var labelHash: UInt64 {
    let hash =
      utf8.withContiguousStorageIfAvailable { String.hash($0) } ?? Array(utf8).withUnsafeBufferPointer(String.hash)
    return hash ^ (hash >> 32)
  }

  @usableFromInline static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
