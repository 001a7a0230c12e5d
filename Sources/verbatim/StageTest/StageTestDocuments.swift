/// Texts that every stage is tried on, and how they are damaged.
enum StageTestDocuments {
  /// Documents of ours for an extractor of a media type; of several kinds for a cleaner.
  static func own(for mediaType: String?) -> [StageTest.Document] {
    let all: [(String, String, String)] = [
      ("text/markdown", "page.md", markdown), ("text/html", "page.html", html), ("text/plain", "note.txt", plain),
    ]
    return all.filter { mediaType == nil || $0.0 == mediaType }.map {
      StageTest.Document(name: $0.1, bytes: Array($0.2.utf8))
    }
  }

  private static let markdown = """
    ---
    title: Wells of the Dry Valley
    client: Fund for Water
    ---

    # Wells of the Dry Valley

    The project repairs **wells** &amp; pumps in 40 villages — for about 12,000 people.

    - first the deep ones
    - then the rest, with a [list](https://wells.example/list)

    | Village | Wells |
    | --- | --- |
    | Kirawa | 12 |

    """
  private static let html = """
    <!DOCTYPE html><html lang="en"><head><title>Wells</title></head><body><nav><a href="/">Home</a></nav><main>
    <h1>Wells of the Dry&nbsp;Valley</h1><p>The project repairs <b>wells</b> &amp; pumps.</p><ul><li>one<li>two</ul>
    <table><tr><th>Village<td>Kirawa</table></main></body></html>

    """
  private static let plain = """
    Wells of the Dry Valley
    =======================

    The caf\u{E9} keeps a list of wells. It is read
    aloud once a month.

    - first the deep ones
    - then the rest

    """

  /// Copies cut short, with bytes changed, taken out or doubled, the same on every run; and none, a long line, bytes that are
  /// no text.
  static func damaged(_ document: StageTest.Document, count: Int) -> [StageTest.Document] {
    let bytes = document.bytes
    var random = StageTestRandom(seed: UInt64(bytes.count))
    var result: [[UInt8]] = []
    for index in 0..<count where !bytes.isEmpty {
      var copy = bytes
      let place = random.below(bytes.count)
      let end = min(bytes.count, place + 1 + random.below(40))
      switch index % 4 {
      case 0: copy.removeSubrange(place...)
      case 1: for at in place..<end { copy[at] = UInt8(random.below(256)) }
      case 2: copy.removeSubrange(place..<end)
      default: copy.insert(contentsOf: bytes[place..<end], at: place)
      }
      result.append(copy)
    }
    let line = Array(repeating: Array("word, \"quoted\" & é ".utf8), count: 50_000).flatMap { $0 }
    result += [[], [0x0A], [0xEF, 0xBB, 0xBF], [0x22, 0x2C, 0x22], [0xFF, 0xFE, 0x41], [0xC3], line]
    return result.map { StageTest.Document(name: document.name, bytes: $0) }
  }
}

/// The same numbers on every run (SplitMix64; Steele, Lea and Flood 2014).
private struct StageTestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
