import JSONText

/// What a JSON value may look like: a small language for the shape of records.
indirect enum Shape: Sendable {
  /// A string; never empty.
  case text
  /// A string that may be empty.
  case anyText
  case word(Set<String>)
  /// A string for which this holds, and what it should be.
  case spelled(@Sendable (String) -> Bool, String)
  case whole(least: Int)
  case number
  case bool
  /// Two whole numbers, the first not above the second.
  case bounds
  /// Four numbers.
  case box
  case list(Shape)
  /// Key, shape and whether it must be there.
  case object([Member])
  /// Any keys, each value of one shape.
  case map(Shape)
  /// An object whose shape is told by the word under a key.
  case variant(key: String, @Sendable (String) -> Shape?)
  /// Whatever the profile or the document's own metadata has.
  case free(nulls: Bool)

  struct Member: Sendable {
    let key: String
    let shape: Shape
    let isRequired: Bool
  }
}

extension Shape.Member {
  static func must(_ key: String, _ shape: Shape) -> Shape.Member {
    Shape.Member(key: key, shape: shape, isRequired: true)
  }

  static func may(_ key: String, _ shape: Shape) -> Shape.Member {
    Shape.Member(key: key, shape: shape, isRequired: false)
  }
}

extension Shape {
  /// Adds what departs from the shape.
  func check(_ node: JSONNode, at pointer: String, into faults: inout [RecordShape.Fault]) {
    func fault(_ reason: String) { faults.append(RecordShape.Fault(pointer: pointer, reason: reason)) }
    switch self {
    case .text:
      if node.string?.isEmpty ?? true { fault("should be a string that is not empty, is \(node.kindName)") }
    case .anyText: if node.string == nil { fault("should be a string, is \(node.kindName)") }
    case .word(let words):
      if !words.contains(node.string ?? "") { fault("should be one of \(words.sorted().joined(separator: ", "))") }
    case .spelled(let holds, let what): if !(node.string.map(holds) ?? false) { fault("should be \(what)") }
    case .whole(let least): if (node.int ?? Int.min) < least { fault("should be a whole number from \(least)") }
    case .number: if node.double == nil { fault("should be a number, is \(node.kindName)") }
    case .bool: if node.bool == nil { fault("should be true or false, is \(node.kindName)") }
    case .bounds: if node.bounds == nil { fault("should be two whole numbers in order") }
    case .box: if node.box == nil { fault("should be four numbers") }
    default: checkInner(node, at: pointer, into: &faults)
    }
  }

  private func checkInner(_ node: JSONNode, at pointer: String, into faults: inout [RecordShape.Fault]) {
    switch self {
    case .list(let shape):
      guard let items = node.array else {
        return faults.append(.init(pointer, "should be a list, is \(node.kindName)"))
      }
      for (index, item) in items.enumerated() { shape.check(item, at: "\(pointer)/\(index)", into: &faults) }
    case .object(let members): check(node, members, at: pointer, into: &faults)
    case .map(let shape):
      guard let members = node.members else {
        return faults.append(.init(pointer, "should be an object, is \(node.kindName)"))
      }
      for member in members {
        shape.check(member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))", into: &faults)
      }
      checkDoubles(members, at: pointer, into: &faults)
    case .variant(let key, let choose):
      guard let word = node[key]?.string, let shape = choose(word) else {
        return faults.append(.init("\(pointer)/\(key)", "is missing or none of the known"))
      }
      shape.check(node, at: pointer, into: &faults)
    case .free(let nulls): checkFree(node, nulls: nulls, at: pointer, into: &faults)
    default: break
    }
  }

  private func check(
    _ node: JSONNode, _ members: [Member], at pointer: String, into faults: inout [RecordShape.Fault]
  ) {
    guard let found = node.members else {
      return faults.append(.init(pointer, "should be an object, is \(node.kindName)"))
    }
    checkDoubles(found, at: pointer, into: &faults)
    for member in found {
      let here = "\(pointer)/\(JSONPointer.escape(member.key))"
      guard let known = members.first(where: { $0.key == member.key }) else {
        faults.append(.init(here, "is a key that this version does not know"))
        continue
      }
      known.shape.check(member.value, at: here, into: &faults)
    }
    for member in members where member.isRequired && !found.contains(where: { $0.key == member.key }) {
      faults.append(.init(pointer, "\(member.key) is missing"))
    }
  }

  private func checkDoubles(_ members: [JSONNode.Member], at pointer: String, into faults: inout [RecordShape.Fault]) {
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      faults.append(.init("\(pointer)/\(JSONPointer.escape(member.key))", "stands there twice"))
    }
  }

  private func checkFree(
    _ node: JSONNode, nulls: Bool, at pointer: String, into faults: inout [RecordShape.Fault]
  ) {
    switch node.value {
    case .null: if !nulls { faults.append(.init(pointer, "is null; what is not there should be absent")) }
    case .array(let items):
      for (index, item) in items.enumerated() { check(item, at: "\(pointer)/\(index)", into: &faults) }
    case .object(let members):
      checkDoubles(members, at: pointer, into: &faults)
      for member in members { check(member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))", into: &faults) }
    case .string(let text, _):
      if text.isEmpty, !nulls { faults.append(.init(pointer, "is empty; what is not there should be absent")) }
    case .bool, .number: break
    }
  }
}
