import Synchronization

/// The name of what wrote, respelled or dropped a stretch of text, such as `yaml.fold`.
///
/// Rules are compared by name. What a rule guarantees between a place and a value is said in the catalogue (module
/// Stages); a name without an entry there proves nothing and is counted as stated.
public struct Rule: Hashable, Sendable, CustomStringConvertible {
  /// One more than the index in the table of names, so that zero can mean "no rule".
  @usableFromInline let number: UInt16

  /// The rule of that name; naming it twice gives the same rule.
  public init(_ name: StaticString) {
    self.init(named: name.description)
  }

  /// A rule whose name is known only at run time: an external stage's, or one read from a record.
  ///
  /// - Precondition: fewer than 65,535 names in one process; adapters limit the names they pass on.
  public init(named name: String) {
    number = Rule.names.withLock { table in
      if let known = table.numbers[name] { return known }
      precondition(table.names.count < Int(UInt16.max), "too many rule names")
      table.names.append(name)
      let number = UInt16(table.names.count)
      table.numbers[name] = number
      return number
    }
  }

  @usableFromInline init(number: UInt16) {
    self.number = number
  }

  /// The name, such as `markdown.escape`.
  public var name: String {
    Rule.names.withLock { $0.names[Int(number) - 1] }
  }

  public var description: String { name }

  private struct Table {
    var names: [String] = []
    var numbers: [String: UInt16] = [:]
  }

  private static let names = Mutex(Table())
}

extension Rule {
  /// A part of what a derived run stands for: the run was cut.
  public static let part = Rule("text.part")
  /// More rules than a run can name were used; such a run is stated, not proved.
  public static let overflow = Rule("text.more-rules")
}
