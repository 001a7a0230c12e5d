import Synchronization
import SystemPackage

/// Digests of containers, taken again only where a file is no longer what it was.
final class FileDigests: Sendable {
  private struct Known {
    let size: Int
    let modified: Int
    let inode: UInt64
    let digest: String
  }

  private let known = Mutex<[FilePath: Known]>([:])

  /// - Throws: `Failure`.
  func digest(of file: ContainerFile) throws -> String {
    let status: FileSystem.Status
    do { status = try FileSystem.status(file.path, followLinks: false) } catch { throw error.failure }
    if let old = known(file.path), old.size == status.size, old.modified == status.modified, old.inode == status.inode {
      return old.digest
    }
    let digest: String
    do { digest = try Digest.named(fileAt: file.path, below: file.root) } catch { throw error.failure }
    let entry = Known(size: status.size, modified: status.modified, inode: status.inode, digest: digest)
    known.withLock { $0[file.path] = entry }
    return digest
  }

  private func known(_ path: FilePath) -> Known? { known.withLock { $0[path] } }
}
