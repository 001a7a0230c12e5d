import Runner
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  private final class Seen: Sendable {
    let begun = Mutex<[Int]>([])
    let delivered = Mutex<[Int]>([])
  }

  private func run(count: Int, jobs: Int, weight: @escaping @Sendable (Int) -> Int) -> (begun: [Int], delivered: [Int])
  {
    let seen = Seen()
    OrderedWork.run(count: count, jobs: jobs, weight: weight) {
      { index, _ in
        seen.begun.withLock { $0.append(index) }
        return index
      }
    } deliver: { index, made in
      #expect(index == made)
      seen.delivered.withLock { $0.append(index) }
      return true
    }
    return (seen.begun.withLock { $0 }, seen.delivered.withLock { $0 })
  }

  @Test func theLargestOfTheLastOnesAreBegunFirst() {
    let (begun, delivered) = run(count: 11, jobs: 1) { $0 % 4 }
    #expect(begun == [0, 1, 2, 3, 7, 6, 10, 5, 9, 4, 8])
    #expect(delivered == Array(0..<11))
  }

  @Test(arguments: [0, 1, 2, 33, 500], [1, 2, 3, 16])
  func allAreHandedOverInOrder(_ count: Int, _ jobs: Int) {
    let (begun, delivered) = run(count: count, jobs: jobs) { ($0 &* 7919) % 101 }
    #expect(begun.sorted() == Array(0..<count))
    #expect(delivered == Array(0..<count))
  }
}
