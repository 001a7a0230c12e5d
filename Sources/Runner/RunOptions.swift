public import JSONText
public import Stages

/// `run` of pipeline.json: how to run, which never changes a record.
public struct RunOptions: Decodable, Sendable {
  /// How many documents at once.
  public var jobs: Int?
  /// Wall time for a document, such as `60s`.
  public var timeout: RunDuration?
  /// Processor time for a document.
  public var cpu: RunDuration?
  /// Address space of a worker, such as `2GiB`.
  public var memory: ByteSize?
  /// Larger files are refused.
  public var maxBytes: ByteSize?
  /// Larger records are refused.
  public var maxOutput: ByteSize?
  /// PDFs with more pages are refused.
  public var maxPages: Int?
  /// A worker is replaced after so many documents.
  public var documentsPerWorker: Int?
  public var sandbox: Sandbox.Demand?

  public init() {}

  /// Where nothing is said: 512 MiB.
  public static let defaultMaxBytes = 512 << 20

  /// - Throws: `ConfigurationError` for a number out of range.
  public func validated(at path: String) throws -> RunOptions {
    func check(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws {
      if let value, !range.contains(value) {
        throw ConfigurationError("\(path).\(name) must be from \(range.lowerBound) to \(range.upperBound)")
      }
    }
    try check(jobs, "jobs", 1...1024)
    try check(maxBytes?.bytes, "maxBytes", 1...(Int(Int32.max) - 1))
    try check(maxOutput?.bytes, "maxOutput", 1024...(1 << 40))
    try check(memory?.bytes, "memory", (64 << 20)...(1 << 46))
    try check(maxPages, "maxPages", 1...Int(Int32.max))
    try check(documentsPerWorker, "documentsPerWorker", 1...Int(Int32.max))
    try check(timeout?.milliseconds, "timeout", 1...86_400_000)
    try check(cpu?.milliseconds, "cpu", 1...86_400_000)
    return self
  }
}

/// A stretch of time as people write it: `500ms`, `30s`, `2m`, `1h`.
public struct RunDuration: FormedOption, Sendable {
  public static let form = JSONForm.text(pattern: "^[0-9]+(ms|s|m|h)$")

  public let milliseconds: Int

  /// Nil where the text is none.
  public init?(_ text: String) {
    let units: [(String, Int)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
    guard let (suffix, factor) = units.first(where: { text.hasSuffix($0.0) }),
      let number = Int(text.dropLast(suffix.count)), number >= 0
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    milliseconds = product
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = RunDuration(text) else {
      throw ConfigurationError("run: “\(text)” is no duration; write 500ms, 30s, 2m or 1h")
    }
    self = value
  }
}

/// A size as people write it: `65536`, `64KiB`, `512MiB`, `2GiB`.
public struct ByteSize: FormedOption, Sendable {
  public static let form = JSONForm.either([.whole(least: 0), .text(pattern: "^[0-9]+([KMGT]iB)?$")])

  public let bytes: Int

  /// Nil where the text is none.
  public init?(_ text: String) {
    let units: [(String, Int)] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40)]
    let unit = units.first { text.hasSuffix($0.0) }
    guard let number = Int(text.dropLast(unit?.0.count ?? 0)), number >= 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit?.1 ?? 1)
    guard !overflow else { return nil }
    bytes = product
  }

  public init(bytes: Int) {
    self.bytes = bytes
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self), number >= 0 {
      bytes = number
      return
    }
    let text = try container.decode(String.self)
    guard let value = ByteSize(text) else {
      throw ConfigurationError("run: “\(text)” is no size; write 65536, 64KiB, 512MiB or 2GiB")
    }
    self = value
  }
}
