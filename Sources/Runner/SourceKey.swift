/// Keys of sources: the path below the input root, `/`-separated, with control bytes, bytes that are no UTF-8 and `%`
/// percent-encoded.
public enum SourceKey {
  public static func encode(_ path: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < path.count {
      let length = scalarLength(path, at: index)
      let byte = path[index]
      if length == 0 || byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
        let digits = Array("0123456789ABCDEF".utf8)
        result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        index += 1
      } else {
        result.append(contentsOf: path[index..<(index + length)])
        index += length
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Length of the valid UTF-8 scalar at `index`, or 0.
  private static func scalarLength(_ bytes: [UInt8], at index: Int) -> Int {
    let byte = bytes[index]
    let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
    guard length > 0, index + length <= bytes.count else { return 0 }
    let slice = bytes[index..<(index + length)]
    return String(validating: slice, as: UTF8.self) == nil ? 0 : length
  }

  /// The path that a key stands for, as bytes.
  public static func decode(_ key: String) -> [UInt8] {
    var result: [UInt8] = []
    let bytes = Array(key.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
