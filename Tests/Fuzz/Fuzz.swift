import Foundation

#if FUZZING
  /// One input of libFuzzer's; the environment says for which reader.
  private let reader = Reader(rawValue: ProcessInfo.processInfo.environment["VERBATIM_FUZZ"] ?? "") ?? .frontMatter

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    reader.read(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  }

  /// The package manager gives an executable's entry this name.
  @_cdecl("fuzz_main")
  func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { testOneInput($0, $1) }
  }
#else
  /// Reads files again that a fuzzer has found: `fuzz READER FILE…`.
  @main
  enum Fuzz {
    static func main() throws {
      let arguments = CommandLine.arguments.dropFirst()
      guard let reader = arguments.first.flatMap(Reader.init) else { exit(64) }
      for file in arguments.dropFirst() {
        reader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
        print(file)
      }
    }
  }
#endif
