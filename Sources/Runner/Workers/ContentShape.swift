import JSONText

/// How a content comes to a worker: so many bytes after the request's line, or a descriptor beside it.
enum ContentShape: Equatable {
  case bytes(Int)
  /// A descriptor, to be read whole.
  case file
  /// A descriptor, as it is.
  case opened
  /// A descriptor of a container of a format, and the offset of a document in it.
  case member(of: String, at: Int)

  func write(_ json: inout JSONWriter) {
    switch self {
    case .bytes(let count): json.int(count)
    case .file: json.int(-1)
    case .opened: json.int(-2)
    case .member(let format, let offset):
      json.beginArray()
      json.string(format)
      json.int(offset)
      json.endArray()
    }
  }

  /// Nil for what is none.
  init?(_ node: JSONNode) {
    if let pair = node.array {
      guard pair.count == 2, let format = pair[0].string, let offset = pair[1].int, offset >= 0 else { return nil }
      self = .member(of: format, at: offset)
      return
    }
    switch node.int {
    case -1: self = .file
    case -2: self = .opened
    case .some(let count) where count >= 0: self = .bytes(count)
    default: return nil
    }
  }
}
