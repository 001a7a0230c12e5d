/// Up to eight rules in order of use, in two machine words, so that runs stay free of references.
@usableFromInline
struct RuleChain: Hashable, Sendable {
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  @usableFromInline init() {}

  @usableFromInline init(_ rule: Rule) {
    low = UInt64(rule.number)
  }

  @usableFromInline subscript(index: Int) -> UInt16 {
    index < 4
      ? UInt16(truncatingIfNeeded: low >> (16 * UInt64(index)))
      : UInt16(truncatingIfNeeded: high >> (16 * UInt64(index - 4)))
  }

  @usableFromInline var count: Int {
    var count = 0
    while count < 8, self[count] != 0 { count += 1 }
    return count
  }

  var rules: [Rule] {
    (0..<count).map { Rule(number: self[$0]) }
  }

  /// The chain with a rule put after it, unless it is the last one already.
  ///
  /// A rule that comes again after others is named again: the order of use is what `verify` goes by.
  @usableFromInline func adding(_ rule: Rule) -> RuleChain {
    let count = count
    if count > 0, self[count - 1] == rule.number || self[count - 1] == Rule.overflow.number { return self }
    var chain = self
    if count == 8 {
      chain.set(7, Rule.overflow.number)
    } else {
      chain.set(count, rule.number)
    }
    return chain
  }

  /// The chain followed by those of another's rules that it does not hold yet.
  func adding(_ other: RuleChain) -> RuleChain {
    if low == 0 || self == other { return other }
    var chain = self
    for index in 0..<other.count where !chain.contains(other[index]) {
      chain = chain.adding(Rule(number: other[index]))
    }
    return chain
  }

  private func contains(_ number: UInt16) -> Bool {
    for index in 0..<count where self[index] == number { return true }
    return false
  }

  private mutating func set(_ index: Int, _ number: UInt16) {
    if index < 4 {
      let shift = 16 * UInt64(index)
      low = low & ~(0xFFFF << shift) | UInt64(number) << shift
    } else {
      let shift = 16 * UInt64(index - 4)
      high = high & ~(0xFFFF << shift) | UInt64(number) << shift
    }
  }
}
