public import JSONText
import Provenance
public import Stages

/// Puts corrections into a record that was written without them, such as one that is being exported.
///
/// The evidence, the reasons and the diagnostics are those that a conversion would have given; quantities of a corrected
/// text are taken out, since only the pipeline can read new ones.
public struct StoredCorrector {
  private let fields: RecordFields
  private let digest: String
  private var root: JSONNode
  private var hasChanged = false

  /// The record with its corrections, and what could not be corrected.
  public static func correct(
    _ record: JSONNode, by corrections: [Correction], fields: RecordFields
  ) -> JSONNode {
    guard !corrections.isEmpty else { return record }
    var corrector = StoredCorrector(
      fields: fields, digest: record["source"]?["digest"]?.string ?? "", root: record)
    corrector.apply(corrections)
    return corrector.root
  }

  private init(fields: RecordFields, digest: String, root: JSONNode) {
    self.fields = fields
    self.digest = digest
    self.root = root
  }

  private mutating func apply(_ corrections: [Correction]) {
    var removals: [(correction: Correction, target: CorrectionTarget)] = []
    for correction in corrections {
      guard let target = try? CorrectionTarget(correction.pointer, fields) else { continue }
      if target.takesElementAway(correction.value) {
        removals.append((correction, target))
      } else {
        put(correction, target)
      }
    }
    for removal in removals.sorted(by: { ($0.target.index ?? 0) > ($1.target.index ?? 0) }) {
      put(removal.correction, removal.target)
    }
  }

  private mutating func put(_ correction: Correction, _ target: CorrectionTarget) {
    let old = root.at(correction.pointer)?.leaves ?? []
    guard let new = newValue(correction, target), old != new.leaves else { return warnIfStale(correction) }
    guard let path = JSONPointer.tokens(correction.pointer) else { return }
    guard correction.value.isEmpty || canHold(path, target) else {
      return note("warning", "correction.impossible", "\(correction.pointer) is not corrected: there are fewer of them")
    }
    root = correction.value.isEmpty ? root.without(path[...]) : root.with(new, at: path[...], order: order(of: target))
    moveEvidence(correction, target, new)
    explain(target)
    let before = old.isEmpty ? "nothing" : "“\(old.joined(separator: "; "))”"
    let why = correction.note.isEmpty ? "" : ": \(correction.note)"
    note("note", "correction.replaced", "\(correction.pointer) was \(before)\(why)")
    warnIfStale(correction)
  }

  /// Nil where a value can't stand there.
  private func newValue(_ correction: Correction, _ target: CorrectionTarget) -> JSONNode? {
    do { try target.check(correction.value) } catch { return nil }
    guard !correction.value.isEmpty else { return JSONNode(.array([])) }
    guard target.field.form == .texts, target.index == nil else { return .text(correction.value) }
    return JSONNode(
      .array(CorrectionList.ranges(Array(correction.value.utf8)).map { .text(correction.value.utf8(in: $0)) }))
  }

  private func canHold(_ path: [String], _ target: CorrectionTarget) -> Bool {
    guard let index = target.index else { return true }
    return index <= (root.at("/" + path.prefix(2).map(JSONPointer.escape).joined(separator: "/"))?.array?.count ?? 0)
  }

  /// The order of keys in the object that a new key comes into.
  private func order(of target: CorrectionTarget) -> [[String]] {
    let known = (target.area == .document ? RecordFields.document : fields.fields).map(\.key)
    guard case .objects(let members) = target.field.form else { return [[], known] }
    return [[], known, [], members]
  }

  private mutating func warnIfStale(_ correction: Correction) {
    guard !correction.digest.isEmpty, correction.digest != digest else { return }
    note(
      "warning", "correction.stale", "the document has changed since \(correction.pointer) was corrected: look again")
  }

  private mutating func note(_ severity: String, _ code: String, _ message: String) {
    let entry = JSONNode.object([("severity", .text(severity)), ("code", .text(code)), ("message", .text(message))])
    root = root.setting("diagnostics", to: JSONNode(.array((root["diagnostics"]?.array ?? []) + [entry])))
  }

  private mutating func explain(_ target: CorrectionTarget) {
    let pointer = target.fieldPointer(fields)
    let isThere = root.at(pointer) != nil
    guard target.index == nil || !isThere else { return }
    var because = (root["because"]?.members ?? []).filter { $0.key != pointer && !$0.key.hasPrefix(pointer + "/") }
    if isThere { because.append(JSONNode.Member(key: pointer, value: .text(Rule.corrected.name))) }
    root = root.setting("because", to: JSONNode(.object(because)))
  }

  // MARK: Evidence

  /// Evidence of what went is taken out, that of what moved up follows it, and what came quotes the correction.
  private mutating func moveEvidence(_ correction: Correction, _ target: CorrectionTarget, _ new: JSONNode) {
    let pointer = correction.pointer
    var evidence = (root["evidence"]?.members ?? []).filter {
      $0.key != pointer && !$0.key.hasPrefix(pointer + "/")
    }
    if target.takesElementAway(correction.value), let index = target.index {
      let list = target.fieldPointer(fields) + "/"
      evidence = evidence.map { $0.movedUp(behind: index, in: list) }
    }
    if !correction.value.isEmpty { evidence += entries(correction, target) }
    root = root.setting("evidence", to: JSONNode(.object(evidence)))
    dropQuantities(of: pointer)
  }

  private func entries(_ correction: Correction, _ target: CorrectionTarget) -> [JSONNode.Member] {
    switch target.field.form {
    case .word: return []
    case .texts where target.index == nil:
      return CorrectionList.ranges(Array(correction.value.utf8)).enumerated().map { index, range in
        .quoted("\(correction.pointer)/\(index)", correction.value.utf8(in: range), range)
      }
    default: return [.quoted(correction.pointer, correction.value, nil)]
    }
  }

  private mutating func dropQuantities(of pointer: String) {
    let quantities = root["quantities"]?.array ?? []
    for index in quantities.indices.reversed() where quantities[index]["in"]?.string == pointer {
      root = root.without(["quantities", String(index)])
      let gone = "/quantities/\(index)/"
      let evidence = (root["evidence"]?.members ?? []).filter { !$0.key.hasPrefix(gone) }
        .map { $0.movedUp(behind: index, in: "/quantities/") }
      root = root.setting("evidence", to: JSONNode(.object(evidence)))
    }
  }
}

extension JSONNode.Member {
  /// A whole value that stands in the file of corrections, or a range of its bytes there.
  fileprivate static func quoted(_ pointer: String, _ text: String, _ range: Range<Int>?) -> JSONNode.Member {
    var entry: [(String, JSONNode)] = [("at", .bounds(0..<text.unicodeScalars.count))]
    if let range { entry.append(("bytes", .bounds(range))) }
    entry += [("in", .text(Correction.place)), ("is", .text("quoted"))]
    return JSONNode.Member(key: pointer, value: JSONNode(.array([.object(entry)])))
  }

  /// With the next lower index, where it is of a later element of a list.
  fileprivate func movedUp(behind index: Int, in list: String) -> JSONNode.Member {
    guard key.hasPrefix(list) else { return self }
    let rest = key.dropFirst(list.count)
    let digits = rest.prefix { $0 != "/" }
    guard let place = Int(digits), place > index else { return self }
    return JSONNode.Member(key: "\(list)\(place - 1)\(rest.dropFirst(digits.count))", value: value)
  }
}

extension String {
  fileprivate func utf8(in range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}
