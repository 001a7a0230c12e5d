import JSONText
public import Stages

/// What pipeline.json may say under the options of `external`.
public struct ExternalOptions: Decodable, Sendable {
  /// What records call the stage: `csv`.
  public var name: String
  /// The program and its arguments.
  public var command: [String]
  /// Raised when its output changes; 1 if not given.
  public var version: Int?
  /// Of an extractor: the media type that it reads.
  public var mediaType: String?
  /// Of an extractor: extensions of its files, in lower case, without the dot.
  public var extensions: [String]?
  /// Of an extractor: what it is sent of a file; its text if not given.
  public var input: ExternalInput?
  /// Of a cleaner: the media types that it looks at; all if not given.
  public var mediaTypes: [String]?
  /// Time for an answer, such as `10s`; 30 s if not given.
  public var timeout: String?
  /// Processor time for an answer, such as `5s`; 20 s if not given.
  public var cpu: String?
  /// Address space in MiB; 2048 if not given.
  public var megabytes: Int?
  /// Files and folders that it may read besides those of the system and the folder of the pipeline file.
  public var readable: [String]?
  /// What its environment has besides a path and a neutral locale.
  public var environment: [String: String]?
  /// Whatever the program wants to be told.
  public var settings: RawJSON?
  /// Put here by the command, not by people: the digests of the files that `command` names, so that a changed script makes
  /// records stale.
  public var digests: [String: String]?
}

/// What an external extractor is sent of a file.
public enum ExternalInput: String, Decodable, Sendable, CaseIterable {
  /// Its text; a file that is none is refused.
  case text
  /// Its bytes, whatever they are, in base64; ranges of the answer count them.
  case bytes
}

/// What both kinds of external stage are made of.
struct ExternalSettings: Sendable {
  let name: String
  let version: Int
  /// Milliseconds.
  let timeout: Int
  /// Milliseconds of processor time.
  let cpu: Int
  let program: StageProgram
  let settings: JSONNode?

  /// For an answer.
  var limits: LineExchange.Limits { LineExchange.Limits(time: timeout, processor: cpu) }

  /// - Throws: `Failure` that says what is wrong with the options.
  init(_ options: ExternalOptions) throws {
    guard ExternalRules.isName(options.name) else {
      throw Failure("external.options", "name must be of small letters, digits and hyphens, as in “csv”")
    }
    guard let first = options.command.first, !first.isEmpty else {
      throw Failure("external.options", "command must name a program")
    }
    name = options.name
    version = options.version ?? 1
    guard version >= 1 else { throw Failure("external.options", "version must be at least 1") }
    guard let timeout = ExternalSettings.milliseconds(options.timeout ?? "30s"), timeout > 0 else {
      throw Failure("external.options", "timeout must be a time such as 500ms, 10s or 2m")
    }
    self.timeout = timeout
    guard let cpu = ExternalSettings.milliseconds(options.cpu ?? "20s"), cpu > 0 else {
      throw Failure("external.options", "cpu must be a time such as 500ms, 10s or 2m")
    }
    self.cpu = cpu
    guard (16...1 << 20).contains(options.megabytes ?? 2048) else {
      throw Failure("external.options", "megabytes must be from 16 to 1048576")
    }
    program = StageProgram(
      command: options.command, readable: options.readable ?? [], memory: (options.megabytes ?? 2048) << 20,
      environment: options.environment ?? [:])
    settings = options.settings?.node
  }

  private static func milliseconds(_ text: String) -> Int? {
    let units = [("ms", 1), ("s", 1000), ("m", 60_000)]
    guard let (suffix, factor) = units.first(where: { text.hasSuffix($0.0) }),
      let number = Int(text.dropLast(suffix.count)), (0...86_400_000).contains(number)
    else { return nil }
    return min(number * factor, 86_400_000)
  }

  /// The options with the digests of the files that the command names.
  static func resolve(_ options: JSONNode, with files: OptionFiles) -> JSONNode {
    let words = (options["command"]?.array ?? []).compactMap(\.string)
    var digests: [JSONNode.Member] = []
    for word in words where !digests.contains(where: { $0.key == word }) {
      guard let bytes = files.read(word) else { continue }
      digests.append(.init(key: word, value: JSONNode(.string(files.digest(bytes), plain: true))))
    }
    guard !digests.isEmpty else { return options }
    let kept = (options.members ?? []).filter { $0.key != "digests" }
    return JSONNode(.object(kept + [.init(key: "digests", value: JSONNode(.object(digests)))]))
  }
}
