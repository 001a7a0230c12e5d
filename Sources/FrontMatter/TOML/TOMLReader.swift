import DocumentModel
import Provenance

/// Reads a block of TOML 1.0, with the place of every scalar. Doubled keys are let pass: the last one wins.
struct TOMLReader {
  let source: Source
  let bytes: [UInt8]
  let end: Int
  var position: Int
  var depth = 0
  private var parts = 0
  private let root = TOMLTable(.header)
  private var current: TOMLTable

  private init(_ source: Source, _ block: Range<Int>) {
    self.source = source
    bytes = source.utf8
    position = block.lowerBound
    end = block.upperBound
    current = root
  }

  static func read(_ source: Source, in block: Range<Int>) throws(FrontMatterFailure) -> Metadata {
    var reader = TOMLReader(source, block)
    try reader.lines()
    return reader.root.metadata
  }

  func fail(_ reason: String, from start: Int? = nil) -> FrontMatterFailure {
    FrontMatterFailure(.toml, reason, at: position, from: start)
  }

  /// Counts a part; refuses a block of more than any has.
  mutating func count() throws(FrontMatterFailure) {
    parts += 1
    guard parts <= FrontMatterLimits.parts else {
      throw FrontMatterFailure(.limit, "more than \(FrontMatterLimits.parts) keys and values", at: position)
    }
  }

  func byte(at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0x0A }

  private mutating func lines() throws(FrontMatterFailure) {
    while true {
      skipSpace()
      guard position < end else { return }
      let start = position
      if bytes[position] == UInt8(ascii: "[") {
        try header()
      } else {
        try entry(into: current, until: UInt8(ascii: "="))
      }
      try expectLineEnd(from: start)
    }
  }

  mutating func skipBlanks() {
    while position < end, bytes[position].isBlank { position += 1 }
  }

  /// Blanks, line ends and comments.
  mutating func skipSpace() {
    while position < end {
      if bytes[position].isBlankOrBreak {
        position += 1
      } else if bytes[position] == UInt8(ascii: "#") {
        position = bytes.lineEnd(from: position, end: end)
      } else {
        return
      }
    }
  }

  private mutating func expectLineEnd(from start: Int) throws(FrontMatterFailure) {
    skipBlanks()
    if position < end, bytes[position] == UInt8(ascii: "#") { position = bytes.lineEnd(from: position, end: end) }
    guard position >= end || bytes[position].isBreak else { throw fail("text after the end of a value", from: start) }
  }

  private mutating func header() throws(FrontMatterFailure) {
    let start = position
    let isList = byte(at: position + 1) == UInt8(ascii: "[")
    position += isList ? 2 : 1
    let path = try keys()
    guard byte(at: position) == UInt8(ascii: "]"), !isList || byte(at: position + 1) == UInt8(ascii: "]") else {
      throw fail("a table's name without its end", from: start)
    }
    position += isList ? 2 : 1
    let parent = try table(root, path.dropLast(), .implied)
    let name = path[path.count - 1]
    if isList {
      let table = TOMLTable(.header)
      switch parent[name] {
      case nil: parent.set(name, .tables(TOMLTables(table)))
      case .tables(let tables): tables.list.append(table)
      default: throw fail("a list of tables where something else stands", from: start)
      }
      current = table
    } else {
      current = try table(parent, [name], .header)
    }
  }

  /// The table of a path, made where it is not there yet.
  private func table(
    _ base: TOMLTable, _ path: ArraySlice<String>, _ origin: TOMLTable.Origin
  ) throws(FrontMatterFailure) -> TOMLTable {
    var table = base
    for key in path {
      switch table[key] {
      case nil:
        let made = TOMLTable(origin)
        table.set(key, .table(made))
        table = made
      case .table(let known) where known.origin != .inline: table = known
      case .tables(let tables): table = tables.last
      default: throw fail("a table where a value stands")
      }
    }
    return table
  }

  /// Dotted keys, `position` after them and the blanks behind.
  private mutating func keys() throws(FrontMatterFailure) -> ArraySlice<String> {
    var path: [String] = []
    while true {
      skipBlanks()
      path.append(try key())
      guard path.count <= FrontMatterLimits.depth else {
        throw FrontMatterFailure(.limit, "too many dots", at: position)
      }
      skipBlanks()
      guard byte(at: position) == UInt8(ascii: "."), position < end else { return path[...] }
      position += 1
    }
  }

  private mutating func key() throws(FrontMatterFailure) -> String {
    try count()
    let start = position
    let first = byte(at: position)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return try string(mayHaveLines: false).string }
    while position < end {
      let byte = bytes[position]
      guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte >= 0x80
      else { break }
      position += 1
    }
    guard position > start else { throw fail("a key is missing") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func entry(into table: TOMLTable, until mark: UInt8) throws(FrontMatterFailure) {
    let start = position
    let path = try keys()
    guard byte(at: position) == mark, position < end else { throw fail("no equals sign after a key", from: start) }
    position += 1
    skipBlanks()
    let target = try self.table(table, path.dropLast(), .dotted)
    target.set(path[path.count - 1], try value())
  }

  private mutating func value() throws(FrontMatterFailure) -> TOMLTable.Value {
    guard depth < FrontMatterLimits.depth else {
      throw FrontMatterFailure(.limit, "nested deeper than \(FrontMatterLimits.depth)", at: position)
    }
    depth += 1
    defer { depth -= 1 }
    try count()
    guard position < end, !bytes[position].isBreak else { throw fail("a value is missing") }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .value(.text(try string(mayHaveLines: true)))
    case UInt8(ascii: "["): return .value(try array())
    case UInt8(ascii: "{"): return .table(try inlineTable())
    default: return .value(try word())
    }
  }

  private mutating func array() throws(FrontMatterFailure) -> Metadata {
    let start = position
    position += 1
    var items: [Metadata] = []
    while true {
      skipSpace()
      guard position < end else { throw fail("a list without its end", from: start) }
      if bytes[position] == UInt8(ascii: "]") { break }
      switch try value() {
      case .value(let item): items.append(item)
      case .table(let table): items.append(table.metadata)
      case .tables: break
      }
      skipSpace()
      if byte(at: position) == UInt8(ascii: ","), position < end {
        position += 1
      } else if byte(at: position) != UInt8(ascii: "]") {
        throw fail("a comma or ] is missing", from: start)
      }
    }
    position += 1
    return .list(items)
  }

  private mutating func inlineTable() throws(FrontMatterFailure) -> TOMLTable {
    let start = position
    position += 1
    let table = TOMLTable(.dotted)
    while true {
      skipSpace()
      guard position < end else { throw fail("a table without its end", from: start) }
      if bytes[position] == UInt8(ascii: "}") { break }
      try entry(into: table, until: UInt8(ascii: "="))
      skipSpace()
      if byte(at: position) == UInt8(ascii: ","), position < end {
        position += 1
      } else if byte(at: position) != UInt8(ascii: "}") {
        throw fail("a comma or } is missing", from: start)
      }
    }
    position += 1
    table.origin = .inline
    return table
  }
}
