/// What one document may cost.
public struct WorkerLimits: Sendable {
  /// Wall time, in milliseconds.
  public var timeout: Int
  /// Processor time, in seconds.
  public var cpu: Int
  /// Address space of the process, in bytes.
  public var memory: Int
  /// Bytes that an answer may have.
  public var output: Int
  /// A worker is replaced after so many documents.
  public var documents: Int
  public var sandbox: Sandbox.Demand

  /// What `run` says, and where it says nothing: 60 s, 20 s, 2 GiB, 1 GiB, 500 documents.
  public init(_ run: RunOptions) {
    timeout = run.timeout?.milliseconds ?? 60_000
    cpu = max(1, ((run.cpu?.milliseconds ?? 20_000) + 999) / 1000)
    memory = run.memory?.bytes ?? 2 << 30
    output = run.maxOutput?.bytes ?? 1 << 30
    documents = run.documentsPerWorker ?? 500
    sandbox = run.sandbox ?? .auto
  }
}
