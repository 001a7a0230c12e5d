import Provenance
import Synchronization

/// The naive model of traced text: an origin for every single byte. Slow, and too simple to be wrong.
struct NaiveText: Equatable {
  /// One birth or respelling. Its bytes stay together until they are cut apart.
  struct Atom: Equatable {
    enum Kind { case quoted, derived, generated }
    var kind: Kind
    /// Every byte of every source that the atom stands for.
    var places: Set<Byte>
    var rules: [Rule]
    /// Bytes that the atom was born with.
    var count: Int
  }

  struct Byte: Hashable {
    var source: Int
    var offset: Int
  }

  struct Cell: Equatable {
    var byte: UInt8
    var atom: Atom
    /// Which byte of the atom; and which birth, so that two atoms alike are told apart.
    var index: Int
    var birth: Int
  }

  var cells: [Cell] = []
  private static let births = Atomic<Int>(0)

  private static func birth() -> Int { births.add(1, ordering: .relaxed).newValue }

  init() {}

  private init(_ bytes: [UInt8], _ atom: Atom) {
    let birth = NaiveText.birth()
    cells = bytes.enumerated().map { Cell(byte: $1, atom: atom, index: $0, birth: birth) }
  }

  init(quote range: Range<Int>, of source: Source) {
    for offset in range {
      let place: Set<Byte> = [Byte(source: source.id.index, offset: offset)]
      cells += NaiveText([source.utf8[offset]], Atom(kind: .quoted, places: place, rules: [], count: 1)).cells
    }
  }

  init(decode range: Range<Int>, of source: Source, as bytes: [UInt8], by rule: Rule) {
    let places = Set(range.map { Byte(source: source.id.index, offset: $0) })
    self.init(bytes, Atom(kind: .derived, places: places, rules: [rule], count: bytes.count))
  }

  init(literal bytes: [UInt8], by rule: Rule) {
    self.init(bytes, Atom(kind: .generated, places: [], rules: [rule], count: bytes.count))
  }

  var bytes: [UInt8] { cells.map(\.byte) }

  static func + (left: NaiveText, right: NaiveText) -> NaiveText {
    var result = left
    result.cells += right.cells
    return result
  }

  /// A cut atom becomes a new one that is a part of it.
  subscript(range: Range<Int>) -> NaiveText {
    var result = NaiveText()
    for group in atoms(of: Array(cells[range])) {
      var cells = group
      let atom = cells[0].atom
      if atom.kind != .quoted, cells.count < atom.count {
        var part = atom
        part.count = cells.count
        part.rules = NaiveText.adding(.part, to: part.rules)
        let birth = NaiveText.birth()
        for index in cells.indices {
          cells[index].atom = part
          cells[index].index = index
          cells[index].birth = birth
        }
      }
      result.cells += cells
    }
    return result
  }

  func respelled(_ range: Range<Int>, as bytes: [UInt8], by rule: Rule) -> NaiveText {
    let old = self[range]
    let places = Set(old.cells.flatMap(\.atom.places))
    var rules: [Rule] = []
    let kind: Atom.Kind = places.isEmpty ? .generated : .derived
    for group in atoms(of: old.cells) where group[0].atom.kind == kind {
      let own = group[0].atom.rules
      if rules.isEmpty {
        rules = own
      } else if rules != own {
        for rule in own where !rules.contains(rule) { rules = NaiveText.adding(rule, to: rules) }
      }
    }
    rules = NaiveText.adding(rule, to: rules)
    let atom = Atom(kind: kind, places: places, rules: rules, count: bytes.count)
    return self[0..<range.lowerBound] + NaiveText(bytes, atom) + self[range.upperBound..<cells.count]
  }

  func removed(_ range: Range<Int>) -> NaiveText {
    self[0..<range.lowerBound] + self[range.upperBound..<cells.count]
  }

  var coverage: Set<Byte> { Set(cells.flatMap(\.atom.places)) }

  /// Neighbouring cells of one birth.
  private func atoms(of cells: [Cell]) -> [[Cell]] {
    var result: [[Cell]] = []
    for cell in cells {
      if let last = result.last?.last, last.birth == cell.birth, last.index + 1 == cell.index {
        result[result.count - 1].append(cell)
      } else {
        result.append([cell])
      }
    }
    return result
  }

  private static func adding(_ rule: Rule, to rules: [Rule]) -> [Rule] {
    if rules.last == rule || rules.last == .overflow { return rules }
    return rules.count == 8 ? rules.dropLast() + [.overflow] : rules + [rule]
  }
}

extension NaiveText {
  /// What a traced text says of itself that differs from the model, or nil.
  func disagreement(with text: TracedText) -> String? {
    guard text.utf8 == bytes else { return "the bytes differ: \(text) for \(String(decoding: bytes, as: UTF8.self))" }
    for run in text.tracedRuns {
      for offset in run.range {
        let atom = cells[offset].atom
        switch run.origin {
        case .quoted(let place):
          let byte = Byte(source: place.source.index, offset: place.range.lowerBound + offset - run.range.lowerBound)
          if atom.kind != .quoted || atom.places != [byte] { return "byte \(offset) quotes \(atom), not \(byte)" }
        case .derived(let places, let rules):
          let bytes = Set(places.flatMap { place in place.range.map { Byte(source: place.source.index, offset: $0) } })
          if atom.kind != .derived || atom.places != bytes {
            return "byte \(offset) stands for \(atom.places), not \(bytes)"
          }
          if atom.rules != rules { return "byte \(offset) is by \(atom.rules), not \(rules)" }
        case .generated(let rule):
          if atom.kind != .generated || atom.rules.first != rule {
            return "byte \(offset) is generated by \(atom), not \(rule)"
          }
        }
      }
    }
    return nil
  }
}
