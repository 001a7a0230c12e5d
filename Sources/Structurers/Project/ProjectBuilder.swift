import DocumentModel
import Provenance
import Stages

/// Fills the profile's fields: metadata first, then facts with labels, then the title, headings and phrases in the text.
struct ProjectBuilder {
  let profile: Profile
  let document: Document
  let facts: Facts
  let sections: [Section]
  private(set) var found = Findings()
  /// Metadata says that the document is of this kind.
  private(set) var isRecognized = false
  private var isNamed = false
  /// A sum is stated.
  private var hasSign = false

  init(_ profile: Profile, _ document: Document, _ facts: Facts, _ sections: [Section]) {
    self.profile = profile
    self.document = document
    self.facts = facts
    self.sections = sections
    let metadata = MetadataReader(document.metadata)
    readMetadata(metadata)
    readLabels()
    readNames()
    readPhrases()
    readLists()
    readSummary()
  }

  /// The root of the record in the profile's order, or nil where the document is no project's.
  var root: (fields: [Field], because: [(pointer: String, rule: String)])? {
    guard profile.isAlways || isRecognized || isProject else { return nil }
    var fields: [Field] = []
    var because: [(pointer: String, rule: String)] = []
    for field in profile.fields {
      guard let found = found[field.key] else { continue }
      fields.append(Field(field.key, found.value))
      because.append(("/\(profile.root)/\(field.key)", found.because))
    }
    return fields.isEmpty ? nil : (fields, because)
  }

  /// A name or an acronym, and another field or the word project beside it; or three facts of a facts box, one of which says who or
  /// how much: events, jobs and courses have a start, an end and a place as well.
  private var isProject: Bool {
    let facts = profile.fields.filter { field in
      ![.name, .acronym].contains(field.kind) && !["summary", "regions"].contains(field.key)
        && found[field.key].map { !$0.because.hasPrefix("profile.place.") } ?? false
    }
    if found["name"] != nil || found["acronym"] != nil { return !facts.isEmpty || isNamed }
    let stated = facts.filter { field in
      let rule = found[field.key]?.because ?? ""
      return rule.hasPrefix("profile.label.") || rule.hasPrefix("profile.metadata.")
    }
    let places = profile.fields.count { found[$0.key]?.because.hasPrefix("profile.place.") ?? false }
    // Who, or how much beside where and when.
    if stated.contains(where: { $0.kind == .text }) { return stated.count + places >= 3 }
    let hasPlace = places > 0 || stated.contains { $0.kind == .places }
    if hasSign { return hasPlace && stated.contains { $0.kind == .date } }
    return hasPlace && isOverYears && stated.contains { $0.key == "partners" }
  }

  /// Events and courses end in the year that they begin in.
  private var isOverYears: Bool {
    guard let start = found["start"]?.text, let end = found["end"]?.text else { return false }
    return start.string.prefix(4) < end.string.prefix(4)
  }

  private mutating func readMetadata(_ metadata: MetadataReader) {
    for (key, values) in profile.recognized {
      if let (_, value) = metadata.first([key]), let text = value.text, values.contains(text.string.lowercased()) {
        isRecognized = true
      }
    }
    for (field, keys) in profile.metadata {
      guard let kind = profile.field(field)?.kind, let (name, value) = metadata.first(keys) else { continue }
      let rule = "profile.metadata.\(name.ruleWord)"
      let texts = value.texts.map { $0.collapsed() }.filter { !$0.isEmpty }
      add(field, kind, texts.map { Inline($0) }, isList: value.isList, because: rule)
    }
  }

  /// Adds values to a field as its kind wants them.
  private mutating func add(
    _ field: String, _ kind: Profile.Kind, _ values: [Inline], isList: Bool, because rule: String
  ) {
    guard let first = values.first else { return }
    switch kind {
    case .date: found.add(field, first.text.asLabelledDate(), because: rule)
    case .scope: addScope(first.text, because: rule)
    case .list: addList(field, values.flatMap { isList ? [$0.text] : split($0, field) }, because: rule)
    case .places: addPlaces(field, values.flatMap { isList ? [$0.text] : split($0, field) }, because: rule)
    case .references:
      addList(field, [], because: rule)
      for value in values where found[field] == nil {
        found.append(field, .object([("name", .text(value.text))]), because: rule)
      }
    case .name: addName(first.text, because: rule)
    case .text: found.add(field, TracedText.several(named(values.map(\.text))), because: rule)
    case .acronym: found.add(field, first.text, because: rule)
    case .contacts, .items: break
    }
  }

