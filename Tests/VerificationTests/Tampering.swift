import JSONText

@testable import Verification

/// Random changes to a record or its source, each of which has to make `verify` fail.
struct Tampering {
  enum Kind: CaseIterable { case sourceByte, valueCharacter, number, box }

  struct Change {
    let kind: Kind
    /// What was changed into what, and where.
    let what: String
    /// JSON Pointer of the value or of the list that holds the number.
    let pointer: String
    let record: [UInt8]
    let source: [UInt8]
  }

  let record: [UInt8]
  let source: [UInt8]
  private let characters: [(pointer: String, node: JSONNode)]
  private let numbers: [(pointer: String, node: JSONNode)]
  private let boxes: [(pointer: String, node: JSONNode)]
  private var random: SplitMix

  init(record: [UInt8], source: [UInt8], seed: UInt64) throws {
    self.record = record
    self.source = source
    random = SplitMix(state: seed)
    let stored = try StoredRecord(JSONReader.read(record))
    characters = ValueLeaves(stored).leaves.filter(\.needsEvidence).map { ($0.pointer, $0.node) }
    var found = Places()
    found.collect(stored.root, at: "")
    numbers = found.numbers
    boxes = found.boxes
  }

  /// The next change; nil where the record has nothing of the kind drawn.
  mutating func next() -> Change? {
    switch Kind.allCases[Int(random.next() % 4)] {
    case .sourceByte: sourceByte()
    case .valueCharacter: valueCharacter()
    case .number: number()
    case .box: box()
    }
  }

  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

  private mutating func sourceByte() -> Change? {
    guard !source.isEmpty else { return nil }
    let offset = below(source.count)
    var changed = source
    changed[offset] ^= UInt8(1 + below(255))
    return Change(
      kind: .sourceByte, what: "byte \(offset) of the source", pointer: "", record: record, source: changed)
  }

  /// One character of a string or digit of a number becomes another.
  private mutating func valueCharacter() -> Change? {
    guard !characters.isEmpty else { return nil }
    let (pointer, node) = characters[below(characters.count)]
    guard let text = node.string else { return digit(pointer, node) }
    var scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return nil }
    let index = below(scalars.count)
    let old = scalars[index]
    let pool = Array((("0"..."9").contains(old) ? "0123456789" : "abcdefghijklmnopqrstuvwxyzABCDE é—").unicodeScalars)
    repeat { scalars[index] = pool[below(pool.count)] } while scalars[index] == old
    var changed = String.UnicodeScalarView()
    changed.append(contentsOf: scalars)
    var json = JSONWriter(compact: true)
    json.string(String(changed))
    return change(.valueCharacter, pointer, node, to: json.bytes, "“\(old)” at \(index) into “\(scalars[index])”")
  }

  private mutating func digit(_ pointer: String, _ node: JSONNode) -> Change? {
    var bytes = Array(record[node.range])
    let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    guard !digits.isEmpty else { return nil }
    let index = digits[below(digits.count)]
    let old = bytes[index]
    repeat { bytes[index] = 0x30 + UInt8(below(10)) } while bytes[index] == old
    if bytes[0] == 0x30, bytes.count > 1, (0x30...0x39).contains(bytes[1]) { return nil }
    return change(.valueCharacter, pointer, node, to: bytes, "a digit")
  }

  /// One number of `at`, `bytes` or `sentence`.
  private mutating func number() -> Change? {
    guard !numbers.isEmpty else { return nil }
    let (pointer, node) = numbers[below(numbers.count)]
    guard let old = node.int else { return nil }
    let step = below(4) == 0 ? 1 + below(400) : 1 + below(6)
    let new = below(2) == 0 && old >= step ? old - step : old + step
    return change(.number, pointer, node, to: Array("\(new)".utf8), "\(old) into \(new)")
  }

  /// A box is moved by more than half a line.
  private mutating func box() -> Change? {
    guard !boxes.isEmpty else { return nil }
    let (pointer, node) = boxes[below(boxes.count)]
    guard var numbers = node.array?.compactMap(\.double), numbers.count == 4 else { return nil }
    let line = max(numbers[3], 8)
    let distance = line * (0.51 + Double(below(200)) / 100) * (below(2) == 0 ? 1 : -1)
    numbers[below(2)] += distance
    let text = numbers.map { "\(($0 * 10).rounded() / 10)" }.joined(separator: ", ")
    return change(.box, pointer, node, to: Array("[\(text)]".utf8), "box moved by \(distance)")
  }

  private func change(
    _ kind: Kind, _ pointer: String, _ node: JSONNode, to bytes: [UInt8], _ what: String
  ) -> Change {
    var changed = Array(record[..<node.range.lowerBound])
    changed += bytes
    changed += record[node.range.upperBound...]
    return Change(kind: kind, what: "\(pointer): \(what)", pointer: pointer, record: changed, source: source)
  }

  /// All numbers of ranges, and all boxes.
  private struct Places {
    var numbers: [(pointer: String, node: JSONNode)] = []
    var boxes: [(pointer: String, node: JSONNode)] = []

    mutating func collect(_ node: JSONNode, at pointer: String) {
      for (index, item) in (node.array ?? []).enumerated() { collect(item, at: "\(pointer)/\(index)") }
      for member in node.members ?? [] {
        let here = "\(pointer)/\(JSONPointer.escape(member.key))"
        switch member.key {
        case "metadata" where pointer.isEmpty: continue
        case "at", "bytes", "sentence":
          if member.value.int != nil { numbers.append((here, member.value)) }
          numbers += (member.value.array ?? []).filter { $0.int != nil }.map { (here, $0) }
        case "box": boxes.append((here, member.value))
        default: collect(member.value, at: here)
        }
      }
    }
  }
}

/// A small generator whose numbers are the same on every run (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
