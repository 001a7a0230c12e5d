/// Writes JSON as bytes, with two spaces of indent or on one line.
///
/// The caller opens and closes objects and lists; commas, line ends and indents come by themselves.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private let compact: Bool
  /// For each open object or list: whether something stands in it, and whether it is written on one line.
  private var open: [(hasItems: Bool, inline: Bool)] = []
  private var afterKey = false

  /// - Parameter compact: everything on one line, without spaces.
  public init(compact: Bool = false) {
    self.compact = compact
    bytes.reserveCapacity(1 << 14)
  }

  public mutating func beginObject(inline: Bool = false) { begin(0x7B, inline: inline) }
  public mutating func endObject() { end(0x7D) }
  public mutating func beginArray(inline: Bool = false) { begin(0x5B, inline: inline) }
  public mutating func endArray() { end(0x5D) }

  public mutating func key(_ key: String) {
    separate()
    string(raw: key.utf8)
    bytes.append(0x3A)
    if !compact { bytes.append(0x20) }
    afterKey = true
  }

  public mutating func string(_ text: String) {
    separate()
    string(raw: text.utf8)
  }

  /// UTF-8 bytes of a string.
  public mutating func string(utf8 text: [UInt8]) {
    separate()
    text.withUnsafeBufferPointer { string(raw: $0) }
  }

  /// UTF-8 bytes of a string.
  public mutating func string(utf8 text: ArraySlice<UInt8>) {
    separate()
    text.withUnsafeBufferPointer { string(raw: $0) }
  }

  public mutating func int(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes a number that is already spelled as JSON.
  public mutating func number(_ spelling: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: spelling)
  }

  /// To one decimal; whole numbers without it.
  public mutating func tenths(_ number: Float) {
    separate()
    let scaled = (Double(number) * 10).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else {
      bytes.append(0x30)
      return
    }
    let value = Int(scaled)
    if value < 0 { bytes.append(0x2D) }
    bytes.append(contentsOf: String(abs(value) / 10).utf8)
    if value % 10 != 0 {
      bytes.append(0x2E)
      bytes.append(UInt8(0x30 + abs(value) % 10))
    }
  }

  public mutating func bool(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// A value read before, as it is.
  public mutating func node(_ node: JSONNode, inline: Bool = false) {
    switch node.value {
    case .null: null()
    case .bool(let truth): bool(truth)
    case .number(let text): number(text.utf8)
    case .string(let text, _): string(text)
    case .array(let items):
      beginArray(inline: inline)
      for item in items { self.node(item, inline: inline) }
      endArray()
    case .object(let members):
      beginObject(inline: inline)
      for member in members {
        key(member.key)
        self.node(member.value, inline: inline)
      }
      endObject()
    }
  }

  public mutating func lineFeed() { bytes.append(0x0A) }

  private mutating func begin(_ bracket: UInt8, inline: Bool) {
    separate()
    bytes.append(bracket)
    open.append((false, inline || compact || (open.last?.inline ?? false)))
  }

  private mutating func end(_ bracket: UInt8) {
    let last = open.removeLast()
    if last.hasItems, !last.inline { newLine() }
    bytes.append(bracket)
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<open.count { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    guard let last = open.indices.last else { return }
    if open[last].hasItems {
      bytes.append(0x2C)
      if open[last].inline, !compact { bytes.append(0x20) }
    }
    open[last].hasItems = true
    if !open[last].inline { newLine() }
  }

  private mutating func string(raw text: some Collection<UInt8>) {
    bytes.append(0x22)
    if let done: Void = text.withContiguousStorageIfAvailable({ escape($0) }) {
      done
    } else {
      Array(text).withUnsafeBufferPointer { escape($0) }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      index += 1
      start = index
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      default:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}
