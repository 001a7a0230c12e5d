/// The index of a style for each scalar of a page, -1 for none. Kept small: a long file has one for each of its characters.
struct ScalarStyles {
  /// Where there are fewer than 255 styles, and else.
  private let narrow: [UInt8]
  private let wide: [UInt16]

  init(_ runs: [StyleRun], count: Int) {
    var indices = [UInt16](repeating: .max, count: count)
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? Int(runs[index + 1].start) : count
      // A page of more styles than that was made to have them: what is left is text of no style.
      let style = UInt16(exactly: run.style) ?? .max
      for scalar in Int(run.start)..<max(Int(run.start), end) { indices[scalar] = style }
    }
    let isNarrow = indices.allSatisfy { $0 == .max || $0 < UInt8.max }
    narrow = isNarrow ? indices.map { UInt8(clamping: $0) } : []
    wide = isNarrow ? [] : indices
  }

  subscript(scalar: Int) -> Int32 {
    if wide.isEmpty { return narrow[scalar] == .max ? -1 : Int32(narrow[scalar]) }
    let index = wide[scalar]
    return index == .max ? -1 : Int32(index)
  }
}
