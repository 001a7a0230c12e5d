/// What a profile finds in a document, and what it might find more.
public struct ProfileAdvice: Sendable {
  public struct Filled: Sendable {
    public let key: String
    /// JSON Pointer in the record.
    public let pointer: String
    public let values: [String]
    /// Such as `profile.metadata.client`.
    public let rule: String
  }

  public struct Absent: Sendable {
    public let key: String
    /// What was looked for, such as `metadata keys fee, price`.
    public let tried: [String]
    /// What came close.
    public let near: [String]
  }

  public let filled: [Filled]
  public let absent: [Absent]
  /// What no field uses, and is close to none that is absent.
  public let unused: [ProfileClue]
}
