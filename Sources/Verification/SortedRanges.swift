/// Ranges that do not overlap once they are in, for asking whether another touches one of them.
struct SortedRanges {
  private(set) var ranges: [Range<Int>]

  init(_ list: [Range<Int>]) {
    ranges = []
    for range in list.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }

  /// The first range that ends behind an offset.
  private func index(endingAfter offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Where the last range that ends at or before an offset ends; 0 where there is none.
  func end(before offset: Int) -> Int {
    let index = index(endingAfter: offset)
    return index > 0 ? ranges[index - 1].upperBound : 0
  }

  /// Where the first range begins that begins at or behind an offset.
  func start(after offset: Int) -> Int? {
    let index = index(endingAfter: offset)
    return ranges[index...].first { $0.lowerBound >= offset }?.lowerBound
  }

  func touches(_ range: Range<Int>) -> Bool {
    let index = index(endingAfter: range.lowerBound)
    return index < ranges.count && ranges[index].lowerBound < range.upperBound
  }

  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty, !touches(range) else { return }
    ranges.insert(range, at: index(endingAfter: range.lowerBound))
  }

  /// What these cover and others do not.
  func subtracting(_ other: SortedRanges) -> SortedRanges {
    var result: [Range<Int>] = []
    var hole = 0
    for range in ranges {
      var low = range.lowerBound
      while hole < other.ranges.count, other.ranges[hole].upperBound <= low { hole += 1 }
      var here = hole
      while here < other.ranges.count, other.ranges[here].lowerBound < range.upperBound {
        if other.ranges[here].lowerBound > low { result.append(low..<other.ranges[here].lowerBound) }
        low = max(low, other.ranges[here].upperBound)
        here += 1
      }
      if low < range.upperBound { result.append(low..<range.upperBound) }
    }
    return SortedRanges(sorted: result)
  }

  private init(sorted ranges: [Range<Int>]) {
    self.ranges = ranges
  }
}
