public import JSONText

/// A stage whose options name files. They are read by the command: a worker reads none.
public protocol ReadingStage: Stage {
  /// The options with the files' contents, or their digests, in them: what a document's fingerprint counts.
  ///
  /// - Throws: `Failure` for a file that can't be read or is not sound.
  static func resolve(_ options: JSONNode, with files: OptionFiles) throws -> JSONNode
}

extension ReadingStage {
  public static var asReading: (any ReadingStage.Type)? { Self.self }
}

/// The files that options can name, relative to the folder of the pipeline file.
public struct OptionFiles {
  /// The bytes of a file; nil where there is no regular file of that name.
  public let read: (_ name: String) -> [UInt8]?
  /// The names in a folder, in no order; none where there is no such folder.
  public let list: (_ folder: String) -> [String]
  /// `sha256:` and 64 hex digits.
  public let digest: (_ bytes: [UInt8]) -> String

  public init(
    read: @escaping (String) -> [UInt8]?, list: @escaping (String) -> [String] = { _ in [] },
    digest: @escaping ([UInt8]) -> String
  ) {
    self.read = read
    self.list = list
    self.digest = digest
  }
}

/// A type of options that has a form of its own: what a schema says of it.
public protocol FormedOption: Decodable {
  static var form: JSONForm { get }
}

/// A part of a stage's options as JSON, whatever it is.
public struct RawJSON: FormedOption, Sendable {
  public static let form = JSONForm.any

  public let node: JSONNode

  public init(_ node: JSONNode) {
    self.node = node
  }

  /// Only the decoder of pipeline files can give it.
  public init(from decoder: any Decoder) throws {
    throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no JSON at hand"))
  }
}
