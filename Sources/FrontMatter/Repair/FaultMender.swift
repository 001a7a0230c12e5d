import Provenance

/// Proposes repairs of the place where reading stopped.
struct FaultMender {
  let bytes: [UInt8]
  let failure: FrontMatterFailure
  let lines: [HeadLine]
  let block: Range<Int>
  let mender: LineMender
  /// Where the value that could not be read begins, and where reading stopped.
  let startLine: Int
  let offsetLine: Int

  init(_ bytes: [UInt8], _ failure: FrontMatterFailure) {
    self.bytes = bytes
    self.failure = failure
    mender = LineMender(bytes)
    lines = mender.lines
    block = mender.block
    let lines = mender.lines
    let block = mender.block
    func clamped(_ offset: Int) -> Int {
      let found = lines.lastIndex { $0.start <= offset } ?? 0
      return min(max(found, block.lowerBound), max(block.upperBound - 1, block.lowerBound))
    }
    startLine = clamped(failure.start)
    offsetLine = clamped(failure.offset)
  }

  /// Each a set of edits that may mend the fault.
  func candidates() -> [[SourceEdit]] {
    guard !block.isEmpty else { return [] }
    let all: [[[SourceEdit]]] = [
      tabs(), signs(), repeatedKeys(), indents(), inlineItems(), quotes(), brackets(),
      literals(), wraps(),
    ]
    return all.flatMap { $0 }.filter { !$0.isEmpty }
  }

  /// Repairs that go before all others where they help: signs of how the whole block was written.
  func wholeCandidates() -> [[SourceEdit]] {
    block.isEmpty ? [] : trailingCommas() + shiftedRest()
  }

  var faultLines: [Int] { startLine == offsetLine ? [startLine] : [startLine, offsetLine] }
}
