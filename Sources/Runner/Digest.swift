import Crypto

/// SHA-256 as records write it.
public enum Digest {
  /// 64 hex digits.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var hasher = SHA256()
    if let done: Void = bytes.withContiguousStorageIfAvailable({
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }) {
      done
    } else {
      hasher.update(data: Array(bytes))
    }
    return hex(digits: hasher.finalize())
  }

  /// `sha256:` and 64 hex digits.
  public static func named(_ bytes: some Sequence<UInt8>) -> String { "sha256:" + hex(bytes) }

  private static func hex(digits digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in digest {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
