import CZlib

/// The format of zlib (RFC 1950), which browsers read by `DecompressionStream('deflate')`.
enum Deflate {
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let status = compress2(buffer.baseAddress, &size, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
      // The room is what zlib asked for, so that only a lack of memory is left to fail.
      precondition(status == Z_OK, "zlib has no memory")
      count = Int(size)
    }
  }
}
