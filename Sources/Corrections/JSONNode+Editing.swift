import JSONText

extension JSONNode {
  static func text(_ text: String) -> JSONNode { JSONNode(.string(text, plain: false)) }

  static func object(_ members: [(String, JSONNode)]) -> JSONNode {
    JSONNode(.object(members.map { Member(key: $0.0, value: $0.1) }))
  }

  static func bounds(_ range: Range<Int>) -> JSONNode {
    JSONNode(.array([range.lowerBound, range.upperBound].map { JSONNode(.number(String($0))) }))
  }

  /// Its strings, in order.
  var leaves: [String] {
    switch value {
    case .string(let text, _): [text]
    case .array(let items): items.flatMap(\.leaves)
    case .object(let members): members.flatMap(\.value.leaves)
    case .null, .bool, .number: []
    }
  }

  /// With a member in the place of that of its name, or behind all others; an empty one goes.
  func setting(_ key: String, to new: JSONNode) -> JSONNode {
    var members = self.members ?? []
    let place = members.firstIndex { $0.key == key }
    let isEmpty = new.array?.isEmpty ?? new.members?.isEmpty ?? false
    switch (place, isEmpty) {
    case (let place?, true): members.remove(at: place)
    case (let place?, false): members[place] = Member(key: key, value: new)
    case (nil, true): break
    case (nil, false): members.append(Member(key: key, value: new))
    }
    return JSONNode(.object(members), range: range)
  }

  /// With a value at a path; what is missing on the way is made.
  ///
  /// `order`: for each step of the path, the order of the keys beside it; empty where new keys go to the end.
  func with(_ new: JSONNode, at path: ArraySlice<String>, order: [[String]]) -> JSONNode {
    guard let step = path.first else { return new }
    let rest = path.dropFirst()
    let below = Array(order.dropFirst())
    if let index = JSONPointer.index(step), members == nil {
      var items = array ?? []
      if index < items.count {
        items[index] = items[index].with(new, at: rest, order: below)
      } else {
        items.append(JSONNode(.null).with(new, at: rest, order: below))
      }
      return JSONNode(.array(items))
    }
    var members = self.members ?? []
    if let place = members.firstIndex(where: { $0.key == step }) {
      members[place] = Member(key: step, value: members[place].value.with(new, at: rest, order: below))
    } else {
      let known = order.first ?? []
      let rank = known.firstIndex(of: step) ?? known.count
      let place = members.firstIndex { (known.firstIndex(of: $0.key) ?? known.count) > rank } ?? members.count
      members.insert(Member(key: step, value: JSONNode(.null).with(new, at: rest, order: below)), at: place)
    }
    return JSONNode(.object(members))
  }

  /// Without what stands at a path, and without what is empty then.
  func without(_ path: ArraySlice<String>) -> JSONNode {
    guard let step = path.first else { return self }
    let rest = path.dropFirst()
    switch value {
    case .array(var items):
      guard let index = JSONPointer.index(step), index < items.count else { return self }
      let item = rest.isEmpty ? nil : items[index].without(rest)
      if let item, !item.isHollow { items[index] = item } else { items.remove(at: index) }
      return JSONNode(.array(items))
    case .object(var members):
      guard let place = members.firstIndex(where: { $0.key == step }) else { return self }
      let item = rest.isEmpty ? nil : members[place].value.without(rest)
      if let item, !item.isHollow {
        members[place] = Member(key: step, value: item)
      } else {
        members.remove(at: place)
      }
      return JSONNode(.object(members))
    default: return self
    }
  }

  private var isHollow: Bool { array?.isEmpty ?? members?.isEmpty ?? false }
}
