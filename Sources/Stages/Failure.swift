/// Why one document stopped. One line to the user; the run goes on.
public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Such as `pdf.encrypted`.
  public var code: String
  /// What is wrong, and where, in a line: `encrypted with a password that is not known`.
  public var reason: String
  /// What to do about it.
  public var advice: String?

  public init(_ code: String, _ reason: String, advice: String? = nil) {
    self.code = code
    self.reason = reason
    self.advice = advice
  }

  public var description: String {
    advice.map { "\(reason); \($0)" } ?? reason
  }
}
