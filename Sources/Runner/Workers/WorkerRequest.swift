public import JSONText

/// What a worker is asked to do: a verb, what is known, and the contents that it works on.
public struct WorkerRequest: Sendable {
  /// Such as `convert`.
  public var verb: String
  public var fields: [(key: String, value: String)]
  /// At most four: a source, a record.
  public var contents: [ConversionJob.Content]

  public init(verb: String, fields: [(key: String, value: String)], contents: [ConversionJob.Content]) {
    self.verb = verb
    self.fields = fields
    self.contents = contents
  }

  /// The request's line: a JSON object with the verb, the fields and, for each content, its shape; contents without a
  /// descriptor follow the line.
  /// The answer has to bear the same `id`.
  func line(lengths: [ContentShape], id: String) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("id")
    json.string(id)
    json.key("verb")
    json.string(verb)
    json.key("fields")
    json.beginObject()
    for field in fields {
      json.key(field.key)
      json.string(field.value)
    }
    json.endObject()
    json.key("contents")
    json.beginArray()
    for length in lengths { length.write(&json) }
    json.endArray()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}

/// A request that was sent: what its answer will bear.
struct WorkerTicket {
  let id: String
}

/// What a worker answers: fields, and payloads of bytes.
public struct WorkerReply: Sendable {
  public var fields: JSONNode
  public var payloads: [[UInt8]]

  public init(fields: JSONNode, payloads: [[UInt8]]) {
    self.fields = fields
    self.payloads = payloads
  }
}

/// Why a worker gave no answer.
public enum WorkerLoss: Error, Sendable, Equatable {
  /// It used more processor time than a document may.
  case cpu
  /// It took longer than a document may.
  case time
  /// It could not get more memory.
  case memory
  /// It wrote more than a document may.
  case output
  /// It could not load a library; the words are the dynamic linker's.
  case library(String)
  /// It ended by a signal, or with an exit code; the words say which.
  case crash(String)
}
