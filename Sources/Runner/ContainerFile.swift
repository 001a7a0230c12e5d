public import Stages
public import SystemPackage

/// A file that holds many documents.
public struct ContainerFile: Sendable {
  public let path: FilePath
  /// No link on the way from there to the path is followed.
  public let root: FilePath?
  /// The name of its format.
  public let format: String

  public init(path: FilePath, root: FilePath?, format: String) {
    self.path = path
    self.root = root
    self.format = format
  }

  /// Nil for a file whose name is that of no container.
  public init?(path: FilePath, root: FilePath?, among containers: [any Container.Type]) {
    let name = (path.lastComponent?.string ?? "").lowercased()
    let found = containers.first { container in
      container.endings.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    }
    guard let found else { return nil }
    self.init(path: path, root: root, format: found.name)
  }

  /// Opens a document, in this process.
  ///
  /// - Throws: `Failure`.
  public func open(at offset: Int, limit: Int, among containers: [any Container.Type]) throws -> ContainedFile {
    try with(containers) { try $0.open($1, at: offset, limit: limit) }
  }

  /// Lists some documents, in this process.
  ///
  /// - Throws: `Failure`.
  public func list(
    from cursor: ContainerCursor, limit: Int, among containers: [any Container.Type]
  ) throws -> ContainerListing {
    try with(containers) { try $0.list($1, from: cursor, limit: limit) }
  }

  private func with<T>(
    _ containers: [any Container.Type], _ body: (any Container.Type, any RandomAccess) throws -> T
  ) throws -> T {
    guard let container = containers.first(where: { $0.name == format }) else {
      throw Failure("container.unknown", "no container is called \(format)")
    }
    do {
      let file = try FileSystem.openFile(path, below: root)
      defer { try? file.close() }
      return try body(container, FileBytes(file))
    } catch let problem as FileSystem.Problem {
      throw problem.failure
    } catch let error as Errno {
      throw FileSystem.Problem(path: path, errno: error).failure
    }
  }
}

extension ConversionJob {
  /// With what a container says of its document.
  func completed(with contained: ContainedFile) -> ConversionJob {
    var job = self
    job.contained = contained
    job.contained?.bytes = Array(contained.bytes.prefix(4096))
    job.url = job.url ?? contained.url
    job.baseURL = job.baseURL ?? contained.url
    return job
  }
}

extension Converting {
  /// All documents of a container, in order, as a key each; `prefix` is what the keys begin with.
  ///
  /// Where listing goes wrong, the place where it did is the last document: converting it says what is wrong. Returns whether
  /// all were listed.
  @discardableResult
  public func documents(
    of file: ContainerFile, key: String, prefix: String = "", _ body: (_ key: String, _ offset: Int) throws -> Void
  ) throws -> Bool {
    var isWhole = true
    var cursor: ContainerCursor? = ContainerCursor()
    while let from = cursor {
      var listing: ContainerListing
      do {
        listing = try list(file, from: from)
      } catch let failure as Failure where failure.code.hasPrefix("limit.") || failure.code.hasPrefix("worker.") {
        listing = ContainerListing(entries: [.init(offset: from.offset)])
        isWhole = false
      }
      for entry in listing.entries {
        let name = entry.name.map { prefix + SourceKey.encode(Array($0.utf8)) } ?? "\(key)#\(entry.offset)"
        try body(name, entry.offset)
      }
      cursor = listing.next
    }
    return isWhole
  }
}
