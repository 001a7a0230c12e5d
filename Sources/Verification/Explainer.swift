import JSONText
import Provenance
import Stages

/// Shows where values of a record come from.
public struct Explainer: Sendable {
  /// How many values one question is answered for.
  public static let limit = 50

  let record: StoredRecord
  let sites: SiteReader
  let proof: RelationProof
  private let leaves: ValueLeaves
  private let evidence: [String: [StoredEvidence]]

  /// - Throws: `Failure` where the source can't be opened.
  public init(_ record: StoredRecord, source: [UInt8], verifier: Verifier) throws {
    self.record = record
    let (_, opened) = try verifier.open(record, source)
    sites = SiteReader(record: record, file: source, reader: PlaceReader(file: source, opened: opened))
    proof = verifier.proof
    leaves = ValueLeaves(record)
    evidence = Dictionary(record.evidence.map { ($0.pointer, $0.entries) }, uniquingKeysWith: { first, _ in first })
  }

  /// The explanation of the value at a pointer, or of those below it.
  ///
  /// - Throws: `Failure` where nothing is there.
  public func explain(_ pointer: String) throws -> [Explanation] {
    guard let node = record.root.at(pointer) else {
      throw Failure("explain.no-such-value", "the record has nothing at \(pointer)", advice: advice(for: pointer))
    }
    if node.members == nil, node.array == nil { return [explanation(of: pointer, node)] }
    let below = leaves.leaves.filter { $0.pointer.hasPrefix(pointer + "/") && $0.needsEvidence }
    return below.prefix(Explainer.limit).map { explanation(of: $0.pointer, $0.node) }
  }

  /// The explanations of the values that hold a text.
  public func find(_ text: String) -> [Explanation] {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty else { return [] }
    let found = leaves.leaves.filter { $0.needsEvidence && $0.text.holds(wanted) }
    return found.prefix(Explainer.limit).map { explanation(of: $0.pointer, $0.node, only: wanted) }
  }

  private func advice(for pointer: String) -> String {
    var parent = pointer
    while let slash = parent.lastIndex(of: "/") {
      parent = String(parent[..<slash])
      guard let node = record.root.at(parent) else { continue }
      let name = parent.isEmpty ? "the record" : parent
      if let items = node.array { return "\(name) has \(items.count) entries, from 0" }
      if let members = node.members { return "\(name) has \(members.map(\.key).joined(separator: ", "))" }
    }
    return "a pointer looks like /project/start or project.start"
  }

  private func explanation(of pointer: String, _ node: JSONNode, only wanted: [UInt8]? = nil) -> Explanation {
    var json = JSONWriter(compact: true)
    json.node(node)
    var result = Explanation(
      pointer: pointer, value: String(decoding: json.bytes, as: UTF8.self), because: because(pointer), pieces: [])
    let text = UTF8Text(leaves.byPointer[pointer].map { leaves.leaves[$0].text } ?? [])
    let window = wanted.flatMap { self.window(of: $0, in: text.utf8) }
    for entry in evidence[pointer] ?? [] { add(entry, text, window, to: &result) }
    if result.pieces.isEmpty {
      result.note =
        "structure or a word of a closed vocabulary: it stands for the shape of the document, not for a text in it"
    }
    return result
  }

  /// The bytes of a value that a search is about.
  private func window(of wanted: [UInt8], in text: [UInt8]) -> Range<Int>? {
    text.firstIndex(of: wanted, from: 0).map { $0..<($0 + wanted.count) }
  }

  /// Adds a stretch, or a further place to the last one.
  private func add(_ entry: StoredEvidence, _ text: UTF8Text, _ window: Range<Int>?, to result: inout Explanation) {
    let piece = entry.at.flatMap { text.slice($0) } ?? text.utf8
    if let at = entry.at, let window {
      let low = text.slice(0..<at.lowerBound)?.count ?? 0
      guard low < window.upperBound, low + piece.count > window.lowerBound else { return }
    }
    let site = entry.place.map { sites.site($0, piece, entry.relation) }
    if let last = result.pieces.last, last.at == entry.at, entry.at != nil {
      result.pieces[result.pieces.count - 1].sites += [site].compactMap { $0 }
      return
    }
    result.pieces.append(
      Explanation.Piece(
        text: piece.text, at: entry.at, relation: entry.relation, rules: entry.rules.map(use),
        sites: [site].compactMap { $0 }))
  }

  private func use(_ rule: String) -> Explanation.RuleUse {
    let entry = proof.entries([rule]).entries.first
    return Explanation.RuleUse(
      name: rule, summary: entry?.summary ?? "Is not in the catalogue.", relation: entry?.relation.word ?? "unknown")
  }

  /// Why the value, or the field that holds it, stands where it stands.
  private func because(_ pointer: String) -> Explanation.Reason? {
    var here = pointer
    while !here.isEmpty {
      if let rule = record.root["because"]?[here]?.string {
        return Explanation.Reason(rule: rule, summary: proof.entries([rule]).entries.first?.summary)
      }
      guard let slash = here.lastIndex(of: "/") else { return nil }
      here = String(here[..<slash])
    }
    return nil
  }
}
