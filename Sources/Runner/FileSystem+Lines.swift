public import SystemPackage

extension FileSystem {
  /// The lines of a file one after another, without their line feeds, one in memory at a time. Empty ones are left out.
  ///
  /// `mayBePipe`: whether a person named the file, so that it may be a pipe; else links are not followed.
  ///
  /// - Throws: `Problem`, or what `body` throws.
  public static func eachLine(
    of path: FilePath, mayBePipe: Bool, _ body: ([UInt8]) throws -> Void
  ) throws {
    let file: FileDescriptor
    do {
      file = try mayBePipe ? FileDescriptor.open(path, .readOnly) : openFile(path, below: nil)
    } catch {
      throw error as? Problem ?? Problem(path: path, errno: error as? Errno ?? .ioError)
    }
    defer { try? file.close() }
    var line: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count: Int
      do {
        count = try file.read(into: chunk)
      } catch {
        throw Problem(path: path, errno: error as? Errno ?? .ioError)
      }
      guard count > 0 else { break }
      var rest = chunk[..<count]
      while let end = rest.firstIndex(of: 0x0A) {
        line += rest[rest.startIndex..<end]
        if !line.isEmpty { try body(line) }
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
    }
    if !line.isEmpty { try body(line) }
  }
}
