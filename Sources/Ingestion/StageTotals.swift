public import Runner

/// What stages cost and did in a run, all documents together.
public struct StageTotals: Sendable {
  public struct Total: Sendable {
    /// Such as `clean.whitespace@1`.
    public let stage: String
    public var documents = 0
    /// Processor time.
    public var microseconds = 0
    /// Bytes of the sources' text.
    public var dropped = 0
    public var respelled = 0
  }

  /// By stage.
  private var totals: [String: Total] = [:]

  private let order: [String]

  /// `order` names stages in the order in which a document meets them.
  public init(order: [String] = []) {
    self.order = order
  }

  /// Adds the work on one document.
  public mutating func add(_ work: [StageWork]) {
    for work in work {
      var total = totals[work.stage] ?? Total(stage: work.stage)
      total.documents += 1
      total.microseconds += work.microseconds
      total.dropped += work.dropped
      total.respelled += work.respelled
      totals[work.stage] = total
    }
  }

  /// In the order in which a document meets them.
  public var all: [Total] {
    func place(_ total: Total) -> Int { order.firstIndex(of: total.stage) ?? order.count }
    return totals.values.sorted { (place($0), $0.stage) < (place($1), $1.stage) }
  }
}
