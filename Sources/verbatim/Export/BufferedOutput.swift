import Runner

/// Bytes to stdout, or to a file that is renamed into place at the end, in large pieces.
struct BufferedOutput {
  private let output: OutputTarget
  private let sink: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []

  /// - Throws: `CommandFailure` (73).
  init(to path: String?) throws {
    output = try OutputTarget.stream(to: path)
    guard case .stream(let sink) = output.target else { throw CommandFailure(.bug, "no stream to write to") }
    self.sink = sink
  }

  mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count > 1 << 16 { try flush() }
  }

  private mutating func flush() throws {
    do {
      try sink(buffer)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.inputOutput, "can't write: \(error)")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  mutating func finish() throws {
    try flush()
    try output.finish()
  }

  func abandon() { output.abandon() }
}
