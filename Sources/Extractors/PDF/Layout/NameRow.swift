/// A row of names that a chunk stands in: from where to where it goes, over all columns.
struct NameRow {
  /// Rows near below each other have one.
  var number: Int
  var left: Float
  var right: Float
}
