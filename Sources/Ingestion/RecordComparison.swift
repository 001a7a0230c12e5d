public import JSONText
import Runner

/// Counts what two sets of records differ in, by where values stand.
public struct RecordComparison {
  struct Count {
    var gained = 0
    var lost = 0
    var changed = 0
    /// The first of each kind: key, old, new.
    var examples: [(kind: String, key: String, old: String?, new: String?)] = []
  }

  private let leftOut: Set<String>
  private var order: [String] = []
  private var counts: [String: Count] = [:]
  private var compared = 0
  private var same = 0
  private var gained: [String] = []
  private var lost: [String] = []

  /// Keys of records that are not compared.
  public init(leavingOut keys: Set<String>) {
    leftOut = keys
  }

  public var hasLost: Bool { !lost.isEmpty || counts.contains { $0.value.lost > 0 } }
  public var hasDifferences: Bool { !lost.isEmpty || !gained.isEmpty || !counts.isEmpty }

  public mutating func addGained(record key: String) { gained.append(key) }
  public mutating func addLost(record key: String) { lost.append(key) }

  /// Compares two records of one key.
  public mutating func compare(_ old: JSONNode, _ new: JSONNode, key: String) {
    compared += 1
    let before = leaves(old)
    let after = leaves(new)
    var differs = false
    for pattern in merged(before.order, after.order) {
      let a = before.values[pattern] ?? []
      let b = after.values[pattern] ?? []
      if a == b { continue }
      differs = true
      count(pattern, a, b, key)
    }
    if !differs { same += 1 }
  }

  private typealias Leaves = (order: [String], values: [String: [String]])

  /// The scalars of a record by pattern: keys as they are, places in lists as `[]`.
  private func leaves(_ node: JSONNode) -> Leaves {
    var result: Leaves = ([], [:])
    for member in node.members ?? [] where !leftOut.contains(member.key) {
      collect(member.value, member.key, into: &result)
    }
    return result
  }

  private func collect(_ node: JSONNode, _ pattern: String, into result: inout Leaves) {
    switch node.value {
    case .object(let members):
      for member in members { collect(member.value, "\(pattern).\(member.key)", into: &result) }
    case .array(let items): for item in items { collect(item, "\(pattern)[]", into: &result) }
    case .null: add("null", pattern, &result)
    case .bool(let truth): add(truth ? "true" : "false", pattern, &result)
    case .number(let text): add(text, pattern, &result)
    case .string(let text, _): add(text, pattern, &result)
    }
  }

  private func add(_ value: String, _ pattern: String, _ result: inout Leaves) {
    if result.values[pattern] == nil { result.order.append(pattern) }
    result.values[pattern, default: []].append(value)
  }

  private func merged(_ a: [String], _ b: [String]) -> [String] {
    var seen = Set(a)
    return a + b.filter { seen.insert($0).inserted }
  }

  /// Values that stand on both sides are the same wherever in a list; of the rest pairs are changes.
  private mutating func count(_ pattern: String, _ a: [String], _ b: [String], _ key: String) {
    var left: [String: Int] = [:]
    for value in a { left[value, default: 0] += 1 }
    let new = b.filter { value in
      guard let there = left[value], there > 0 else { return true }
      left[value] = there - 1
      return false
    }
    var right: [String: Int] = [:]
    for value in b { right[value, default: 0] += 1 }
    let old = a.filter { value in
      guard let there = right[value], there > 0 else { return true }
      right[value] = there - 1
      return false
    }
    var entry = counts[pattern] ?? Count()
    if counts[pattern] == nil { order.append(pattern) }
    let pairs = max(min(old.count, new.count), old.isEmpty && new.isEmpty ? 1 : 0)
    entry.changed += pairs
    entry.gained += max(0, new.count - pairs)
    entry.lost += max(0, old.count - pairs)
    note(&entry, key, old, new, pairs)
    counts[pattern] = entry
  }

  private func note(_ entry: inout Count, _ key: String, _ old: [String], _ new: [String], _ pairs: Int) {
    func add(_ kind: String, _ a: String?, _ b: String?) {
      guard !entry.examples.contains(where: { $0.kind == kind }) else { return }
      entry.examples.append((kind, key, a, b))
    }
    if pairs > 0, let a = old.first, let b = new.first { add("changed", a, b) }
    if new.count > pairs { add("gained", nil, new[pairs]) }
    if old.count > pairs { add("lost", old[pairs], nil) }
  }

  // MARK: Saying it

  /// A line for each place, and its examples below it.
  public func text() -> String {
    var text = "\(compared) records compared, \(same) the same, \(gained.count) gained, \(lost.count) lost\n"
    for key in lost.prefix(10) { text += "lost: \(Shown.text(key))\n" }
    for pattern in sorted {
      let count = counts[pattern] ?? Count()
      text += "\(Shown.text(pattern)): +\(count.gained) −\(count.lost) ~\(count.changed)\n"
      for example in count.examples {
        let old = example.old.map { "− “\(cut($0))”" }
        let new = example.new.map { "+ “\(cut($0))”" }
        text += "    \(Shown.text(example.key)): \([old, new].compactMap(\.self).joined(separator: " "))\n"
      }
    }
    return text
  }

  private var sorted: [String] {
    order.sorted { left, right in
      let a = counts[left].map { $0.lost + $0.gained + $0.changed } ?? 0
      let b = counts[right].map { $0.lost + $0.gained + $0.changed } ?? 0
      return a != b ? a > b : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  private func cut(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(80))
    return Shown.text(start.unicodeScalars.count < text.unicodeScalars.count ? start + "…" : start)
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for (name, value) in [("compared", compared), ("same", same)] {
      json.key(name)
      json.int(value)
    }
    for (name, keys) in [("gainedRecords", gained), ("lostRecords", lost)] {
      json.key(name)
      json.beginArray()
      for key in keys { json.string(key) }
      json.endArray()
    }
    json.key("values")
    json.beginObject()
    for pattern in sorted { add(pattern, counts[pattern] ?? Count(), to: &json) }
    json.endObject()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  private func add(_ pattern: String, _ count: Count, to json: inout JSONWriter) {
    json.key(pattern)
    json.beginObject()
    for (name, value) in [("gained", count.gained), ("lost", count.lost), ("changed", count.changed)] {
      json.key(name)
      json.int(value)
    }
    json.key("examples")
    json.beginArray()
    for example in count.examples {
      json.beginObject(inline: true)
      for (name, value) in [("kind", example.kind), ("key", example.key), ("old", example.old), ("new", example.new)] {
        guard let value else { continue }
        json.key(name)
        json.string(value)
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
