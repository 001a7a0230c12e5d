import Foundation
import Runner

/// What people see while a command runs: messages on stderr, records on stdout.
enum Terminal {
  static let errorIsTerminal = isatty(2) == 1

  /// Whether to colour: a terminal, and `NO_COLOR` not set.
  static let hasColor =
    errorIsTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  /// One line on stderr.
  static func error(_ line: String) { write(Array((line + "\n").utf8), to: 2) }

  /// Bytes on stdout.
  ///
  /// - Throws: `CommandFailure` (74) where they can't be written.
  static func output(_ bytes: [UInt8]) throws {
    guard write(bytes, to: 1) else {
      throw CommandFailure(.inputOutput, "can't write to stdout: \(String(cString: strerror(errno)))")
    }
  }

  static func output(_ text: String) throws { try output(Array(text.utf8)) }

  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = Foundation.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += written
      }
      return true
    }
  }
}
