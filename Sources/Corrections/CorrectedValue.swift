import DocumentModel
import Provenance
import Stages

/// A field's value while it is corrected: nil where there is none.
struct CorrectedValue {
  private(set) var value: Field.Value?
  let form: RecordFields.Form

  init(_ value: Field.Value?, _ form: RecordFields.Form) {
    self.value = value
    self.form = form
  }

  /// Puts the text of a source in the place of what a target names; an empty source takes it away.
  ///
  /// - Returns: what stood there, nil where it is the same; empty where nothing stood there.
  /// - Throws: `CorrectionFault` where there is no such place.
  mutating func put(_ source: Source, at target: CorrectionTarget) throws(CorrectionFault) -> [Field.Value]? {
    guard let index = target.index else { return replaceWhole(source) }
    var items: [Field.Value] = if case .list(let items)? = value { items } else { [] }
    guard index <= items.count, index < items.count || source.count > 0 else {
      throw CorrectionFault("there are only \(items.count) of them")
    }
    var old: [Field.Value] = []
    if let member = target.member {
      guard try putMember(source, member, at: index, of: &items, &old) else { return nil }
    } else if source.count == 0 {
      old = [items.remove(at: index)]
    } else if index == items.count {
      items.append(.text(source.quote()))
    } else {
      guard items[index].words != [source.utf8] else { return nil }
      old = [items[index]]
      items[index] = .text(source.quote())
    }
    value = items.isEmpty ? nil : .list(items)
    return old
  }

  private mutating func replaceWhole(_ source: Source) -> [Field.Value]? {
    let new = whole(source)
    guard value?.words ?? [] != new?.words ?? [] else { return nil }
    let old = value
    value = new
    return old.map { [$0] } ?? []
  }

  private func whole(_ source: Source) -> Field.Value? {
    guard source.count > 0 else { return nil }
    switch form {
    case .text, .date, .objects: return .text(source.quote())
    case .word: return .word(String(decoding: source.utf8, as: UTF8.self))
    case .texts: return .list(CorrectionList.ranges(source.utf8).map { .text(source.quote($0)) })
    }
  }

  /// - Returns: whether anything changed.
  private func putMember(
    _ source: Source, _ member: String, at index: Int, of items: inout [Field.Value], _ old: inout [Field.Value]
  ) throws(CorrectionFault) -> Bool {
    guard case .objects(let order) = form else { throw CorrectionFault("it has no members") }
    var members: [(key: String, value: Field.Value)] = []
    if index < items.count, case .object(let there) = items[index] { members = there }
    let place = members.firstIndex { $0.key == member }
    if let place {
      guard members[place].value.words != [source.utf8] else { return false }
      old = [members[place].value]
      members.remove(at: place)
    } else if source.count == 0 {
      return false
    }
    if source.count > 0 {
      let rank = order.firstIndex(of: member) ?? order.count
      let before = members.firstIndex { (order.firstIndex(of: $0.key) ?? order.count) > rank } ?? members.count
      members.insert((member, .text(source.quote())), at: before)
    }
    if members.isEmpty {
      if index < items.count { items.remove(at: index) }
    } else if index < items.count {
      items[index] = .object(members)
    } else {
      items.append(.object(members))
    }
    return true
  }
}

extension Field.Value {
  /// Its texts and words, in order.
  var words: [[UInt8]] {
    switch self {
    case .text(let text): [text.utf8]
    case .word(let word): [Array(word.utf8)]
    case .list(let items): items.flatMap(\.words)
    case .object(let members): members.flatMap(\.value.words)
    }
  }

  /// Its texts, in order.
  var texts: [TracedText] {
    switch self {
    case .text(let text): [text]
    case .word: []
    case .list(let items): items.flatMap(\.texts)
    case .object(let members): members.flatMap(\.value.texts)
    }
  }
}
