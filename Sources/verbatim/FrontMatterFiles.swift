import Foundation
import Glibc

/// The files that paths name.
enum FrontMatterFiles {
  private static let extensions = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"].map { Array($0.utf8) }

  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// The file itself, or the Markdown files below a folder, in order of name.
  static func all(_ path: String) -> [String] {
    guard isFolder(path) else { return [path] }
    var found: [String] = []
    var folders = [path.hasSuffix("/") ? path : path + "/"]
    while let folder = folders.popLast() { list(folder, &found, &folders) }
    return found.sorted()
  }

  /// Adds what a folder holds; its path ends with a slash. Links to folders are not followed.
  private static func list(_ folder: String, _ files: inout [String], _ folders: inout [String]) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") || name == "node_modules" { continue }
      if isFolder(Int32(entry.pointee.d_type), folder + name) {
        folders.append(folder + name + "/")
      } else if isMarkdown(name) {
        files.append(folder + name)
      }
    }
  }

  /// Not every file system says in its entries what they are.
  private static func isFolder(_ type: Int32, _ path: String) -> Bool {
    guard type == Int32(DT_UNKNOWN) else { return type == Int32(DT_DIR) }
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  private static func isMarkdown(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let suffix = name.utf8[name.utf8.index(after: dot)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return extensions.contains(suffix)
  }

  /// A file's bytes, in one piece; nil where it can't be read.
  static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT != S_IFDIR else { return nil }
    var bytes: [UInt8] = []
    var room = max(Int(info.st_size), 4_096) + 1
    while true {
      guard let piece = piece(of: file, room: room) else { return nil }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      // Less than there was room for: nothing follows, unless it is no file but a pipe.
      if piece.isEmpty || (piece.count < room && info.st_mode & S_IFMT == S_IFREG) { return bytes }
      room = 1 << 16
    }
  }

  private static func piece(of file: Int32, room: Int) -> [UInt8]? {
    var isFailure = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let result = read(file, buffer.baseAddress, room)
      isFailure = result < 0
      count = max(result, 0)
    }
    return isFailure ? nil : bytes
  }
}
