import CShims
import Glibc

/// The C library's conversion of one charset to UTF-8.
final class Converter {
  enum Result: Equatable {
    case text([UInt8])
    /// The bytes begin a character and do not end it.
    case incomplete
    case invalid
  }

  private let handle: iconv_t

  /// Nil where the C library does not know the charset.
  init?(from charset: String) {
    guard let handle = iconv_open("UTF-8", charset), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit {
    iconv_close(handle)
  }

  /// Forgets what came before.
  func reset() {
    iconv(handle, nil, nil, nil, nil)
  }

  /// The text of a few bytes that follow on those converted before.
  func convert(_ bytes: some Collection<UInt8>) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      var count = 0
      for byte in bytes.prefix(16) {
        buffer[count] = CChar(bitPattern: byte)
        count += 1
      }
      var input = buffer.baseAddress
      var inputLeft = count
      let start = buffer.baseAddress! + 16
      var output: UnsafeMutablePointer<CChar>? = start
      var outputLeft = 48
      if iconv(handle, &input, &inputLeft, &output, &outputLeft) == -1 {
        return errno == EINVAL ? .incomplete : .invalid
      }
      iconv(handle, nil, nil, &output, &outputLeft)
      return .text((0..<(48 - outputLeft)).map { UInt8(bitPattern: start[$0]) })
    }
  }
}
