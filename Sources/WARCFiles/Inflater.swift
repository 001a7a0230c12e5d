import CZlib

/// Inflates a stream by zlib, piece by piece.
final class Inflater {
  enum Wrapping: Int32 {
    case gzip = 31
    case zlib = 15
    case raw = -15
  }

  enum Progress {
    case unfinished
    case ended
    case damaged
  }

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init(_ wrapping: Wrapping) {
    stream.initialize(to: z_stream())
    _ = inflateInit2_(stream, wrapping.rawValue, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates as much of the input as there is room for.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (consumed: Int, produced: Int, progress: Progress) {
    // zlib counts in 32 bits and reads no more than it is given.
    let available = min(input.count, 1 << 30)
    let room = min(output.count, 1 << 30)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(available)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(room)
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    let consumed = available - Int(stream.pointee.avail_in)
    let produced = room - Int(stream.pointee.avail_out)
    switch status {
    case Z_STREAM_END: return (consumed, produced, .ended)
    // No progress is possible: it wants more input or more room.
    case Z_OK, Z_BUF_ERROR: return (consumed, produced, .unfinished)
    default: return (consumed, produced, .damaged)
    }
  }
}
