import DocumentModel
import Provenance

/// What is remembered of a text so that texts like it are found: the smallest values of 64 hash functions over all runs of
/// four words (A. Z. Broder, “On the resemblance and containment of documents”, 1997), 16 bits of each (P. Li and
/// A. C. König, “b-Bit minwise hashing”, 2010). The share of equal values estimates the share of common runs of words.
public struct TextSketch: Sendable, Equatable {
  public static let slots = 64
  /// Texts of fewer words are like many others: they have no sketch.
  static let fewestWords = 16

  /// 64 numbers, or none for a text that is too short.
  public let minima: [UInt16]

  public init(minima: [UInt16]) {
    self.minima = minima.count == TextSketch.slots ? minima : []
  }

  /// The sketch of texts, one after another. Words are runs of letters and digits; capitals of ASCII count as small ones.
  public init(of texts: some Sequence<[UInt8]>) {
    var builder = Builder()
    for text in texts { builder.add(text) }
    minima = builder.minima
  }

  /// How many of the 64 values are equal.
  public func agreement(with other: TextSketch) -> Int {
    zip(minima, other.minima).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }
}

extension TextSketch {
  /// As hex digits; empty for none.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(minima.count * 4)
    for value in minima {
      for shift in [12, 8, 4, 0] { text.append(digits[Int(value >> UInt16(shift)) & 15]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for what is no sketch.
  public init?(hex: String) {
    let bytes = Array(hex.utf8)
    guard bytes.isEmpty || bytes.count == TextSketch.slots * 4 else { return nil }
    var minima: [UInt16] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      guard let value = UInt16(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16) else { return nil }
      minima.append(value)
    }
    self.init(minima: minima)
  }
}

extension Record {
  /// The main text, in reading order: what sections hold.
  var mainTexts: [[UInt8]] {
    var texts: [[UInt8]] = []
    for section in sections {
      if let heading = section.heading { texts.append(heading.text.utf8) }
      for block in section.blocks { texts.append(contentsOf: block.texts.map(\.utf8)) }
    }
    return texts
  }
}

/// Reads words and keeps the smallest values.
private struct Builder {
  /// Odd factors and addends of 64 permutations of 32 bits.
  private static let factors = numbers(seed: 0x9E37_79B9_7F4A_7C15).map { $0 | 1 }
  private static let addends = numbers(seed: 0xD1B5_4A32_D192_ED03)

  private var smallest = [UInt32](repeating: .max, count: TextSketch.slots)
  /// Hashes of the last four words.
  private var last: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var words = 0

  var minima: [UInt16] {
    words < TextSketch.fewestWords ? [] : smallest.map { UInt16(truncatingIfNeeded: $0 >> 8) }
  }

  /// Adds the words of a text; a text's end is a word's end.
  mutating func add(_ text: [UInt8]) {
    var hash = Builder.start
    var length = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      var next = index + 1
      switch byte {
      case 0x30...0x39, 0x61...0x7A: hash = Builder.step(hash, byte)
      case 0x41...0x5A: hash = Builder.step(hash, byte | 0x20)
      case 0xE3...0xEF where index + 3 <= text.count:
        // Scripts without spaces: a character is a word.
        if length > 0 { add(word: hash) }
        add(word: Builder.step(Builder.step(Builder.step(Builder.start, byte), text[index + 1]), text[index + 2]))
        (hash, length, next) = (Builder.start, -1, index + 3)
      case 0xE2, 0xC2:
        // General punctuation, symbols, no-break spaces.
        if length > 0 { add(word: hash) }
        (hash, length, next) = (Builder.start, -1, index + (byte == 0xE2 ? 3 : 2))
      case 0x80...: hash = Builder.step(hash, byte)
      default:
        if length > 0 { add(word: hash) }
        (hash, length) = (Builder.start, -1)
      }
      length += 1
      index = next
    }
    if length > 0 { add(word: hash) }
  }

  private mutating func add(word: UInt64) {
    last = (last.1, last.2, last.3, word)
    words += 1
    guard words >= 4 else { return }
    var mixed = last.0
    for next in [last.1, last.2, last.3] { mixed = Builder.mix(mixed ^ next) }
    let value = UInt32(truncatingIfNeeded: mixed >> 32)
    smallest.withUnsafeMutableBufferPointer { smallest in
      Builder.factors.withUnsafeBufferPointer { factors in
        Builder.addends.withUnsafeBufferPointer { addends in
          for slot in 0..<TextSketch.slots {
            smallest[slot] = min(smallest[slot], value &* factors[slot] &+ addends[slot])
          }
        }
      }
    }
  }

  /// FNV-1a.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The finish of SplitMix64.
  private static func mix(_ number: UInt64) -> UInt64 {
    var value = number &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static func numbers(seed: UInt64) -> [UInt32] {
    (0..<UInt64(TextSketch.slots)).map { UInt32(truncatingIfNeeded: mix(seed &+ $0 &* 0x632B_E59B_D9B4_E019) >> 32) }
  }
}
