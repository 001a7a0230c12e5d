/// All that a plan is made of: what a worker is told.
public struct PipelineSetup: Sendable {
  let bytes: [UInt8]
  let sink: String?
  let sinkOptions: String?
  /// Where the programs of stages run.
  let folder: String?
  /// Whether digests, sketches and fields of documents are asked for beside their output.
  public var wantsAccount = true

  /// The bytes of a pipeline file, and the folder that it stands in; a sink and its options, as JSON, in the place of the file's.
  public init(bytes: [UInt8], sink: String? = nil, sinkOptions: String? = nil, folder: String? = nil) {
    self.bytes = bytes
    self.folder = folder
    self.sink = sink
    self.sinkOptions = sinkOptions
  }

  /// Whether the plan of another is the same.
  func makes(sameAs other: PipelineSetup) -> Bool {
    bytes == other.bytes && sink == other.sink && sinkOptions == other.sinkOptions
  }

  /// - Throws: `ConfigurationError`.
  public func plan(_ stages: StageList) throws -> Plan {
    try Plan(PipelineFile(bytes), stages: stages, sink: sink, sinkOptions: sinkOptions)
  }
}
