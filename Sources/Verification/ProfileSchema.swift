import JSONText
import Stages

/// The JSON Schema of a profile's root, made of the fields that the profile declares.
struct ProfileSchema {
  let name: String
  let fields: RecordFields

  /// What ties the root to the profile's name; nil for a profile without a root.
  var choice: JSONNode? {
    guard let root = fields.root else { return nil }
    let named = JSONNode.object([
      ("required", .strings(["name"])), ("properties", .object([("name", .object([("const", .text(name))]))])),
    ])
    let properties = JSONNode.object(fields.fields.map { ($0.key, form($0.form)) })
    let object = JSONNode.object([("type", .text("object")), ("properties", properties)])
    return .object([
      ("if", .object([("required", .strings(["profile"])), ("properties", .object([("profile", named)]))])),
      ("then", .object([("properties", .object([(root, object)]))])),
    ])
  }

  private func form(_ form: RecordFields.Form) -> JSONNode {
    switch form {
    case .text: .defined("text")
    case .date: .defined("date")
    case .texts: .defined("texts")
    case .word(let words): .object([("enum", .strings(words))])
    case .objects(let members):
      .object([
        ("type", .text("array")), ("minItems", JSONNode(.number("1"))),
        (
          "items",
          .object([
            ("type", .text("object")), ("minProperties", JSONNode(.number("1"))),
            ("properties", .object(members.map { ($0, .defined("text")) })),
          ])
        ),
      ])
    }
  }
}

extension JSONNode {
  fileprivate static func text(_ text: String) -> JSONNode { JSONNode(.string(text, plain: true)) }
  fileprivate static func strings(_ texts: [String]) -> JSONNode { JSONNode(.array(texts.map { .text($0) })) }
  fileprivate static func defined(_ name: String) -> JSONNode { .object([("$ref", .text("#/$defs/\(name)"))]) }

  fileprivate static func object(_ members: [(String, JSONNode)]) -> JSONNode {
    JSONNode(.object(members.map { Member(key: $0.0, value: $0.1) }))
  }
}
