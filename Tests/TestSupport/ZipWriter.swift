/// Writes zip files of entries that are stored as they are, and damages them on request.
public struct ZipWriter {
  public private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  public init() {}

  public init(_ entries: [(name: String, text: String)]) {
    for entry in entries { add(entry.name, Array(entry.text.utf8)) }
  }

  /// Adds an entry; `flags` 1 is “encrypted”, `checksum` and `claimed` replace what is true.
  public mutating func add(
    _ name: String, _ content: [UInt8], flags: Int = 0, checksum: UInt32? = nil, claimed: Int? = nil
  ) {
    let name = Array(name.utf8)
    let sum = Int(checksum ?? ZipWriter.checksum(content))
    let size = claimed ?? content.count
    let common =
      two(20) + two(flags) + two(0) + two(0) + two(0x21) + four(sum) + four(content.count) + four(size)
      + two(name.count) + two(0)
    directory += four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(bytes.count) + name
    bytes += four(0x0403_4B50) + common + name + content
    count += 1
  }

  /// The whole file.
  public func finished() -> [UInt8] {
    bytes + directory
      + (four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count) + four(directory.count) + four(bytes.count)
        + two(0))
  }

  private func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }

  /// CRC-32 of ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
