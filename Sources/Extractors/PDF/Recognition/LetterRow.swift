/// Shapes beside each other that may be letters of one line.
struct LetterRow {
  /// In pixels of 200 to the inch: from two points to a poster's title.
  private static let heights = 5...200
  /// More shapes of a letter's size are those of an engraving.
  private static let limit = 20_000
  /// Of a letter's height.
  private static let widthOfLetter: Float = 0.65

  private(set) var shapes: [InkShape]

  var isDark: Bool { shapes[0].isDark }
  var left: Int { Int(shapes.lazy.map(\.left).min() ?? 0) }
  var right: Int { Int(shapes.lazy.map(\.right).max() ?? 0) }
  var top: Int { Int(shapes.lazy.map(\.top).min() ?? 0) }
  var bottom: Int { Int(shapes.lazy.map(\.bottom).max() ?? 0) }

  /// How many letters it may be: some touch each other.
  var letters: Int {
    shapes.reduce(0) { $0 + max(1, Int((Float($1.width) / (LetterRow.widthOfLetter * Float($1.height))).rounded())) }
  }

  var usualHeight: Int { LetterRow.middle(shapes.map(\.height)) }

  /// Whether it is like a word: three letters or more of like heights, most on one line, neither hollow nor solid.
  var isWord: Bool {
    guard letters >= 3 else { return false }
    let height = usualHeight
    let line = LetterRow.middle(shapes.map(\.bottom))
    let onLine = shapes.count { Float(abs($0.bottom - line)) <= max(1.5, 0.12 * Float(height)) }
    return Float(onLine) >= 0.6 * Float(shapes.count) && shapes.allSatisfy { $0.height <= 2 * height }
      && (0.2...0.85).contains(LetterRow.middle(shapes.map(\.fill)))
  }

  private static func middle<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }

  /// Nil where there are too many shapes to say.
  static func rows(_ shapes: [InkShape]) -> [LetterRow]? {
    let letters = shapes.filter(mayBeLetters).sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    guard letters.count <= limit else { return nil }
    return chains(letters.filter(\.isDark)) + chains(letters.filter { !$0.isDark })
  }

  /// Or a word whose letters touch, but no bar and no line.
  private static func mayBeLetters(_ shape: InkShape) -> Bool {
    heights.contains(shape.height) && shape.width <= 15 * shape.height && shape.height <= 12 * shape.width
      && (shape.width <= 3 * shape.height || shape.fill <= 0.85)
  }

  /// Each shape goes on with the first one to its right that may be of its line. The shapes are ordered from the left.
  private static func chains(_ shapes: [InkShape]) -> [LetterRow] {
    var hasLeft = [Bool](repeating: false, count: shapes.count)
    var next = [Int?](repeating: nil, count: shapes.count)
    for index in shapes.indices {
      let shape = shapes[index]
      let reach = Int(shape.right) + max(90, shape.height)
      for other in (index + 1)..<max(index + 1, shapes.count) {
        if Int(shapes[other].left) > reach { break }
        if !hasLeft[other], goesOn(shape, shapes[other]) {
          hasLeft[other] = true
          next[index] = other
          break
        }
      }
    }
    return shapes.indices.filter { !hasLeft[$0] }.map { first in
      LetterRow(shapes: sequence(first: first) { next[$0] }.map { shapes[$0] })
    }
  }

  /// Whether they share a height, nearly, stand at one height, and not far from each other.
  private static func goesOn(_ left: InkShape, _ right: InkShape) -> Bool {
    let shared = Int(min(left.bottom, right.bottom) - max(left.top, right.top)) + 1
    guard shared > 0 else { return false }
    let (high, low) = (max(left.height, right.height), min(left.height, right.height))
    return Float(shared) >= 0.6 * Float(low) && Float(high) <= 2.2 * Float(low)
      && Int(right.left - left.right) - 1 <= high && Float(right.left - left.left) >= 0.3 * Float(left.width)
  }
}
