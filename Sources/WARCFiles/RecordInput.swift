import Stages

/// Why a record can't be read whole.
enum RecordFault: Error, Equatable {
  /// The file ends in it.
  case truncated
  /// It is not what a record is.
  case damaged(String)
  /// Bytes, over a limit.
  case tooLarge(Int)

  var failure: Failure {
    switch self {
    case .truncated:
      Failure(
        "warc.truncated", "the file ends in the middle of the record", advice: "check how it was downloaded or copied")
    case .damaged(let what):
      Failure("warc.damaged", "not a sound WARC record: \(what)", advice: "check how it was made or downloaded")
    case .tooLarge(let limit):
      Failure("limit.bytes", "over the limit of \(limit) bytes", advice: "raise it with --max-bytes (run.maxBytes)")
    }
  }
}

/// The bytes of one record from its offset on: inflated where it is a gzip member, as they are where it is not.
struct RecordInput {
  private let file: any RandomAccess
  private let inflater: Inflater?
  /// What was read from the file ahead.
  private var buffer: [UInt8]
  private var low = 0
  private var high = 0
  /// Of the byte of the file after `high`.
  private var offset: Int
  private var isOver = false

  /// Whether the record has an end of its own, which the file shows.
  var isMember: Bool { inflater != nil }
  /// Offset in the file of the first byte that was not used.
  var position: Int { offset - (high - low) }

  init(_ file: any RandomAccess, at offset: Int, chunk: Int = 1 << 16) throws {
    self.file = file
    self.offset = offset
    buffer = [UInt8](repeating: 0, count: chunk)
    var head: [UInt8] = [0, 0]
    let count = try head.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
    inflater = count == 2 && head == [0x1F, 0x8B] ? Inflater(.gzip) : nil
  }

  /// The next bytes of the record; none at the end of its member, or of the file where it is not compressed.
  ///
  /// - Throws: `RecordFault`, or what the file throws.
  mutating func read(into output: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !output.isEmpty, !isOver else { return 0 }
    while true {
      if low == high, try !fill() {
        isOver = true
        if isMember { throw RecordFault.truncated }
        return 0
      }
      guard let inflater else { return copy(into: output) }
      let result = buffer.withUnsafeBytes { bytes in
        inflater.inflate(UnsafeRawBufferPointer(rebasing: bytes[low..<high]), into: output)
      }
      low += result.consumed
      switch result.progress {
      case .damaged:
        isOver = true
        throw RecordFault.damaged("its compressed bytes are no gzip")
      case .ended:
        isOver = true
        return result.produced
      case .unfinished: if result.produced > 0 { return result.produced }
      }
    }
  }

  private mutating func copy(into output: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(output.count, high - low)
    buffer.withUnsafeBytes { output.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[low..<(low + count)])) }
    low += count
    return count
  }

  private mutating func fill() throws -> Bool {
    let file = file
    let offset = offset
    let count = try buffer.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
    (low, high) = (0, count)
    self.offset += count
    return count > 0
  }
}
