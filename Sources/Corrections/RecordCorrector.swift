public import DocumentModel
public import Provenance
public import Stages

/// Puts what people corrected in the place of what the pipeline made.
///
/// A corrected value quotes a source of its own, named `corrections`; what it takes the place of is on the ledger, and in a
/// diagnostic. A correction that says what the record says already changes nothing.
public struct RecordCorrector {
  private let fields: RecordFields
  private let digest: String
  private var record: Record
  private var sources: [Source]
  private var hasChanged = false

  private init(_ record: Record, _ sources: [Source], _ fields: RecordFields, digest: String) {
    self.record = record
    self.sources = sources
    self.fields = fields
    self.digest = digest
  }

  /// Corrects a record; the corrections' sources are added to `sources`.
  ///
  /// `digest`: that of the document as it is now, `sha256:…`.
  public static func correct(
    _ record: inout Record, by corrections: [Correction], structurer: any Structurer, digest: String,
    sources: inout [Source]
  ) {
    guard !corrections.isEmpty else { return }
    var corrector = RecordCorrector(record, sources, structurer.fields(of: record), digest: digest)
    corrector.apply(corrections)
    record = corrector.record
    sources = corrector.sources
    if corrector.hasChanged { structurer.follow(&record) }
  }

  private mutating func apply(_ corrections: [Correction]) {
    var removals: [(Correction, CorrectionTarget)] = []
    for correction in corrections {
      do throws(CorrectionFault) {
        let target = try CorrectionTarget(correction.pointer, fields)
        try target.check(correction.value)
        if target.takesElementAway(correction.value) {
          removals.append((correction, target))
        } else {
          try put(correction, target)
        }
      } catch {
        refuse(correction, error)
      }
    }
    // Places count in the list as the pipeline made it: the last goes first.
    for (correction, target) in removals.sorted(by: { ($0.1.index ?? 0) > ($1.1.index ?? 0) }) {
      do throws(CorrectionFault) { try put(correction, target) } catch { refuse(correction, error) }
    }
  }

  private mutating func refuse(_ correction: Correction, _ fault: CorrectionFault) {
    note(.warning, "correction.impossible", "\(correction.pointer) is not corrected: \(fault.reason)")
  }

  private mutating func note(_ severity: Diagnostic.Severity, _ code: String, _ message: String) {
    record.diagnostics.append(Diagnostic(severity, code, message))
  }

  private mutating func put(_ correction: Correction, _ target: CorrectionTarget) throws(CorrectionFault) {
    let source = Source(
      id: SourceID(sources.count), utf8: Array(correction.value.utf8), locator: .whole(Correction.place))
    var value = CorrectedValue(self.value(of: target), target.field.form)
    guard let old = try value.put(source, at: target) else { return warnIfStale(correction) }
    sources.append(source)
    set(value.value, of: target)
    hasChanged = true
    record.dropped += old.flatMap(\.texts).map { Dropped($0, by: .corrected) }
    explain(target, isThere: value.value != nil)
    tell(correction, old: old.flatMap(\.words).map { String(decoding: $0, as: UTF8.self) })
    warnIfStale(correction)
  }

  private mutating func tell(_ correction: Correction, old: [String]) {
    let before = old.isEmpty ? "nothing" : "“\(old.joined(separator: "; "))”"
    let why = correction.note.isEmpty ? "" : ": \(correction.note)"
    note(.note, "correction.replaced", "\(correction.pointer) was \(before)\(why)")
  }

  private mutating func warnIfStale(_ correction: Correction) {
    guard !correction.digest.isEmpty, correction.digest != digest else { return }
    note(
      .warning, "correction.stale", "the document has changed since \(correction.pointer) was corrected: look again")
  }

  /// The profile's reasons hold no more for what a person wrote.
  private mutating func explain(_ target: CorrectionTarget, isThere: Bool) {
    let pointer = target.fieldPointer(fields)
    guard target.index == nil || !isThere else { return }
    let place = record.because.firstIndex { $0.pointer == pointer } ?? record.because.count
    if isThere { record.because.insert((pointer, Rule.corrected.description), at: place) }
    record.because.removeAll {
      $0.rule != Rule.corrected.description && ($0.pointer == pointer || $0.pointer.hasPrefix(pointer + "/"))
    }
  }

  // MARK: Fields

  private func value(of target: CorrectionTarget) -> Field.Value? {
    switch target.area {
    case .document: record.facts[target.field.key]
    case .root: record.root?.fields.first { $0.key == target.field.key }?.value
    }
  }

  private mutating func set(_ value: Field.Value?, of target: CorrectionTarget) {
    guard target.area == .root, let key = fields.root else {
      record.facts[target.field.key] = value
      return
    }
    var there = record.root?.fields ?? []
    if let index = there.firstIndex(where: { $0.key == target.field.key }) {
      if let value { there[index].value = value } else { there.remove(at: index) }
    } else if let value {
      there.insert(Field(target.field.key, value), at: place(of: target.field.key, in: there))
    }
    record.root = there.isEmpty ? nil : (key, there)
  }

  /// Where a new field stands: in the profile's order.
  private func place(of key: String, in there: [Field]) -> Int {
    let order = fields.fields.map(\.key)
    let rank = order.firstIndex(of: key) ?? order.count
    return there.firstIndex { (order.firstIndex(of: $0.key) ?? order.count) > rank } ?? there.count
  }
}

extension Facts {
  /// A fact by its name in a record.
  fileprivate subscript(key: String) -> Field.Value? {
    get {
      if let path = Facts.text(key) { return self[keyPath: path].map { .text($0) } }
      guard let path = Facts.list(key), !self[keyPath: path].isEmpty else { return nil }
      return .list(self[keyPath: path].map { .text($0) })
    }
    set {
      let texts = newValue?.texts ?? []
      if let path = Facts.text(key) {
        self[keyPath: path] = texts.first
      } else if let path = Facts.list(key) {
        self[keyPath: path] = texts
      }
    }
  }

  private static func text(_ key: String) -> WritableKeyPath<Facts, TracedText?>? {
    switch key {
    case "title": \.title
    case "language": \.language
    case "published": \.published
    case "modified": \.modified
    case "publisher": \.publisher
    case "description": \.summary
    case "url": \.url
    case "license": \.license
    default: nil
    }
  }

  private static func list(_ key: String) -> WritableKeyPath<Facts, [TracedText]>? {
    switch key {
    case "authors": \.authors
    case "keywords": \.keywords
    default: nil
    }
  }
}
