import Foundation
import JSONText
import Stages
import Synchronization

/// A stage's program as the stage sees it: started at the first document, kept, and started anew after a fault.
final class ExternalProcess: Sendable {
  /// The version of the protocol.
  static let version = 1
  /// What the program said of itself.
  struct Hello: Sendable {
    let offsets: Offsets.Unit
    let rules: ExternalRules
  }

  private final class Running {
    var exchange: LineExchange
    var hello: Hello?
    var count = 0

    init(_ connection: ProgramConnection) { exchange = LineExchange(connection) }
  }

  private struct State: @unchecked Sendable {
    var start: ProgramStart?
    var running: Running?
  }

  private let settings: ExternalSettings
  private let kind: String
  private let state = Mutex(State())

  init(_ settings: ExternalSettings, kind: String) {
    self.settings = settings
    self.kind = kind
  }

  func connect(_ start: @escaping ProgramStart) { state.withLock { $0.start = start } }

  /// Asks for a document's work, and makes something of the answer.
  ///
  /// `question` writes the members of the request; `read` makes something of the answer's member of that name.
  ///
  /// - Throws: `Failure` that names the stage. The program is then gone.
  func ask<Answer: Sendable>(
    _ verb: String, _ question: (Hello, inout JSONWriter) -> Void, _ read: (Hello, JSONNode) throws -> Answer
  ) throws -> Answer {
    try state.withLock { state in
      let running = try state.running ?? start(state.start)
      state.running = nil
      do {
        let hello = try running.hello ?? greet(running)
        running.hello = hello
        let node = try answer(running, verb) { question(hello, &$0) }
        // What is wrong with a document is no fault of the program's.
        if let reason = node["error"]?.string {
          state.running = running
          throw Failure("external.failed", "\(settings.name): \(reason.prefix(300))")
        }
        guard let members = node.members, members.count == 2, let body = node[verb] else {
          throw AnswerFault("it has the keys \(node.keyList); an answer has “id” and “\(verb)”, or “id” and “error”")
        }
        let result = try read(hello, body)
        state.running = running
        return result
      } catch {
        throw failure(error)
      }
    }
  }

  private func start(_ start: ProgramStart?) throws -> Running {
    guard let start else {
      throw Failure("external.start", "\(settings.name): programs of stages can't be started here")
    }
    do {
      return Running(try start())
    } catch let failure as Failure {
      throw Failure(failure.code, "\(settings.name): \(failure.reason)", advice: failure.advice)
    }
  }

  private func greet(_ running: Running) throws -> Hello {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("verbatim-stage")
    json.int(ExternalProcess.version)
    for (key, value) in [("kind", kind), ("name", settings.name)] {
      json.key(key)
      json.string(value)
    }
    if let own = settings.settings {
      json.key("settings")
      json.node(own)
    }
    json.endObject()
    json.lineFeed()
    return try hello(JSONReader.read(running.exchange.ask(json.bytes, settings.limits)))
  }

  private func hello(_ node: JSONNode) throws -> Hello {
    let known = ["verbatim-stage", "name", "version", "kind", "offsets", "rules"]
    try node.requireKeys(known, at: "hello")
    guard node["verbatim-stage"]?.int == ExternalProcess.version else {
      throw AnswerFault("hello: “verbatim-stage” must be \(ExternalProcess.version), the version of the protocol")
    }
    if let kind = node["kind"]?.string, kind != self.kind {
      throw AnswerFault(
        "hello: it says that it is a stage of the kind “\(kind.prefix(40))”; here stands an \(self.kind)")
    }
    if let version = node["version"]?.int, version != settings.version {
      throw AnswerFault(
        "hello: its version is \(version), and pipeline.json says \(settings.version): raise it there too")
    }
    let unit = node["offsets"]?.string ?? "bytes"
    guard let offsets = Offsets.Unit(rawValue: unit), offsets != .file else {
      throw AnswerFault("hello: “offsets” must be “bytes” or “characters”")
    }
    let rules = node["rules"]?.array ?? []
    let names = try rules.map { item in
      guard let name = item.string else { throw AnswerFault("hello: “rules” must be a list of names") }
      return name
    }
    return Hello(offsets: offsets, rules: try ExternalRules(stage: settings.name, names: names))
  }

  private func answer(_ running: Running, _ verb: String, _ question: (inout JSONWriter) -> Void) throws -> JSONNode {
    running.count += 1
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("id")
    json.int(running.count)
    json.key(verb)
    json.beginObject()
    question(&json)
    json.endObject()
    json.endObject()
    json.lineFeed()
    let node = try JSONReader.read(running.exchange.ask(json.bytes, settings.limits))
    guard node["id"]?.int == running.count else {
      throw AnswerFault(
        "it bears the id \(node["id"]?.int.map(String.init) ?? "of nothing"), asked was \(running.count)")
    }
    guard !running.exchange.hasMore else { throw AnswerFault("something follows it that no one has asked for") }
    return node
  }

  private static func spelled(_ milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }

  private func failure(_ error: any Error) -> Failure {
    func failure(_ code: String, _ what: String, _ advice: String? = nil) -> Failure {
      Failure("external.\(code)", "\(settings.name): \(what)", advice: advice)
    }
    switch error {
    case let error as Failure: return error
    case let fault as AnswerFault: return failure("answer", "its answer is not sound: \(fault.reason)")
    case let error as JSONReader.Failure:
      return failure("answer", "its answer is no JSON: \(error.reason) at byte \(error.offset)")
    case LineExchange.Loss.time:
      let time = ExternalProcess.spelled(settings.timeout)
      return failure("time", "no answer within \(time)", "raise it with the option “timeout” of the stage")
    case LineExchange.Loss.processor:
      let time = ExternalProcess.spelled(settings.cpu)
      return failure(
        "cpu", "no answer within \(time) of processor time", "raise it with the option “cpu” of the stage")
    case LineExchange.Loss.tooLong: return failure("answer", "its answer has more than 256 MiB")
    case LineExchange.Loss.ended(let words):
      return failure("crashed", "its program ended" + (words.isEmpty ? "" : ": \(words.prefix(300))"))
    default: return failure("crashed", "\(error)")
    }
  }
}

extension JSONNode {
  /// For messages: “a”, “b”.
  var keyList: String {
    guard let members, !members.isEmpty else { return "of \(kindName)" }
    return members.prefix(8).map { "“\($0.key.prefix(40))”" }.joined(separator: ", ")
  }

  /// - Throws: `AnswerFault` where this is no object, or has other keys.
  func requireKeys(_ known: [String], at path: String) throws {
    guard let members else { throw AnswerFault("\(path) must be an object, not \(kindName)") }
    if let unknown = members.first(where: { !known.contains($0.key) }) {
      throw AnswerFault("\(path): unknown key “\(unknown.key.prefix(40))”; known: \(known.joined(separator: ", "))")
    }
  }
}
