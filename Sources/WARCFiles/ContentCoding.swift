import Stages

/// How a body was compressed for its journey (RFC 9110, 8.4.1).
enum ContentCoding {
  case identity
  case gzip
  case deflate

  /// - Throws: `Failure` for one that is not read.
  init(_ name: String) throws {
    switch name {
    case "identity", "none", "": self = .identity
    case "gzip", "x-gzip": self = .gzip
    case "deflate": self = .deflate
    default:
      throw Failure(
        "warc.coding", "the body is compressed by “\(name.prefix(20))”, which is not read",
        advice: "have the crawler ask for gzip")
    }
  }

  /// The bytes, and whether they end where the compression does.
  ///
  /// - Throws: `Failure` for more than `limit` bytes, or damage.
  func decode(_ bytes: [UInt8], limit: Int) throws -> (bytes: [UInt8], isComplete: Bool) {
    switch self {
    case .identity: return (bytes, true)
    case .gzip:
      guard bytes.starts(with: [0x1F, 0x8B]) else { return (bytes, true) }
      return try ContentCoding.inflate(bytes, .gzip, limit)
    case .deflate:
      // Meant is zlib's form; some servers send the bare stream.
      let isZlib = bytes.count >= 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
      return try ContentCoding.inflate(bytes, isZlib ? .zlib : .raw, limit)
    }
  }

  private static func inflate(
    _ bytes: [UInt8], _ wrapping: Inflater.Wrapping, _ limit: Int
  ) throws -> (bytes: [UInt8], isComplete: Bool) {
    let inflater = Inflater(wrapping)
    var result: [UInt8] = []
    var low = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while low < bytes.count {
      let step = bytes.withUnsafeBytes { input in
        chunk.withUnsafeMutableBytes { inflater.inflate(UnsafeRawBufferPointer(rebasing: input[low...]), into: $0) }
      }
      low += step.consumed
      result += chunk[..<step.produced]
      guard result.count <= limit else { throw RecordFault.tooLarge(limit).failure }
      switch step.progress {
      case .ended: return (result, true)
      case .damaged: throw Failure("warc.coding", "its compressed body is damaged after \(result.count) bytes")
      case .unfinished: if step.consumed == 0, step.produced == 0 { return (result, false) }
      }
    }
    return (try drain(inflater, &result, &chunk, limit), false)
  }

  /// What is still in the inflater when the input is used up.
  private static func drain(
    _ inflater: Inflater, _ result: inout [UInt8], _ chunk: inout [UInt8], _ limit: Int
  ) throws -> [UInt8] {
    while true {
      let step = chunk.withUnsafeMutableBytes {
        inflater.inflate(UnsafeRawBufferPointer(start: nil, count: 0), into: $0)
      }
      result += chunk[..<step.produced]
      guard result.count <= limit else { throw RecordFault.tooLarge(limit).failure }
      if step.produced == 0 || step.progress != .unfinished { return result }
    }
  }
}
