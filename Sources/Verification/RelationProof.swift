import Provenance
import Stages

/// Whether rules lead from the text at some places to a piece of a value.
struct RelationProof {
  enum Outcome: Equatable {
    case proved
    /// A rule among them can't be re-proved.
    case stated
    case failed(String)
  }

  /// How many spellings one proof may go through.
  private static let limit = 48

  /// Entries by name. A record's names are looked up here and never become rules: a hostile one may hold any number.
  private let known: [String: RuleEntry]
  private static let external = RuleEntry(Rule("external.stage"), .stated, "Written by an external stage.")

  init(catalogue: RuleCatalogue) {
    known = Dictionary(catalogue.entries.map { ($0.rule.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entries of rules by name.
  ///
  /// - Returns: nil and the first name that is not in the catalogue. Rules of external stages are stated.
  func entries(_ names: [String]) -> (entries: [RuleEntry], unknown: String?) {
    var result: [RuleEntry] = []
    for name in names {
      if let entry = known[name] {
        result.append(entry)
      } else if name.hasPrefix("external.") {
        result.append(RelationProof.external)
      } else {
        return (result, name)
      }
    }
    return (result, nil)
  }

  /// Folds rules over the texts at a stretch's places: for each place what may stand there, more than one where the
  /// place leaves it open.
  ///
  /// Texts of several places are joined as they are and, unless `tight`, with a space between them.
  func prove(_ piece: [UInt8], from texts: [[[UInt8]]], by rules: [RuleEntry], tight: Bool = false) -> Outcome {
    if rules.contains(where: { if case .stated = $0.relation { true } else { false } }) { return .stated }
    var states = combinations(texts)
    guard !states.isEmpty else { return .failed("nothing stands there") }
    let isPart = rules.contains { if case .part = $0.relation { true } else { false } }
    for entry in rules {
      states = states.flatMap { apply(entry.relation, to: $0, tight: tight) }
      if states.count > RelationProof.limit { states.removeLast(states.count - RelationProof.limit) }
    }
    for state in states {
      for text in joined(state, tight: tight) where isPart ? text.holds(piece) : text == piece { return .proved }
    }
    let shown = states.first.map { joined($0)[0].text } ?? ""
    return .failed("by these rules it reads \(quoted(shown))")
  }

  /// One text for each place, in all ways.
  private func combinations(_ texts: [[[UInt8]]]) -> [[[UInt8]]] {
    var result: [[[UInt8]]] = [[]]
    for choices in texts {
      result = result.flatMap { state in choices.map { state + [$0] } }
      if result.count > RelationProof.limit { result.removeLast(result.count - RelationProof.limit) }
    }
    return result
  }

  private func joined(_ state: [[UInt8]], tight: Bool = false) -> [[UInt8]] {
    if tight { return [Array(state.joined())] }
    return state.count == 1 ? state : [Array(state.joined()), Array(state.joined(separator: [0x20]))]
  }

  /// What a rule makes of the texts so far, in each of the ways in which it may have been used.
  private func apply(_ relation: Relation, to state: [[UInt8]], tight: Bool = false) -> [[[UInt8]]] {
    switch relation {
    case .spelling(let spell):
      var result = joined(state, tight: tight).compactMap(spell).map { [$0] }
      if state.count > 1 {
        let each = state.map { spell($0) ?? $0 }
        if each != state { result.append(each) }
      }
      return result.isEmpty ? [state] : result
    case .resolution(let resolve):
      var result: [[[UInt8]]] = []
      for cut in state.indices.dropFirst() {
        let base = Array(state[..<cut].joined())
        let reference = Array(state[cut...].joined())
        if let resolved = resolve(base, reference) { result.append([resolved]) }
      }
      return result.isEmpty ? [state] : result
    case .literal(let words): return words.map { [Array($0.utf8)] }
    case .repair, .part, .removal, .stated: return [state]
    }
  }

  /// Whether generated text is what its rules write.
  func proveGenerated(_ piece: [UInt8], by rules: [RuleEntry]) -> Outcome {
    guard !rules.isEmpty else { return .failed("no rule is named for generated text") }
    if rules.contains(where: { if case .stated = $0.relation { true } else { false } }) { return .stated }
    var states: [[[UInt8]]] = []
    var isPart = false
    for entry in rules {
      switch entry.relation {
      case .literal(let words): states = words.map { [Array($0.utf8)] }
      case .part: isPart = true
      default: states = states.flatMap { apply(entry.relation, to: $0) }
      }
    }
    for state in states {
      for text in joined(state) where isPart ? text.holds(piece) : text == piece { return .proved }
    }
    return .failed("no text that \(rules.map(\.rule.name).joined(separator: ", ")) writes")
  }
}

/// Text for a message: in quotes, cut when long.
func quoted(_ text: String) -> String {
  let shown =
    text.unicodeScalars.count > 60 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
  return "“" + shown.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎") + "”"
}
