import Foundation
public import SystemPackage

/// Where the configuration in force comes from.
public enum ConfigurationSource: Sendable, CustomStringConvertible {
  case flag(FilePath)
  case environment(FilePath)
  case workingFolder(FilePath)
  case system(FilePath)
  case builtIn

  public var description: String {
    switch self {
    case .flag(let path): "\(path.shown) (--config)"
    case .environment(let path): "\(path.shown) ($VERBATIM_CONFIG)"
    case .workingFolder(let path): "./\(path.shown)"
    case .system(let path): path.shown
    case .builtIn: "built in"
    }
  }

  public var path: FilePath? {
    switch self {
    case .flag(let path), .environment(let path), .workingFolder(let path), .system(let path): path
    case .builtIn: nil
    }
  }

  /// The first that there is: the flag, `$VERBATIM_CONFIG`, `./pipeline.json`, `/etc/verbatim/pipeline.json`, built in.
  public static func find(flag: String?) -> ConfigurationSource {
    if let flag { return .flag(FilePath(flag)) }
    if let named = ProcessInfo.processInfo.environment["VERBATIM_CONFIG"], !named.isEmpty {
      return .environment(FilePath(named))
    }
    let here = FilePath("pipeline.json")
    if (try? FileSystem.status(here)) != nil { return .workingFolder(here) }
    let system = FilePath("/etc/verbatim/pipeline.json")
    if (try? FileSystem.status(system)) != nil { return .system(system) }
    return .builtIn
  }

  /// The bytes of the configuration.
  ///
  /// - Throws: `FileSystem.Problem`.
  public func read(standard: String) throws -> [UInt8] {
    guard let path else { return Array(standard.utf8) }
    return try FileSystem.readNamed(path)
  }
}
