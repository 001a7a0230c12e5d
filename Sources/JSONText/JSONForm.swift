/// The form of a JSON value: what a reader checks it by, and what its JSON Schema is made of, so that both say the same.
public indirect enum JSONForm: Sendable {
  /// A member of an object.
  public struct Member: Sendable {
    public let key: String
    public let form: JSONForm
    public let isNeeded: Bool
    /// What it is for, as editors show it.
    public let summary: String?

    public init(_ key: String, _ form: JSONForm, isNeeded: Bool = false, _ summary: String? = nil) {
      self.key = key
      self.form = form
      self.isNeeded = isNeeded
      self.summary = summary
    }
  }

  case any
  case flag
  case number
  case whole(least: Int)
  /// A regular expression (ECMA 262) that only the schema holds it to.
  case text(pattern: String? = nil)
  case word([String])
  case list(JSONForm)
  /// An object of whatever keys.
  case map(JSONForm)
  /// An object of these keys.
  case object([Member])
  case either([JSONForm])
  /// One that is defined beside the schema's own, by its name.
  case named(String)
}

extension JSONForm {
  /// A departure from a form.
  public struct Fault: Error, Sendable {
    /// Such as `fields[2].kind`; empty for the whole.
    public let path: String
    public let reason: String
  }

  /// Checks a value; what is `named` is taken as it is.
  ///
  /// - Throws: `Fault` for the first departure.
  public func check(_ node: JSONNode, at path: String = "") throws(Fault) {
    switch self {
    case .any, .named: return
    case .flag: try require(node.bool != nil, path, "must be true or false, not \(node.kindName)")
    case .number: try require(node.double != nil, path, "must be a number, not \(node.kindName)")
    case .whole(let least):
      try require(node.int.map { $0 >= least } ?? false, path, "must be a whole number, at least \(least)")
    case .text: try require(node.string != nil, path, "must be a string, not \(node.kindName)")
    case .word(let words):
      let isKnown = node.string.map(words.contains) ?? false
      try require(isKnown, path, "must be one of \(words.joined(separator: ", "))")
    case .list(let form):
      guard let items = node.array else { throw Fault(path: path, reason: "must be a list, not \(node.kindName)") }
      for (index, item) in items.enumerated() { try form.check(item, at: "\(path)[\(index)]") }
    case .map(let form):
      guard let members = node.members else {
        throw Fault(path: path, reason: "must be an object, not \(node.kindName)")
      }
      for member in members { try form.check(member.value, at: JSONForm.path(path, member.key)) }
    case .object(let members): try JSONForm.check(node, members, at: path)
    case .either(let forms):
      for form in forms where (try? form.check(node, at: path)) != nil { return }
      throw Fault(path: path, reason: "must be \(forms.map(\.name).joined(separator: " or "))")
    }
  }

  private static func check(_ node: JSONNode, _ known: [Member], at path: String) throws(Fault) {
    guard let members = node.members else {
      throw Fault(path: path, reason: "must be an object, not \(node.kindName)")
    }
    for member in members {
      guard let form = known.first(where: { $0.key == member.key })?.form else {
        let list = known.map(\.key).joined(separator: ", ")
        throw Fault(path: JSONForm.path(path, member.key), reason: "is unknown; known: \(list)")
      }
      try form.check(member.value, at: JSONForm.path(path, member.key))
    }
    for member in known where member.isNeeded && node[member.key] == nil {
      throw Fault(path: JSONForm.path(path, member.key), reason: "must be given")
    }
  }

  private func require(_ holds: Bool, _ path: String, _ reason: String) throws(Fault) {
    if !holds { throw Fault(path: path, reason: reason) }
  }

  private static func path(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// For messages.
  private var name: String {
    switch self {
    case .any, .named: "anything"
    case .flag: "true or false"
    case .number: "a number"
    case .whole: "a whole number"
    case .text: "a string"
    case .word(let words): words.joined(separator: " or ")
    case .list: "a list"
    case .map, .object: "an object"
    case .either(let forms): forms.map(\.name).joined(separator: " or ")
    }
  }
}
