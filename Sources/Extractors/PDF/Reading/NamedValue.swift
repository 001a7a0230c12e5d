/// Says that a named value is seen on a page, though it is not in the page's text.
struct PageNote: Sendable {
  /// From 1.
  var page: Int
}

/// A value that has a name and no place on a page, such as `pdf:/Info/Title`.
struct NamedValue {
  var name: String
  var utf8: [UInt8]
  var detail: (any Sendable)?
}
