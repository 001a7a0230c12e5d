/// Names with their numbers, for look-up by the bytes of a page in any case.
///
/// The tables live as long as the process, so that a page's reading holds plain pointers to them.
struct HTMLNames: @unchecked Sendable {
  private struct Slot {
    var text: UnsafePointer<UInt8>?
    var count = 0
    var number: UInt8 = 0
  }

  /// What a hash begins with.
  static let seed: UInt32 = 2_166_136_261
  private static let slotCount = 1024
  private let slots: UnsafePointer<Slot>

  init(_ names: [(String, UInt8)]) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: HTMLNames.slotCount)
    slots.initialize(repeating: Slot(), count: HTMLNames.slotCount)
    for (name, number) in names {
      let bytes = Array(name.utf8)
      let text = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
      text.initialize(from: bytes, count: bytes.count)
      var index = HTMLNames.slot(bytes.reduce(HTMLNames.seed) { HTMLNames.hash($0, $1) })
      while slots[index].text != nil { index = (index + 1) % HTMLNames.slotCount }
      slots[index] = Slot(text: UnsafePointer(text), count: bytes.count, number: number)
    }
    self.slots = UnsafePointer(slots)
  }

  /// The hash with one more byte, given in lower case (FNV-1a).
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

  @inline(__always)
  private static func slot(_ hash: UInt32) -> Int { Int((hash ^ hash >> 15) % UInt32(slotCount)) }

  /// The number of the name at an address, of so many bytes and that hash; nil where it is none of these.
  @inline(__always)
  func find(_ name: UnsafePointer<UInt8>, _ count: Int, hash: UInt32) -> UInt8? {
    var index = HTMLNames.slot(hash)
    while let text = slots[index].text {
      if slots[index].count == count, HTMLNames.equal(name, text, count) { return slots[index].number }
      index = (index + 1) % HTMLNames.slotCount
    }
    return nil
  }

  @inline(__always)
  private static func equal(_ name: UnsafePointer<UInt8>, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count where name[index].lowercaseLetter != text[index] { return false }
    return true
  }
}

extension UInt8 {
  /// The small letter of a capital one, else the byte itself.
  @inline(__always)
  var lowercaseLetter: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// White space between a tag's parts: no vertical tab.
  @inline(__always)
  var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
}
