/// A value that has a name and no place on a page, such as `pdf:/Info/Title`.
struct NamedValue {
  var name: String
  var utf8: [UInt8]
  var detail: (any Sendable)?
}
