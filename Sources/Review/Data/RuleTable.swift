import JSONText
import Provenance
import Stages

/// The rules that a record names, each once, with what the catalogue says of them.
struct RuleTable {
  private let catalogue: RuleCatalogue
  private var indices: [String: Int] = [:]
  private(set) var names: [String] = []

  init(_ catalogue: RuleCatalogue) {
    self.catalogue = catalogue
  }

  /// The number of a rule in the table.
  mutating func index(_ name: String) -> Int {
    if let known = indices[name] { return known }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Name, sentence and relation of each.
  func write(_ json: inout JSONWriter) {
    let byName = Dictionary(catalogue.entries.map { ($0.rule.name, $0) }, uniquingKeysWith: { first, _ in first })
    json.beginArray()
    for name in names {
      json.beginArray()
      json.string(name)
      json.string(byName[name]?.summary ?? "")
      json.string(byName[name]?.relation.word ?? "unknown")
      json.endArray()
    }
    json.endArray()
  }
}
