public import Stages
public import SystemPackage

/// What a worker is given to work on.
public struct WorkerContent: Sendable {
  public var bytes: [UInt8]
  /// For a document out of a container, what that says of it.
  public var contained: ContainedFile?
  /// A file that was not read; closed after the answer.
  public var descriptor: FileDescriptor?

  public init(_ bytes: [UInt8], contained: ContainedFile? = nil, descriptor: FileDescriptor? = nil) {
    self.bytes = bytes
    self.contained = contained
    self.descriptor = descriptor
  }
}
