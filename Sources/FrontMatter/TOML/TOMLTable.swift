import DocumentModel

/// A table of TOML while it is being read.
final class TOMLTable {
  enum Value {
    case value(Metadata)
    case table(TOMLTable)
    case tables(TOMLTables)
  }

  /// How a table came to be, which says what may be added to it.
  enum Origin { case implied, header, dotted, inline }

  var origin: Origin
  private(set) var entries: [(key: String, value: Value)] = []
  private var places: [[UInt8]: Int] = [:]

  init(_ origin: Origin) {
    self.origin = origin
  }

  subscript(key: String) -> Value? {
    places[Array(key.utf8)].map { entries[$0].value }
  }

  func set(_ key: String, _ value: Value) {
    if let place = places[Array(key.utf8)] {
      entries[place].value = value
    } else {
      places[Array(key.utf8)] = entries.count
      entries.append((key, value))
    }
  }

  var metadata: Metadata {
    .map(
      entries.map { entry in
        switch entry.value {
        case .value(let value): (entry.key, value)
        case .table(let table): (entry.key, table.metadata)
        case .tables(let tables): (entry.key, .list(tables.list.map(\.metadata)))
        }
      })
  }
}

/// The tables of one `[[name]]`, never none.
final class TOMLTables {
  var list: [TOMLTable]

  init(_ first: TOMLTable) {
    list = [first]
  }

  var last: TOMLTable { list[list.count - 1] }
}
