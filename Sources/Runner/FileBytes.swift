import Glibc
public import Stages
public import SystemPackage

/// A regular file, read from any offset.
public struct FileBytes: RandomAccess {
  private let file: FileDescriptor
  public let count: Int

  /// - Throws: `Errno`.
  public init(_ file: FileDescriptor) throws {
    self.file = file
    var info = stat()
    guard fstat(file.rawValue, &info) == 0 else { throw Errno(rawValue: Glibc.errno) }
    count = Int(info.st_size)
  }

  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var done = 0
    while done < buffer.count {
      let got = try file.read(
        fromAbsoluteOffset: Int64(offset) + Int64(done), into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
      if got == 0 { break }
      done += got
    }
    return done
  }
}
