extension JSONForm {
  /// The JSON Schema (draft 2020-12) of the form; `named` forms stand under `$defs`.
  public var schema: JSONNode { JSONNode(.object(members)) }

  private var members: [JSONNode.Member] {
    switch self {
    case .any: []
    case .flag: [.text("type", "boolean")]
    case .number: [.text("type", "number")]
    case .whole(let least): [.text("type", "integer"), .init(key: "minimum", value: JSONNode(.number("\(least)")))]
    case .text(let pattern): [.text("type", "string")] + (pattern.map { [.text("pattern", $0)] } ?? [])
    case .word(let words):
      words.count == 1
        ? [.text("const", words[0])]
        : [.init(key: "enum", value: JSONNode(.array(words.map { JSONNode(.string($0, plain: true)) })))]
    case .list(let form): [.text("type", "array"), .init(key: "items", value: form.schema)]
    case .map(let form): [.text("type", "object"), .init(key: "additionalProperties", value: form.schema)]
    case .object(let members): JSONForm.object(members)
    case .either(let forms): [.init(key: "anyOf", value: JSONNode(.array(forms.map(\.schema))))]
    case .named(let name): [.text("$ref", "#/$defs/\(name)")]
    }
  }

  private static func object(_ members: [Member]) -> [JSONNode.Member] {
    let needed = members.filter(\.isNeeded).map { JSONNode(.string($0.key, plain: true)) }
    let properties = members.map { member in
      JSONNode.Member(key: member.key, value: described(member.form.members, member.summary))
    }
    return [.text("type", "object")]
      + (needed.isEmpty ? [] : [.init(key: "required", value: JSONNode(.array(needed)))])
      + [
        .init(key: "properties", value: JSONNode(.object(properties))),
        .init(key: "additionalProperties", value: JSONNode(.bool(false))),
      ]
  }

  private static func described(_ members: [JSONNode.Member], _ summary: String?) -> JSONNode {
    JSONNode(.object((summary.map { [.text("description", $0)] } ?? []) + members))
  }

  /// A whole schema, as it is printed: with its title, and the forms that it names.
  public func document(id: String, title: String, definitions: [(name: String, form: JSONForm)] = []) -> [UInt8] {
    var all: [JSONNode.Member] = [
      .text("$schema", "https://json-schema.org/draft/2020-12/schema"), .text("$id", id), .text("title", title),
    ]
    all += members
    if !definitions.isEmpty {
      let named = definitions.map { JSONNode.Member(key: $0.name, value: $0.form.schema) }
      all.append(.init(key: "$defs", value: JSONNode(.object(named))))
    }
    var json = JSONWriter()
    json.node(JSONNode(.object(all)))
    json.lineFeed()
    return json.bytes
  }
}

extension JSONNode.Member {
  fileprivate static func text(_ key: String, _ text: String) -> JSONNode.Member {
    JSONNode.Member(key: key, value: JSONNode(.string(text, plain: true)))
  }
}
