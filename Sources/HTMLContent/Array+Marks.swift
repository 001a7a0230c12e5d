import DocumentModel

extension Array<Mark> {
  /// Without marks that stand within another of their kind: what is strong within a strong text is no stronger.
  mutating func dropNested() {
    guard count > 1 else { return }
    for kind in [Mark.Kind.strong, .emphasis, .code, .strikethrough] {
      guard let first = firstIndex(where: { $0.kind == kind }),
        self[(first + 1)...].contains(where: { $0.kind == kind })
      else { continue }
      // Outer ones first, of equal ones the last to close.
      let own = indices.filter { self[$0].kind == kind }.sorted {
        let (left, right) = (self[$0].range, self[$1].range)
        if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
        return left.upperBound == right.upperBound ? $0 > $1 : left.upperBound > right.upperBound
      }
      var nested: Set<Int> = []
      var reached = -1
      for index in own {
        if self[index].range.upperBound <= reached {
          nested.insert(index)
        } else {
          reached = self[index].range.upperBound
        }
      }
      guard !nested.isEmpty else { continue }
      self = indices.filter { !nested.contains($0) }.map { self[$0] }
    }
  }
}
