import Provenance

/// Traced text against plain bytes: the same work on 1 MB with 40,000 places.
///
/// Run it in release: `make bench`. The goal is that no work takes more than five times as long with origins as without.
@main
struct Benchmark {
  static let rounds = 51
  static let goal = 5.0

  static func main() {
    keepMemory()
    let material = Material(bytes: 1_000_000, places: 40_000)
    var failed = false
    print("1 MB, 40,000 places, medians of \(rounds) interleaved rounds")
    print(row("work", "traced", "plain", "ratio"))
    for work in Work.all(material) {
      let result = Comparison.run(work, rounds: rounds)
      print(row(work.name, milliseconds(result.traced), milliseconds(result.plain), oneDecimal(result.ratio)))
      if result.ratio > goal { failed = true }
    }
    print(failed ? "Above the goal of \(goal) somewhere." : "All within the goal of \(goal).")
  }

  /// Frees a large block, after which the allocator keeps freed memory in the process (its thresholds are dynamic), so that
  /// the kernel's clearing of pages, which depends on what ran before, is not measured.
  private static func keepMemory() {
    let block = UnsafeMutableRawPointer.allocate(byteCount: 30 << 20, alignment: 16)
    block.deallocate()
  }

  private static func row(_ cells: String...) -> String {
    cells.enumerated().map { index, cell in
      let fill = String(repeating: " ", count: max(0, (index == 0 ? 28 : 12) - cell.count))
      return index == 0 ? cell + fill : fill + cell
    }.joined()
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let microseconds = duration.components.attoseconds / 1_000_000_000_000 + duration.components.seconds * 1_000_000
    return "\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst()) ms"
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
