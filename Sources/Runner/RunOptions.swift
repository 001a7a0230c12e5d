/// `run` of pipeline.json: how to run, which never changes a record.
public struct RunOptions: Decodable, Sendable {
  /// How many documents at once.
  public var jobs: Int?
  /// Larger files are refused.
  public var maxBytes: Int?

  public init(jobs: Int? = nil, maxBytes: Int? = nil) {
    self.jobs = jobs
    self.maxBytes = maxBytes
  }

  /// Where nothing is said: 512 MiB.
  public static let defaultMaxBytes = 512 << 20

  func validated(at path: String) throws -> RunOptions {
    if let jobs, !(1...1024).contains(jobs) { throw ConfigurationError("\(path).jobs must be from 1 to 1024") }
    if let maxBytes, maxBytes < 1 || maxBytes >= Int(Int32.max) {
      throw ConfigurationError("\(path).maxBytes must be from 1 to 2147483646")
    }
    return self
  }
}