  /// Without the lines of an address that follow a body's name.
  private func named(_ texts: [TracedText]) -> [TracedText] {
    let countries = profile.places["countries"] ?? []
    let isAddress = texts.dropFirst().contains { text in
      text.utf8.contains(where: \.isDigit)
        || ListSplitter(names: countries).items(Inline(text)).contains {
          countries.contains($0.string.lowercased())
        }
    }
    return isAddress ? Array(texts.prefix(1)) : texts
  }

  /// A stated name may have its acronym in brackets.
  private mutating func addName(_ text: TracedText, because rule: String) {
    guard let (name, acronym) = TitleReader(profile: profile).trailingAcronym(text) else {
      found.add("name", text, because: rule)
      return
    }
    found.add("name", name, because: rule)
    found.add("acronym", acronym, because: rule)
  }

  private func split(_ value: Inline, _ field: String) -> [TracedText] {
    let source = profile.field(field)?.source ?? ""
    let names = profile.places[source] ?? []
    let countries = names.isEmpty ? profile.places["countries"] ?? [] : []
    return ListSplitter(names: names, bodies: profile.bodies, bodyNames: profile.bodyNames, countries: countries).items(
      value)
  }

  private mutating func addList(_ field: String, _ texts: [TracedText], because rule: String) {
    found.add(field, .list(texts.map { .text($0) }), because: rule)
  }

  /// A label such as `Location` says where, but not whether that is a country, a region or a town: what the profile knows counts, where
  /// nothing else says it. Under a contact it is an office's.
  private mutating func readKnownPlaces() {
    for fact in LabelReader(profile: profile).facts(in: sections.filter { $0.role != .contact }) {
      guard let slash = fact.field.firstIndex(of: "/"), fact.field != "start/end" else { continue }
      for key in [fact.field[..<slash], fact.field[fact.field.index(after: slash)...]].map(String.init) {
        let names = profile.field(key)?.source.flatMap { profile.places[$0] } ?? []
        let items = fact.values.flatMap { split($0, key) }.flatMap { split(Inline($0), key) }
          .map { inBrackets($0, names) }
        let known = items.filter { names.contains($0.string.lowercased()) }
        // Atlanta, Georgia is no place in Georgia.
        guard !known.isEmpty, known.count == items.count || !known.contains(where: { $0.string == "Georgia" }) else {
          continue
        }
        addList(key, known, because: "profile.place.\(fact.label.string.ruleWord)")
      }
    }
  }

  /// The place that is known in `Huehuetenango (Guatemala)`.
  private func inBrackets(_ item: TracedText, _ names: Set<String>) -> TracedText {
    guard let open = item.utf8.lastIndex(of: 0x28), item.utf8.last == 0x29, open + 2 < item.count else { return item }
    let inner = item[(open + 1)..<(item.count - 1)]
    return names.contains(inner.string.lowercased()) ? inner : item
  }

  /// A word such as `Regional` in place of a country says the scope.
  private mutating func addPlaces(_ field: String, _ texts: [TracedText], because rule: String) {
    let scopes = profile.scopes
    let isScope = { (text: TracedText) in scopes[text.string.lowercased()] != nil }
    for text in texts where isScope(text) { addScope(text, because: rule) }
    addList(field, texts.filter { !isScope($0) }, because: rule)
  }

  private mutating func addScope(_ text: TracedText, because rule: String) {
    guard let word = profile.scopes[text.string.lowercased()],
      let field = profile.fields.first(where: { $0.kind == .scope })
    else { return }
    found.add(field.key, .word(word), because: rule)
  }

