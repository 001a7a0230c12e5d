import Provenance
import Testing

@Suite struct ScalarOffsetsTests {
  @Test(arguments: [0, 1, 32, 33, 64, 1_000]) func eachIsKept(_ count: Int) {
    // One to four bytes each, as the scalars of a text are.
    let offsets = (0..<count).reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1 % 4) + 1) }
    let kept = ScalarOffsets(offsets)
    #expect(kept.count == count + 1)
    #expect(offsets.indices.map { kept[$0] } == offsets)
  }

  @Test func farOnesAreKeptToo() {
    let offsets: [Int32] = [0, 1_000_000, 3, .max]
    let kept = ScalarOffsets(offsets)
    #expect(offsets.indices.map { kept[$0] } == offsets)
  }
}
