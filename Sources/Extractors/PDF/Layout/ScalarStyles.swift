/// The index of a style for each scalar of a page, -1 for none. Kept small: a long file has one for each of its characters.
struct ScalarStyles {
  private var indices: [UInt16]

  init(_ runs: [StyleRun], count: Int) {
    indices = [UInt16](repeating: .max, count: count)
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? Int(runs[index + 1].start) : count
      // A page of more styles than that was made to have them: what is left is text of no style.
      let style = UInt16(exactly: run.style) ?? .max
      for scalar in Int(run.start)..<max(Int(run.start), end) { indices[scalar] = style }
    }
  }

  subscript(scalar: Int) -> Int32 {
    let index = indices[scalar]
    return index == .max ? -1 : Int32(index)
  }
}
