public import JSONText

/// A stage whose options name files. They are read by the command: a worker reads none.
public protocol ReadingStage: Stage {
  /// The options with the files' contents, or their digests, in them: what a document's fingerprint counts.
  ///
  /// - Throws: `Failure` for a file that can't be read or is not sound.
  static func resolve(_ options: JSONNode, with files: OptionFiles) throws -> JSONNode
}

/// The files that options can name, relative to the folder of the pipeline file.
public struct OptionFiles {
  /// The bytes of a file; nil where there is no regular file of that name.
  public let read: (_ name: String) -> [UInt8]?
  /// `sha256:` and 64 hex digits.
  public let digest: (_ bytes: [UInt8]) -> String

  public init(read: @escaping (String) -> [UInt8]?, digest: @escaping ([UInt8]) -> String) {
    self.read = read
    self.digest = digest
  }
}

/// A part of a stage's options as JSON, whatever it is.
public struct RawJSON: Decodable, Sendable {
  public let node: JSONNode

  public init(_ node: JSONNode) {
    self.node = node
  }

  /// Only the decoder of pipeline files can give it.
  public init(from decoder: any Decoder) throws {
    throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no JSON at hand"))
  }
}
