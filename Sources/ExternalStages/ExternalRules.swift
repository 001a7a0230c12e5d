import Provenance
import Stages

/// The rules that an external stage declares: stated, never proved.
struct ExternalRules: Sendable {
  private let stage: String
  private let names: Set<String>

  /// Small letters, digits and hyphens; at most 40.
  static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// A bound, so that no stage fills the table of names.
  static let limit = 64

  /// - Throws: `AnswerFault` where a name is none, or there are too many.
  init(stage: String, names: [String]) throws {
    self.stage = stage
    guard names.count <= ExternalRules.limit else {
      throw AnswerFault("declares more than \(ExternalRules.limit) rules")
    }
    if let wrong = names.first(where: { !ExternalRules.isName($0) }) {
      throw AnswerFault("declares the rule “\(wrong.prefix(60))”; a name is of small letters, digits and hyphens")
    }
    self.names = Set(names)
  }

  /// - Throws: `AnswerFault` where the stage has not declared the rule.
  func rule(_ name: String, at path: String) throws -> Rule {
    guard names.contains(name) else {
      throw AnswerFault(
        "\(path): the rule “\(name.prefix(60))” is not among those that its hello declares"
          + (names.isEmpty ? "" : ": \(names.sorted().joined(separator: ", "))"))
    }
    return Rule(named: "external.\(stage).\(name)")
  }
}

/// What is wrong with an answer, and where in it.
struct AnswerFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension Rule {
  /// Text that an external extractor made no use of.
  static let externalUnused = Rule("external.unused")
}
