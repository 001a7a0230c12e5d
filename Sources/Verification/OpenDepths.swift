/// How many elements of a kind of mark are open at each offset of a source; counted once for each kind that is asked for.
final class OpenDepths {
  private var counted: [String: [(offset: Int, depth: Int)]] = [:]

  /// `count` gives offsets in bytes, in order, each with the depth from there on.
  func depth(of kind: String, at offset: Int, count: () -> [(offset: Int, depth: Int)]) -> Int {
    let depths = counted[kind] ?? count()
    counted[kind] = depths
    var low = 0
    var high = depths.count
    while low < high {
      let middle = (low + high) / 2
      if depths[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? depths[low - 1].depth : 0
  }
}
