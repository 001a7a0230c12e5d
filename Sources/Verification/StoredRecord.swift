public import JSONText
import Provenance
public import Stages

/// A record as it was written, read back.
public struct StoredRecord: Sendable {
  public let root: JSONNode
  /// Evidence by JSON Pointer, in the record's order.
  public let evidence: [(pointer: String, entries: [StoredEvidence])]
  public let repairs: [StoredRepair]
  public let omissions: [StoredOmission]

  /// What keeps bytes from being a record, and where in it.
  public struct Unreadable: Error, Sendable, CustomStringConvertible {
    public let faults: [RecordShape.Fault]
    public var description: String {
      faults.first.map { "\($0.pointer.isEmpty ? "the record" : $0.pointer): \($0.reason)" } ?? "not a record"
    }
  }

  /// A record whose shape is that of RECORD.md.
  ///
  /// - Throws: `Unreadable` with every departure from the shape.
  public init(_ node: JSONNode) throws(Unreadable) {
    let faults = RecordShape.faults(in: node)
    guard faults.isEmpty else { throw Unreadable(faults: faults) }
    root = node
    evidence = (node["evidence"]?.members ?? []).map {
      ($0.key, ($0.value.array ?? []).compactMap(StoredEvidence.init))
    }
    repairs = (node["repairs"]?.array ?? []).compactMap(StoredRepair.init)
    omissions = (node["omitted"]?.array ?? []).compactMap(StoredOmission.init)
  }

  public var key: String { root["source"]?["key"]?.string ?? "" }
  public var id: String { root["id"]?.string ?? "" }
  public var mediaType: String { root["source"]?["mediaType"]?.string ?? "" }
  public var digest: String { root["source"]?["digest"]?.string ?? "" }
  public var byteCount: Int { root["source"]?["bytes"]?.int ?? 0 }
  /// Where it stands, for a document out of a container.
  public var container: ContainerPlace? {
    guard let node = root["source"]?["container"], let key = node["key"]?.string, let digest = node["digest"]?.string,
      let offset = node["offset"]?.int
    else { return nil }
    return ContainerPlace(key: key, digest: digest, offset: offset)
  }
  public var url: String? { root["source"]?["url"]?.string }
  /// The base that links were resolved against, where it was given from outside.
  public var profileRoot: String? {
    root.members?.map(\.key).first { !RecordShape.topLevelKeys.contains($0) }
  }
}

extension JSONNode {
  /// A half-open range written as two whole numbers.
  var bounds: Range<Int>? {
    guard let pair = array, pair.count == 2, let low = pair[0].int, let high = pair[1].int, low >= 0, low <= high else {
      return nil
    }
    return low..<high
  }

  /// A box written as four numbers.
  var box: Box? {
    guard let numbers = array?.compactMap(\.double), numbers.count == 4, numbers.allSatisfy(\.isFinite) else {
      return nil
    }
    return Box(x: Float(numbers[0]), y: Float(numbers[1]), width: Float(numbers[2]), height: Float(numbers[3]))
  }

  /// The place that an entry of evidence or of `omitted` names.
  var place: StoredPlace? {
    if let bytes = self["bytes"]?.bounds { return .bytes(bytes, part: self["in"]?.string) }
    if let page = self["page"]?.int, let box = self["box"]?.box { return .box(page: page, box) }
    return self["in"]?.string.map(StoredPlace.whole)
  }
}

extension StoredEvidence {
  init?(_ node: JSONNode) {
    guard let word = node["is"]?.string, let relation = Evidence.Relation(rawValue: word) else { return nil }
    self.init(
      at: node["at"]?.bounds, place: node.place, relation: relation,
      rules: node["by"]?.array?.compactMap(\.string) ?? node["by"]?.string.map { [$0] } ?? [])
  }
}

extension StoredRepair {
  init?(_ node: JSONNode) {
    guard let rule = node["rule"]?.string, let bytes = node["bytes"]?.bounds else { return nil }
    self.init(
      rule: rule, bytes: bytes, removed: Array((node["removed"]?.string ?? "").utf8),
      inserted: Array((node["inserted"]?.string ?? "").utf8))
  }
}

extension StoredOmission {
  init?(_ node: JSONNode) {
    guard let rule = node["by"]?.string, let place = node.place else { return nil }
    self.init(place: place, rule: rule)
  }
}
