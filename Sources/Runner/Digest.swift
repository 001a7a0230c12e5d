import Crypto
import Foundation
public import SystemPackage

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

  /// The SHA-256 of a script or a style as a content security policy names it (CSP 3, section 2.3.1).
  public static func policySource(_ bytes: [UInt8]) -> String {
    "'sha256-\(Data(SHA256.hash(data: bytes)).base64EncodedString())'"
  }

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

extension Digest {
  /// `sha256:…` of a file, read in pieces.
  ///
  /// - Throws: `FileSystem.Problem`.
  public static func named(fileAt path: FilePath, below root: FilePath? = nil) throws(FileSystem.Problem) -> String {
    let file = try FileSystem.openFile(path, below: root)
    defer { try? file.close() }
    do {
      var hasher = SHA256()
      try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
        while true {
          let count = try file.read(into: buffer)
          if count == 0 { return }
          hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
      }
      return "sha256:" + hex(digits: hasher.finalize())
    } catch {
      throw FileSystem.Problem(path: path, errno: error as? Errno ?? .ioError)
    }
  }
}