  private mutating func readLabels() {
    var hasPlaces = false
    let isPaged = document.blocks.first?.hints.page != nil
    var days: [String: LabelReader.Fact] = [:]
    for fact in LabelReader(profile: profile).facts(in: sections) {
      if fact.field == Profile.sign {
        hasSign = hasSign || fact.values.contains { $0.text.utf8.contains(where: \.isDigit) }
        continue
      }
      let rule = "profile.label.\(fact.label.string.ruleWord)"
      if fact.field == "start/end", let value = fact.values.first {
        let span = DateSpan(value.text)
        found.add("start", span.start, because: rule)
        found.add("end", span.end, because: rule)
        continue
      }
      guard let kind = profile.field(fact.field)?.kind else {
        hasPlaces = true
        continue
      }
      if kind == .date, days[fact.field] == nil { days[fact.field] = fact }
      let values = fact.values.filter { isValue($0.text, kind) && !isSum($0.text, fact.field) }.map {
        $0[0..<$0.text.withoutFullStop().count]
      }.flatMap { isPaged && (kind == .text || kind == .list) ? NameLines(profile: profile).names($0) : [$0] }
      if kind == .list, let before = found[fact.field], before.because.hasPrefix("profile.label."),
        before.because != rule
      {
        addItems(fact.field, values.flatMap { split($0, fact.field) }, to: before, because: rule)
      } else {
        add(fact.field, kind, values, isList: false, because: rule)
      }
    }
    if hasPlaces { readKnownPlaces() }
    if let start = days["start"], let end = days["end"], let (first, last) = LabelReader.ordered(start, end) {
      found.add("start", first, because: "profile.label.\(start.label.string.ruleWord)")
      found.add("end", last, because: "profile.label.\(end.label.string.ruleWord)")
    }
    if let start = found["start"]?.text, let end = found["end"]?.text, end.string < start.string {
      found.drop(["start", "end"])
    }
  }

  /// Items that another label of the same field gives: `Political partner`, then `Partners`.
  private mutating func addItems(_ field: String, _ texts: [TracedText], to before: Found, because rule: String) {
    guard case .list(let items) = before.value else { return }
    var known = Set(
      items.compactMap { item -> String? in
        guard case .text(let text) = item else { return nil }
        return text.string.lowercased()
      })
    for text in texts where known.insert(text.string.lowercased()).inserted {
      found.append(field, .text(text), because: rule)
    }
  }

  /// A value is a name, not a sentence.
  private func isValue(_ text: TracedText, _ kind: Profile.Kind) -> Bool {
    if kind == .date { return true }
    if kind == .places, !isPlace(text) { return false }
    guard text.count <= 400, let first = text.utf8.first, !LabelReader.isLeftOpen(text) else { return false }
    let reader = NameReader(profile, text.utf8)
    let start = reader.skippingArticles(0)
    guard first >= 0x80 || first.isCapital || first.isDigit || start > 0 else { return false }
    return !SentenceEnds.areIn(text.utf8)
  }

  /// Whether a text may name places: no figure first, and no small words but those that join names.
  private func isPlace(_ text: TracedText) -> Bool {
    let words = text.utf8.split { !$0.isWordByte }
    return !(words.first?.first?.isDigit ?? false)
      && words.allSatisfy { word in
        word.first.map { !(0x61...0x7A).contains($0) } ?? true
          || profile.connectors.contains(String(decoding: word, as: UTF8.self))
          || profile.scopes[String(decoding: word, as: UTF8.self)] != nil
          || word.count <= 3 || word.dropFirst().starts(with: "’".utf8)
      }
  }

  private mutating func readNames() {
    var parts = facts.title.map { TitleReader(profile: profile).parts($0) } ?? TitleReader.Parts()
    let isStated = found.stateProject(profile, hasSum: hasSign)
    if !parts.isSure, !isRecognized, !isStated { parts = TitleReader.Parts() }
    let best = NameFinder(profile: profile).best(in: sections, title: facts.title)
    if let region = parts.region { addRegion(region, because: "profile.title.\(parts.form)") }
    if let acronym = parts.acronym {
      found.add("acronym", acronym, because: "profile.title.\(parts.form)")
      found.add("name", parts.name, because: "profile.title.\(parts.form)")
      let isConfirmed = best?.acronym.utf8 == acronym.utf8 && best?.isProject == true
      isNamed = isConfirmed || NameFinder.isProjectName(parts.name, profile)
      if found["name"] == nil, let best, best.acronym.utf8 == acronym.utf8 {
        found.add("name", best.name, because: best.rule)
      }
    } else if let best {
      found.add("acronym", best.acronym, because: best.rule)
      found.add("name", best.name, because: best.rule)
      isNamed = best.isProject
    } else {
      found.add("name", parts.name, because: "profile.title.\(parts.form)")
      if isStated { found.add("name", facts.title.flatMap(nameOfStated), because: "profile.title.facts") }
    }
  }

