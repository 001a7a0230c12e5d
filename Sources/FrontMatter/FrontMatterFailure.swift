/// Why a block can't be read, and where.
public struct FrontMatterFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault; repairs begin from it.
  public enum Problem: String, Sendable {
    /// No closing delimiter.
    case unclosed
    /// Larger, deeper or more often repeated than front matter ever is.
    case limit
    case notAMap
    case notAKey
    case indentation
    case tab
    /// A colon where no key can stand.
    case colonInValue
    /// A list where only a value can stand.
    case itemInValue
    /// A character that no plain value begins with.
    case indicator
    case openQuote
    case textAfterValue
    case escape
    case openBracket
    case flow
    case blockHeader
    case tag
    case alias
    case complexKey
    case toml
    case json
  }

  public var problem: Problem
  /// In a line, without a place.
  public var reason: String
  /// Byte of the source's text where reading stopped.
  public var offset: Int
  /// Byte where the value that could not be read begins.
  public var start: Int

  public init(_ problem: Problem, _ reason: String, at offset: Int, from start: Int? = nil) {
    self.problem = problem
    self.reason = reason
    self.offset = offset
    self.start = start ?? offset
  }

  public var description: String { "\(reason) at byte \(offset)" }
}
