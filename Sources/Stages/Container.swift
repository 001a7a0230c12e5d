/// Bytes that can be read from any offset: a file of many documents is never in memory as a whole.
public protocol RandomAccess {
  /// How many bytes there are.
  var count: Int { get }
  /// Reads from an offset until the buffer is full or the bytes end; returns how many were read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A format that holds many documents, such as WARC: it opens into files, not sources.
public protocol Container: Sendable {
  /// What requests call it, such as `warc`.
  static var name: String { get }
  /// How names of such files end, in lower case.
  static var endings: [String] { get }
  /// The documents from a place on: as many as fit into one share of work, and the place from which to go on.
  ///
  /// What is damaged is listed as a document too: opening it says what is wrong.
  static func list(_ file: any RandomAccess, from cursor: ContainerCursor, limit: Int) throws -> ContainerListing
  /// The document at an offset, at most so many bytes of it.
  ///
  /// - Throws: `Failure` where there is none that is whole.
  static func open(_ file: any RandomAccess, at offset: Int, limit: Int) throws -> ContainedFile
}

/// From where a container is listed.
public struct ContainerCursor: Sendable, Equatable {
  public var offset: Int
  /// What stood before the offset is damaged: the next document is to be searched for.
  public var isLost: Bool

  public init(offset: Int = 0, isLost: Bool = false) {
    self.offset = offset
    self.isLost = isLost
  }
}

/// Some of a container's documents, in order.
public struct ContainerListing: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    /// Where it stands in the container.
    public var offset: Int
    /// As the container names it; nil where that can't be read.
    public var name: String?

    public init(offset: Int, name: String? = nil) {
      self.offset = offset
      self.name = name
    }
  }

  public var entries: [Entry]
  /// Nil at the end.
  public var next: ContainerCursor?

  public init(entries: [Entry] = [], next: ContainerCursor? = nil) {
    self.entries = entries
    self.next = next
  }
}

/// A document out of a container.
public struct ContainedFile: Sendable {
  public var name: String?
  public var bytes: [UInt8]
  public var url: String?
  /// What it was said to be when it was fetched: to be believed where its bytes do not say otherwise.
  public var mediaType: String?
  public var charset: String?
  public var diagnostics: [OpenedFile.FileDiagnostic] = []

  public init(name: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Where in which container a document stands: what its record says of it.
public struct ContainerPlace: Sendable, Equatable {
  /// The container's path below the input root, spelled as keys are.
  public var key: String
  /// `sha256:…` of the container.
  public var digest: String
  public var offset: Int

  public init(key: String, digest: String, offset: Int) {
    self.key = key
    self.digest = digest
    self.offset = offset
  }
}
