import CShims
import Glibc
public import SystemPackage

/// The steps of a write that survives a crash: write aside, sync, move into place, sync the folder.
extension FileSystem {
  /// Writes a new file; the disk begins to take it at once.
  ///
  /// - Throws: `Problem`; then nothing of it is left.
  public static func writeAside(_ bytes: [UInt8], to path: FilePath) throws(Problem) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .noFollow],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      defer { try? file.close() }
      try file.writeAll(bytes)
      verbatim_begin_writeback(file.rawValue)
    } catch {
      _ = path.withPlatformString { unlink($0) }
      throw Problem(path: path, errno: error as? Errno ?? .ioError)
    }
  }

  /// Waits until a file, or a folder's names, are on the disk.
  ///
  /// - Throws: `Problem`.
  public static func sync(_ path: FilePath) throws(Problem) {
    let file = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { throw Problem(path: path, errno: Errno(rawValue: Glibc.errno)) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw Problem(path: path, errno: Errno(rawValue: Glibc.errno)) }
  }

  /// Gives a file another name; what had that name is replaced in one step.
  ///
  /// - Throws: `Problem`.
  public static func move(_ from: FilePath, to path: FilePath) throws(Problem) {
    let result = from.withPlatformString { old in path.withPlatformString { rename(old, $0) } }
    guard result == 0 else { throw Problem(path: path, errno: Errno(rawValue: Glibc.errno)) }
  }

  /// Removes a file; that it is gone already is no problem.
  ///
  /// - Throws: `Problem`.
  public static func remove(_ path: FilePath) throws(Problem) {
    guard path.withPlatformString({ unlink($0) }) != 0, Glibc.errno != ENOENT, Glibc.errno != ENOTDIR else { return }
    throw Problem(path: path, errno: Errno(rawValue: Glibc.errno))
  }

  /// Removes a folder if nothing stands in it.
  public static func removeIfEmpty(_ folder: FilePath) -> Bool {
    folder.withPlatformString { rmdir($0) } == 0
  }
}
