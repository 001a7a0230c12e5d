public import SystemPackage

/// A file to convert.
public struct Input: Sendable {
  public let path: FilePath
  /// Path below the input root.
  public let key: String
  /// Whether the user named it, rather than a folder above it.
  public let isNamed: Bool
  /// As it was when it was found.
  public let status: FileSystem.Status
}

/// Finds the files to convert below folders.
public struct InputScan {
  public struct Options: Sendable {
    public var include: [Glob] = []
    public var exclude: [Glob] = []
    public var followLinks = false
    /// Never scanned.
    public var output: FilePath?

    public init() {}
  }

  /// What was looked for and not found, or could not be read.
  public struct Problem: Error, Sendable {
    public let path: FilePath
    public let reason: String
    /// Its path below the input root, or empty for the root.
    public var key = ""
  }

  private let options: Options
  private let outputStatus: FileSystem.Status?
  public private(set) var inputs: [Input] = []
  /// Folders and files below a root that can't be read.
  public private(set) var problems: [Problem] = []

  public init(_ options: Options) {
    self.options = options
    outputStatus = options.output.flatMap { try? FileSystem.status($0) }
  }

  /// Adds a file, or all files below a folder.
  ///
  /// - Throws: `Problem` where there is no such file or it can't be read.
  public mutating func add(_ path: FilePath) throws(Problem) {
    let status: FileSystem.Status
    do { status = try FileSystem.status(path) } catch { throw Problem(path: path, reason: error.description) }
    switch status.kind {
    case .folder:
      let names: [FilePath.Component]
      do { names = try FileSystem.names(in: path) } catch { throw Problem(path: path, reason: error.description) }
      var ignore = IgnoreList()
      scan(path, names, prefix: [], &ignore)
    default:
      inputs.append(
        Input(path: path, key: SourceKey.encode(path.lastComponent?.nameBytes ?? []), isNamed: true, status: status))
    }
  }

  private mutating func scan(
    _ folder: FilePath, _ names: [FilePath.Component], prefix: [UInt8], _ ignore: inout IgnoreList
  ) {
    let mark = ignore.count
    ignore.read(folder.appending(".verbatimignore"), prefix: prefix)
    defer { ignore.truncate(to: mark) }
    for name in names where name.nameBytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      let key = prefix + name.nameBytes
      let status: FileSystem.Status
      do {
        status = try FileSystem.status(path, followLinks: options.followLinks)
      } catch {
        // Gone since the folder was read, or a link to nothing: as if it had never been there.
        if error.errno != .noSuchFileOrDirectory, error.errno != .tooManySymbolicLinkLevels {
          problems.append(Problem(path: path, reason: error.description, key: SourceKey.encode(key)))
        }
        continue
      }
      switch status.kind {
      case .folder:
        guard !isLeftOut(name.nameBytes, beside: names), !isOutput(status), !ignore.ignores(key, isFolder: true),
          !options.exclude.contains(where: { $0.matches(key, isFolder: true) }), depth(key) < 128
        else { continue }
        do {
          scan(path, try FileSystem.names(in: path), prefix: key + [UInt8(ascii: "/")], &ignore)
        } catch {
          problems.append(Problem(path: path, reason: error.description, key: SourceKey.encode(key)))
        }
      case .file:
        guard !ignore.ignores(key, isFolder: false), !options.exclude.contains(where: { $0.matches(key) }),
          options.include.isEmpty || options.include.contains(where: { $0.matches(key) })
        else { continue }
        inputs.append(Input(path: path, key: SourceKey.encode(key), isNamed: false, status: status))
      case .link, .other: continue
      }
    }
  }

  private func depth(_ key: [UInt8]) -> Int { key.count { $0 == UInt8(ascii: "/") } }

  private func isOutput(_ status: FileSystem.Status) -> Bool {
    outputStatus.map { $0.device == status.device && $0.inode == status.inode } ?? false
  }

  /// `node_modules`, and the `_files` folder of a saved page.
  private func isLeftOut(_ name: [UInt8], beside names: [FilePath.Component]) -> Bool {
    if name == Array("node_modules".utf8) { return true }
    let suffix = Array("_files".utf8)
    guard name.count > suffix.count, name.suffix(suffix.count).elementsEqual(suffix) else { return false }
    let stem = name.dropLast(suffix.count)
    return names.contains { other in
      let bytes = other.nameBytes
      return bytes.elementsEqual(stem + Array(".html".utf8)) || bytes.elementsEqual(stem + Array(".htm".utf8))
    }
  }
}

/// The patterns of the `.verbatimignore` files on the way to a file; later ones win.
struct IgnoreList {
  private var patterns: [(prefix: Int, glob: Glob)] = []

  var count: Int { patterns.count }

  mutating func truncate(to count: Int) { patterns.removeLast(patterns.count - count) }

  mutating func read(_ path: FilePath, prefix: [UInt8]) {
    guard let bytes = try? FileSystem.read(path) else { return }
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var text = String(decoding: line, as: UTF8.self)
      while text.last == " " { text.removeLast() }
      if text.isEmpty || text.hasPrefix("#") { continue }
      patterns.append((prefix.count, Glob(text)))
    }
  }

  func ignores(_ key: [UInt8], isFolder: Bool) -> Bool {
    for (prefix, glob) in patterns.reversed() where glob.matches(Array(key[prefix...]), isFolder: isFolder) {
      return !glob.negated
    }
    return false
  }
}
