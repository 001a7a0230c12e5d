import DocumentModel

/// Which elements stand in which: two numbers an element, not a list each.
struct ElementChildren {
  private var first: [Int]
  private var next: [Int]
  /// The elements that stand in none.
  private(set) var top: [Int] = []

  init(_ elements: [Element]) {
    first = Array(repeating: -1, count: elements.count)
    next = first
    for index in elements.indices.reversed() {
      let parent = elements[index].parent
      guard parent >= 0 else {
        top.append(index)
        continue
      }
      next[index] = first[parent]
      first[parent] = index
    }
    top.reverse()
  }

  func isEmpty(_ element: Int) -> Bool { first[element] < 0 }

  /// The elements in one, in order.
  subscript(element: Int) -> [Int] {
    var children: [Int] = []
    var child = first[element]
    while child >= 0 {
      children.append(child)
      child = next[child]
    }
    return children
  }
}
