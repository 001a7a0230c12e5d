import CShims
import Glibc
public import SystemPackage

/// Reading and writing files by their own bytes' names.
public enum FileSystem {
  /// What went wrong with a path, in the words of the system.
  public struct Problem: Error, Sendable, CustomStringConvertible {
    public let path: FilePath
    public let errno: Errno

    public init(path: FilePath, errno: Errno) {
      self.path = path
      self.errno = errno
    }

    public var description: String {
      switch errno {
      case .invalidArgument: "it is a pipe, a socket or a device"
      case .improperLink: "a link leads out of the folder"
      default: String(cString: strerror(errno.rawValue))
      }
    }
  }

  public enum Kind: Sendable { case file, folder, link, other }

  public struct Status: Sendable {
    public let kind: Kind
    public let size: Int
    /// Device and inode: the same for two names of one file.
    public let device: UInt64
    public let inode: UInt64
    /// When the contents last changed, in nanoseconds since 1970.
    public let modified: Int
    /// When contents or attributes last changed; no one can set it back.
    public let changed: Int
  }

  /// - Throws: `Problem`.
  public static func status(_ path: FilePath, followLinks: Bool = true) throws(Problem) -> Status {
    var info = stat()
    let result = path.withPlatformString { followLinks ? stat($0, &info) : lstat($0, &info) }
    guard result == 0 else { throw Problem(path: path, errno: Errno(rawValue: Glibc.errno)) }
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return Status(
      kind: kind, size: Int(info.st_size), device: UInt64(info.st_dev), inode: UInt64(info.st_ino),
      modified: nanoseconds(Int(info.st_mtim.tv_sec), Int(info.st_mtim.tv_nsec)),
      changed: nanoseconds(Int(info.st_ctim.tv_sec), Int(info.st_ctim.tv_nsec)))
  }

  private static func nanoseconds(_ seconds: Int, _ rest: Int) -> Int { seconds &* 1_000_000_000 &+ rest }