  /// What the metadata says the document is about, where it is more than a title.
  private mutating func readSummary() {
    guard let summary = facts.summary, profile.isAlways || isRecognized || isProject, summary.words.count >= 8 else {
      return
    }
    found.add("summary", summary, because: "profile.summary.metadata")
  }

  private mutating func addRegion(_ region: TracedText, because rule: String) {
    let texts = split(Inline(region), "countries")
    let countries = profile.places["countries"] ?? []
    if texts.allSatisfy({ countries.contains($0.string.lowercased()) }) {
      addPlaces("countries", texts, because: rule)
    } else {
      addPlaces("regions", [region], because: rule)
    }
  }

  private var ownNames: PhraseTable<Int> {
    var names: [(String, Int)] = []
    for key in ["name", "acronym"] {
      if case .text(let text)? = found[key]?.value { names.append((text.string, 0)) }
    }
    if let title = facts.title, title.words.count <= 12 { names.append((title.string, 0)) }
    return PhraseTable(names)
  }

  private mutating func readPhrases() {
    let finder = ReferenceFinder(profile: profile, links: document.links, own: ownNames)
    for section in sections {
      for block in section.blocks {
        for inline in block.inlines { for reference in finder.references(in: inline) { add(reference) } }
      }
    }
  }

  private mutating func add(_ reference: ReferenceFinder.Reference) {
    guard let kind = profile.field(reference.field)?.kind else { return }
    guard kind == .references else {
      found.add(reference.field, reference.name, because: reference.rule)
      return
    }
    let name = reference.name.string.lowercased()
    let known = [found["name"], found["acronym"]].compactMap { $0?.text?.string.lowercased() }
    let others = names(in: reference.field)
    guard !known.contains(name), !others.contains(name), others.count < 50 else { return }
    var members: [(key: String, value: Field.Value)] = [("name", .text(reference.name))]
    if let url = reference.url { members.append(("url", .text(url))) }
    found.append(reference.field, .object(members), because: reference.rule)
  }

  /// Names of the projects that a field holds, in lower case.
  private func names(in field: String) -> [String] {
    guard case .list(let items)? = found[field]?.value else { return [] }
    return items.compactMap { item in
      guard case .object(let members) = item, case .text(let name)? = members.first?.value else { return nil }
      return name.string.lowercased()
    }
  }

  private mutating func readLists() {
    let collector = ItemCollector(roles: RoleReader(profile: profile))
    for field in profile.fields {
      switch field.kind {
      case .items:
        guard let role = field.source.flatMap(Section.Role.init),
          let (items, rule) = collector.items(role, in: sections)
        else { continue }
        addList(field.key, items, because: rule)
      case .contacts where !profile.dropsContacts:
        for (contact, rule) in ContactReader(profile: profile, links: document.links).contacts(in: sections).prefix(50)
        {
          found.append(field.key, .object(contact.members), because: rule)
        }
      default: break
      }
    }
  }
}

extension Found {
  var text: TracedText? {
    if case .text(let text) = value { return text }
    return nil
  }
}

extension ContactReader.Contact {
  var members: [(key: String, value: Field.Value)] {
    [("name", name), ("organization", organization), ("email", email), ("phone", phone)].compactMap { key, text in
      text.map { (key, .text($0)) }
    }
  }
}

extension Metadata {
  fileprivate var isList: Bool {
    if case .list = self { return true }
    return false
  }
}

extension Block {
  /// Paragraphs, items and cells with their marks, those of inner blocks included.
  var inlines: [Inline] {
    switch content {
    case .paragraph(let text), .footnote(_, let text): [text]
    case .list(let list): list.items.flatMap { [$0.text] + $0.blocks.flatMap(\.inlines) }
    case .table(let table): table.rows.flatMap { $0.map(\.text) }
    case .quote(let blocks): blocks.flatMap(\.inlines)
    case .definitions(let items): items.map(\.text)
    case .heading, .code, .figure, .math: []
    }
  }
}
