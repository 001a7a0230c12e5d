import CShims
import Glibc

/// Takes from this process what reading a document never needs.
public enum Sandbox {
  public enum Demand: String, Decodable, Sendable, CaseIterable {
    /// As much as the kernel has.
    case auto
    /// All of it, or nothing runs.
    case require
    case off
  }

  public struct Result: Sendable {
    public let noNewPrivileges: Bool
    public let landlock: Bool
    public let seccomp: Bool
    public var isWhole: Bool { noNewPrivileges && landlock && seccomp }
  }

  /// What libraries read while they work: their own data.
  static let readable = [
    "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/urandom",
    "/proc/self",
  ]

  /// Enters the sandbox, in which programs that can be read may be run or not. There is no way back.
  @discardableResult
  public static func enter(readableBelow paths: [String] = [], runsPrograms: Bool = false) -> Result {
    let all = readable + paths
    var pointers: [UnsafePointer<CChar>?] = all.map { path in path.withCString { UnsafePointer(strdup($0)) } } + [nil]
    let done = pointers.withUnsafeMutableBufferPointer { verbatim_sandbox($0.baseAddress, runsPrograms ? 1 : 0) }
    for case let pointer? in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
    return Result(
      noNewPrivileges: done & Int32(VERBATIM_NO_NEW_PRIVILEGES) != 0,
      landlock: done & Int32(VERBATIM_LANDLOCK) != 0, seccomp: done & Int32(VERBATIM_SECCOMP) != 0)
  }
}