  /// The names in a folder, in order of their bytes.
  ///
  /// - Throws: `Problem`.
  public static func names(in folder: FilePath) throws(Problem) -> [FilePath.Component] {
    guard let directory = folder.withPlatformString({ opendir($0) }) else {
      throw Problem(path: folder, errno: Errno(rawValue: Glibc.errno))
    }
    defer { closedir(directory) }
    var names: [FilePath.Component] = []
    while let entry = readdir(directory) {
      let component = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath.Component(platformString: $0) }
      }
      guard let component, component.kind == .regular else { continue }
      names.append(component)
    }
    return names.sorted { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }
  }

  /// A regular file, open for reading. Pipes, sockets and devices are refused, never waited for. Where a folder is named that
  /// the file stands below, no link on the way from there is followed.
  ///
  /// - Throws: `Problem`.
  public static func openFile(_ path: FilePath, below root: FilePath? = nil) throws(Problem) -> FileDescriptor {
    var rest = path
    let file: Int32
    if let root, rest.removePrefix(root) {
      file = root.withPlatformString { root in rest.withPlatformString { verbatim_open_file(root, $0) } }
    } else {
      file = path.withPlatformString { verbatim_open_file(nil, $0) }
    }
    guard file >= 0 else { throw Problem(path: path, errno: Errno(rawValue: Glibc.errno)) }
    return FileDescriptor(rawValue: file)
  }

  /// The bytes of a regular file.
  ///
  /// - Throws: `Problem`.
  public static func read(_ path: FilePath, below root: FilePath? = nil) throws(Problem) -> [UInt8] {
    let file = try openFile(path, below: root)
    defer { try? file.close() }
    do {
      return try readAll(file)
    } catch {
      throw Problem(path: path, errno: error as? Errno ?? .ioError)
    }
  }

  /// The bytes of a file that the user named for the program's own use; it may be a pipe.
  ///
  /// - Throws: `Problem`.
  public static func readNamed(_ path: FilePath) throws(Problem) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      return try readAll(file)
    } catch {
      throw Problem(path: path, errno: error as? Errno ?? .ioError)
    }
  }

  /// The bytes that a descriptor gives until its end.
  public static func readAll(_ file: FileDescriptor) throws -> [UInt8] {
    let end = (try? file.seek(offset: 0, from: .end)) ?? 0
    if end > 0 { try file.seek(offset: 0, from: .start) }
    return try readAll(file, size: Int(end))
  }

  /// The bytes from where a descriptor stands until its end; `size` is how many a regular file has there, 0 where that is not
  /// known. Room for one more shows whether there are no more: a regular file gives less than is asked for only at its end.
  static func readAll(_ file: FileDescriptor, size: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      let (chunk, isLast) = try read(file, room: max(room, 1 << 16), isRegular: size > 0)
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if isLast { return bytes }
      room = 1 << 16
    }
  }

  private static func read(_ file: FileDescriptor, room: Int, isRegular: Bool) throws -> ([UInt8], isLast: Bool) {
    var isLast = false
    let bytes = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      isLast = count == 0 || isRegular && count < room
    }
    return (bytes, isLast)
  }

  /// Writes a file under another name and renames it into place: a reader sees the old file or the new one.
  ///
  /// - Throws: `Problem`; then nothing of it is left.
  public static func write(_ bytes: [UInt8], to path: FilePath) throws(Problem) {
    let temporary = path.removingLastComponent().appending(
      ".\(getpid())-\(UInt32.random(in: 0 ... .max)).verbatim-part")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try file.writeAll(bytes)
        try file.close()
      } catch {
        try? file.close()
        throw error
      }
      try rename(temporary, to: path)
    } catch {
      _ = temporary.withPlatformString { unlink($0) }
      throw Problem(path: path, errno: error as? Errno ?? .ioError)
    }
  }

  private static func rename(_ from: FilePath, to: FilePath) throws {
    let result = from.withPlatformString { old in to.withPlatformString { Glibc.rename(old, $0) } }
    guard result == 0 else { throw Errno(rawValue: Glibc.errno) }
  }

  /// Makes a folder and those above it, where they are not there.
  ///
  /// - Throws: `Problem`.
  public static func makeFolder(_ path: FilePath) throws(Problem) {
    if path.isEmpty { return }
    let made = path.withPlatformString { mkdir($0, 0o777) }
    if made == 0 { return }
    let code = Errno(rawValue: Glibc.errno)
    switch code {
    case .noSuchFileOrDirectory:
      let parent = path.removingLastComponent()
      guard parent != path, !parent.isEmpty else { throw Problem(path: path, errno: code) }
      try makeFolder(parent)
      guard path.withPlatformString({ mkdir($0, 0o777) }) == 0 || Glibc.errno == EEXIST else {
        throw Problem(path: path, errno: Errno(rawValue: Glibc.errno))
      }
    case .fileExists:
      guard try status(path).kind == .folder else { throw Problem(path: path, errno: .notDirectory) }
    default: throw Problem(path: path, errno: code)
    }
  }

  /// Writes all bytes to a descriptor.
  public static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Problem) {
    do {
      try file.writeAll(bytes)
    } catch {
      throw Problem(path: FilePath("-"), errno: error as? Errno ?? .ioError)
    }
  }
}

extension FilePath.Component {
  /// The name's own bytes.
  public var nameBytes: [UInt8] {
    withPlatformString { pointer in
      [UInt8](UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }
  }
}

extension FilePath {
  /// The path's own bytes.
  public var pathBytes: [UInt8] {
    withPlatformString { pointer in
      [UInt8](UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }
  }

  /// For messages: control characters escaped, bytes that are no text replaced.
  public var shown: String { Shown.text(string) }
}

/// Text for terminals and logs.
public enum Shown {
  /// With control characters escaped, so that a name can't move the cursor or forge a line.
  public static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
      {
        let hex = String(scalar.value, radix: 16)
        result += "\\u{\(hex)}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
