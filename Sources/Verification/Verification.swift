/// What came of proving one record.
public struct Verification: Sendable {
  /// Something that does not hold.
  public struct Problem: Sendable, Hashable {
    /// JSON Pointer of the value; empty for the record as a whole.
    public var pointer: String
    public var reason: String
    /// The place in the source, where one is meant.
    public var place: String?

    public init(_ pointer: String, _ reason: String, place: String? = nil) {
      self.pointer = pointer
      self.reason = reason
      self.place = place
    }
  }

  /// Characters (code points) of values by what is known of them.
  public struct Characters: Sendable, Hashable {
    public var quoted = 0
    public var derived = 0
    public var generated = 0
    /// By rules that can't be re-proved.
    public var stated = 0
    public var failed = 0

    public var total: Int { quoted + derived + generated + stated + failed }
    public var proved: Int { quoted + derived + generated }
  }

  public var key: String
  public var problems: [Problem] = []
  /// Problems beyond those listed.
  public var unlisted = 0
  public var valueCount = 0
  public var characters = Characters()
  /// JSON Pointers of values that rest, in part or whole, on a rule that can't be re-proved.
  public var statedPointers: [String] = []
  /// Letters and digits of the source's text, and how many of them lie in `omitted`.
  public var sourceCharacters = 0
  public var omittedCharacters = 0

  static let listed = 1000

  public init(key: String) {
    self.key = key
  }

  public var holds: Bool { problems.isEmpty }

  mutating func add(_ problem: Problem) {
    if problems.count < Verification.listed { problems.append(problem) } else { unlisted += 1 }
  }
}
