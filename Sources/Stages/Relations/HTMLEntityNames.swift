/// The names of character references, found by bytes in the compact table. Only the name is looked at when the table is read:
/// what a name stands for is read when it is met.
struct HTMLEntityNames: Sendable {
  /// A name found: the UTF-8 that it stands for, and whether it counts without its semicolon.
  struct Entry {
    var utf8: [UInt8]
    var standsAlone: Bool
  }

  /// Length of the longest name, in bytes.
  let longest: Int
  /// `name=HEX+HEX`, or `name!HEX` for a name that stands alone, between white space.
  private let table: [UInt8]
  /// Where entries begin in the table, by hash; -1 for none.
  private let slots: [Int32]
  private static let slotCount = 8192

  init(_ table: StaticString) {
    let bytes = table.withUTF8Buffer { Array($0) }
    var slots = [Int32](repeating: -1, count: HTMLEntityNames.slotCount)
    var longest = 0
    var start = 0
    while start < bytes.count {
      if bytes[start] <= 0x20 {
        start += 1
        continue
      }
      let end = HTMLEntityNames.nameEnd(bytes, start)
      longest = max(longest, end - start)
      var slot = HTMLEntityNames.slot(bytes[start..<end])
      while slots[slot] >= 0 { slot = (slot + 1) % HTMLEntityNames.slotCount }
      slots[slot] = Int32(start)
      start = end
      while start < bytes.count, bytes[start] > 0x20 { start += 1 }
    }
    self.longest = longest
    self.slots = slots
    self.table = bytes
  }

  func find(_ name: ArraySlice<UInt8>) -> Entry? {
    var slot = HTMLEntityNames.slot(name)
    while slots[slot] >= 0 {
      let start = Int(slots[slot])
      let end = start + name.count
      if end < table.count, HTMLEntityNames.isSign(table[end]), table[start..<end].elementsEqual(name) {
        return entry(at: end)
      }
      slot = (slot + 1) % HTMLEntityNames.slotCount
    }
    return nil
  }

  /// What stands behind a name.
  private func entry(at sign: Int) -> Entry {
    let numbers = table[(sign + 1)...].prefix { $0 > 0x20 }.split(separator: UInt8(ascii: "+"))
    let text = numbers.reduce(into: "") { text, digits in
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return Entry(utf8: Array(text.utf8), standsAlone: table[sign] == UInt8(ascii: "!"))
  }

  private static func nameEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, !isSign(bytes[end]) { end += 1 }
    return end
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "=") || byte == UInt8(ascii: "!") }

  private static func slot(_ name: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash % UInt32(slotCount))
  }
}
