import Provenance
import Testing

@Suite struct BoxTests {
  let box = Box(x: 10, y: 20, width: 30, height: 10)

  @Test func edgesAndCentre() {
    #expect(box.right == 40)
    #expect(box.bottom == 30)
    #expect(box.centerX == 25)
    #expect(box.centerY == 25)
  }

  @Test func union() {
    let other = Box(x: 0, y: 25, width: 5, height: 20)
    #expect(box.union(other) == Box(x: 0, y: 20, width: 40, height: 25))
    #expect(box.union(other) == other.union(box))
  }

  @Test func holdsCentres() {
    #expect(box.holdsCenter(of: Box(x: 38, y: 28, width: 4, height: 4)))
    #expect(!box.holdsCenter(of: Box(x: 39, y: 28, width: 4, height: 4)))
    #expect(box.holdsCenter(of: Box(x: 39, y: 28, width: 4, height: 4), slack: 1))
  }
}
