import JSONText
import Runner
import Stages

/// `verify` and `explain` in a worker: they open hostile sources too.
enum ProofService {
  static func verify(_ fields: JSONNode, _ contents: [[UInt8]]) throws -> WorkerAnswer {
    throw Failure("worker.protocol", "not yet")
  }

  static func explain(_ fields: JSONNode, _ contents: [[UInt8]]) throws -> WorkerAnswer {
    throw Failure("worker.protocol", "not yet")
  }
}
