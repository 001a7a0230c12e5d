/// The part of the sources that something stands for: for each source, sorted ranges that do not touch.
public struct Coverage: Sendable, Equatable {
  public private(set) var ranges: [Int: [Range<Int>]] = [:]

  public init() {}

  /// The coverage of many ranges, in any order.
  public init(_ places: some Sequence<SourceRange>) {
    var bySource: [Int: [Range<Int>]] = [:]
    for place in places where !place.range.isEmpty {
      bySource[place.source.index, default: []].append(place.range)
    }
    for (source, list) in bySource { ranges[source] = Coverage.merged(list) }
  }

  /// What texts stand for.
  public init(of texts: some Sequence<TracedText>) {
    var bySource: [Int: [Range<Int>]] = [:]
    for text in texts {
      for run in text.runs where run.kind != .generated {
        bySource[Int(run.source), default: []].append(Int(run.lower)..<Int(run.upper))
      }
    }
    for (source, list) in bySource { ranges[source] = Coverage.merged(list) }
  }

  /// What texts quote: stand for without another spelling.
  public init(ofQuoted texts: some Sequence<TracedText>) {
    var bySource: [Int: [Range<Int>]] = [:]
    for text in texts {
      for run in text.runs where run.kind == .quoted {
        bySource[Int(run.source), default: []].append(Int(run.lower)..<Int(run.upper))
      }
    }
    for (source, list) in bySource { ranges[source] = Coverage.merged(list) }
  }

  static func merged(_ list: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in list.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, last.upperBound >= range.lowerBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// What this covers and `other` does not.
  public func subtracting(_ other: Coverage) -> Coverage {
    var result = Coverage()
    for (source, list) in ranges {
      let rest = Coverage.subtract(list, other.ranges[source] ?? [])
      if !rest.isEmpty { result.ranges[source] = rest }
    }
    return result
  }

  /// What both cover.
  public func intersection(_ other: Coverage) -> Coverage {
    subtracting(subtracting(other))
  }

  /// What either covers.
  public func union(_ other: Coverage) -> Coverage {
    var result = self
    for (source, list) in other.ranges {
      result.ranges[source] = Coverage.merged((ranges[source] ?? []) + list)
    }
    return result
  }

  /// Bytes of source text covered.
  public var count: Int { ranges.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }
  public var isEmpty: Bool { ranges.isEmpty }

  /// Whether a range of a source is covered whole.
  public func holds(_ place: SourceRange) -> Bool {
    if place.range.isEmpty { return true }
    guard let list = ranges[place.source.index] else { return false }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].upperBound > place.range.lowerBound { high = middle } else { low = middle + 1 }
    }
    guard low < list.count else { return false }
    return list[low].lowerBound <= place.range.lowerBound && list[low].upperBound >= place.range.upperBound
  }

  /// Sorted ranges less others.
  public static func difference(_ list: [Range<Int>], _ holes: [Range<Int>]) -> [Range<Int>] { subtract(list, holes) }

  static func subtract(_ list: [Range<Int>], _ holes: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var hole = 0
    for range in list {
      var low = range.lowerBound
      while hole < holes.count, holes[hole].upperBound <= low { hole += 1 }
      var here = hole
      while here < holes.count, holes[here].lowerBound < range.upperBound {
        if holes[here].lowerBound > low { result.append(low..<holes[here].lowerBound) }
        low = max(low, holes[here].upperBound)
        here += 1
      }
      if low < range.upperBound { result.append(low..<range.upperBound) }
    }
    return result
  }
}

extension TracedText {
  /// What the text stands for.
  public var coverage: Coverage { Coverage(of: CollectionOfOne(self)) }
}
