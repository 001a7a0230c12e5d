/// What takes a page's elements and text in the order in which they stand in the tree.
///
/// It keeps a stack of its own: `start` adds an element, `end` takes the last one away. An element that ends while others
/// inside it go on is named by its place in the stack; it stays there until those are gone.
protocol HTMLTreeSink {
  /// An element begins. `isAgain`: a formatting element goes on in another block.
  mutating func start(_ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], isAgain: Bool)
  /// The last element ends. The range is the end tag, or empty where the end is implied.
  mutating func end(_ range: Range<Int>)
  /// An element further out ends.
  mutating func end(at index: Int, _ range: Range<Int>)
  /// Text; raw text has no character references.
  mutating func text(_ range: Range<Int>, isRaw: Bool)
  /// What stands in the last element, whose content is no markup.
  mutating func content(_ range: Range<Int>, of tag: HTMLTag)
  mutating func comment(_ range: Range<Int>)
  /// A second `html` or `body` tag, which adds attributes to the first.
  mutating func repeated(_ tag: HTMLTag, _ range: Range<Int>)
}
