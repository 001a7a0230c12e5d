/// The names of character references, read from the compact table, for look-up by bytes.
struct HTMLEntityNames: Sendable {
  struct Entry: Sendable {
    var name: [UInt8]
    var utf8: [UInt8]
    /// Whether the name counts without its semicolon.
    var standsAlone: Bool
  }

  /// Length of the longest name, in bytes.
  let longest: Int
  private let slots: [Int16]
  private let entries: [Entry]
  private static let slotCount = 8192

  /// Reads `name=HEX+HEX`, or `name!HEX`, between white space.
  init(_ table: StaticString) {
    let bytes = table.withUTF8Buffer { Array($0) }
    var entries: [Entry] = []
    for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard let sign = word.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "!") }) else { continue }
      let numbers = word[(sign + 1)...].split(separator: UInt8(ascii: "+"))
      let text = numbers.reduce(into: "") { text, digits in
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
      entries.append(
        Entry(name: Array(word[..<sign]), utf8: Array(text.utf8), standsAlone: word[sign] == UInt8(ascii: "!")))
    }
    var slots = [Int16](repeating: -1, count: HTMLEntityNames.slotCount)
    for (index, entry) in entries.enumerated() {
      var slot = HTMLEntityNames.slot(entry.name[...])
      while slots[slot] >= 0 { slot = (slot + 1) % HTMLEntityNames.slotCount }
      slots[slot] = Int16(index)
    }
    longest = entries.map(\.name.count).max() ?? 0
    self.slots = slots
    self.entries = entries
  }

  func find(_ name: ArraySlice<UInt8>) -> Entry? {
    var slot = HTMLEntityNames.slot(name)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.name.elementsEqual(name) { return entry }
      slot = (slot + 1) % HTMLEntityNames.slotCount
    }
    return nil
  }

  private static func slot(_ name: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash % UInt32(slotCount))
  }
}
