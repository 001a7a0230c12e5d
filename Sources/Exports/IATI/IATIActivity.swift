import JSONText
import Provenance
import Verification

/// One record on its way to an activity: elements in the order of the standard's schema.
struct IATIActivity {
  let record: ExportRecord
  let publisher: IATIPublisher
  let project: JSONNode
  let root: String
  var xml = XMLText(depth: 1)
  private(set) var losses: [IATILoss] = []

  init(_ record: ExportRecord, _ publisher: IATIPublisher) {
    self.record = record
    self.publisher = publisher
    root = "/" + JSONPointer.escape(record.stored.profileRoot ?? "project")
    project = record.root.at(root) ?? JSONNode(.object([]))
  }

  /// The activity, indented to stand in a list of them; nil where the record lacks what the standard can't do without.
  mutating func write() -> [UInt8]? {
    guard let title = first([root + "/name", "/document/title"]), let dates = dates() else {
      let missing = first([root + "/name", "/document/title"]) == nil ? "a title" : "a date of the project"
      lose(.skipped, "", "an activity needs \(missing), and the record has none")
      return nil
    }
    guard let description = first([root + "/summary", "/document/description"]) ?? firstParagraph else {
      lose(.skipped, "", "an activity needs a description, and the record has none")
      return nil
    }
    guard project["funder"]?.string != nil || project["implementer"]?.string != nil || project["partners"] != nil else {
      lose(.skipped, "", "an activity needs an organisation, and the record names none")
      return nil
    }
    var attributes: [(String, String)] = []
    if let language = record.root["document"]?["language"]?.string { attributes.append(("xml:lang", language)) }
    let updated = record.root["document"]?["modified"]?.string ?? record.root["document"]?["published"]?.string
    if let updated, updated.count > 18, updated.hasSuffix("Z") { attributes.append(("last-updated-datetime", updated)) }
    activity(attributes, title, description, dates)
    return xml.bytes
  }

  private mutating func activity(
    _ attributes: [(String, String)], _ title: String, _ description: String, _ dates: [ActivityDate]
  ) {
    xml.start("iati-activity", attributes)
    xml.element("iati-identifier", text: "\(publisher.prefix)-\(record.stored.id)")
    reporter()
    text("title", pointer: title)
    text("description", [("type", "1")], pointer: description)
    descriptions("expectedResults", type: "2")
    descriptions("activities", type: "4")
    organisations()
    if let acronym = project["acronym"]?.string {
      xml.empty("other-identifier", [("ref", acronym), ("type", "A3")] + evidence(root + "/acronym"))
    }
    status(dates)
    for date in dates { xml.empty("activity-date", date.attributes + evidence(date.pointer)) }
    contacts()
    scope()
    countries()
    regions()
    sectors()
    documentLink()
    links()
    results()
    dropped()
    xml.end("iati-activity")
  }

  // MARK: Who

  private mutating func reporter() {
    let publisher = publisher
    xml.element(
      "reporting-org",
      [("ref", publisher.reference), ("type", publisher.type), ("secondary-reporter", "1")]
    ) { $0.element("narrative", text: publisher.name) }
  }

  private mutating func organisations() {
    organisation(root + "/funder", role: "1")
    organisation(root + "/implementer", role: "4")
    for index in 0..<(project["partners"]?.array?.count ?? 0) {
      organisation("\(root)/partners/\(index)", role: "4")
      lose(
        .inferred, "\(root)/partners/\(index)",
        "a partner is given the role 4 (implementing): the record says no more than partner")
    }
  }

  private mutating func organisation(_ pointer: String, role: String) {
    guard record.root.at(pointer)?.string != nil else { return }
    text("participating-org", [("role", role)], pointer: pointer)
  }

  private mutating func contacts() {
    guard let contacts = project["contacts"]?.array else { return }
    for (index, contact) in contacts.enumerated() {
      guard publisher.contacts else {
        lose(.dropped, "\(root)/contacts/\(index)", "persons are left out without --contacts")
        continue
      }
      let pointer = "\(root)/contacts/\(index)"
      xml.start("contact-info", [("type", "1")])
      if contact["organization"] != nil { text("organisation", pointer: pointer + "/organization") }
      if contact["name"] != nil { text("person-name", pointer: pointer + "/name") }
      if let phone = contact["phone"]?.string { xml.element("telephone", evidence(pointer + "/phone"), text: phone) }
      if let email = contact["email"]?.string { xml.element("email", evidence(pointer + "/email"), text: email) }
      xml.end("contact-info")
    }
  }

  // MARK: When

  /// A date of the activity: planned where it lies ahead of the day on which the status is judged.
  struct ActivityDate {
    let pointer: String
    let isStart: Bool
    let isPlanned: Bool
    let day: String

    var attributes: [(String, String)] {
      [("type", isStart ? (isPlanned ? "1" : "2") : (isPlanned ? "3" : "4")), ("iso-date", day)]
    }
  }

  /// The project's start and end; nil where neither is known.
  private mutating func dates() -> [ActivityDate]? {
    var result: [ActivityDate] = []
    for (key, isStart) in [("start", true), ("end", false)] {
      guard let date = project[key]?.string, let range = DayRange(date) else { continue }
      let day = isStart ? range.from : range.to
      result.append(
        ActivityDate(pointer: "\(root)/\(key)", isStart: isStart, isPlanned: day > publisher.day, day: day))
      if day != date {
        lose(.inferred, "\(root)/\(key)", "\(date) is written as its \(isStart ? "first" : "last") day, \(day)")
      }
    }
    return result.isEmpty ? nil : result
  }

  /// A code of ActivityStatus: 1 pipeline, 2 implementation, 4 closed.
  private mutating func status(_ dates: [ActivityDate]) {
    let start = dates.first(where: \.isStart)
    let end = dates.first { !$0.isStart }
    let code = start?.isPlanned == true ? "1" : end.map { $0.isPlanned ? "2" : "4" } ?? "2"
    xml.empty("activity-status", [("code", code)])
    lose(.inferred, "", "the status \(code) follows from the dates, judged on \(publisher.day)")
  }

  // MARK: Pieces

  /// An element whose narrative is the value at a pointer.
  mutating func text(_ name: StaticString, _ attributes: [(String, String)] = [], pointer: String) {
    xml.start(name, attributes)
    narrative(pointer)
    xml.end(name)
  }

  mutating func narrative(_ pointer: String) {
    guard let value = record.root.at(pointer)?.string else { return }
    xml.element("narrative", evidence(pointer), text: value)
  }

  /// Where a value stands, as attributes.
  func evidence(_ pointer: String) -> [(String, String)] {
    guard let entries = record.evidence[pointer], !entries.isEmpty else { return [] }
    let pieces = entries.map { entry in
      let place = entry.place.map { " \($0)" } ?? ""
      let rules = entry.rules.isEmpty ? "" : " by \(entry.rules.joined(separator: ", "))"
      return "\(entry.relation.rawValue)\(rules)\(place)"
    }
    return [
      ("verbatim:key", record.stored.key), ("verbatim:pointer", pointer),
      ("verbatim:evidence", pieces.joined(separator: "; ")),
    ]
  }

  private var firstParagraph: String? {
    for (section, node) in (record.root["sections"]?.array ?? []).enumerated() {
      for (block, node) in (node["blocks"]?.array ?? []).enumerated() where node["kind"]?.string == "paragraph" {
        return "/sections/\(section)/blocks/\(block)/text"
      }
    }
    return nil
  }

  func first(_ pointers: [String]) -> String? {
    pointers.first { record.root.at($0)?.string != nil }
  }

  mutating func lose(_ kind: IATILoss.Kind, _ pointer: String, _ reason: String) {
    losses.append(IATILoss(key: record.stored.key, pointer: pointer, kind: kind, reason: reason))
  }

  /// A code made of a name: letters and digits in lower case, joined by hyphens.
  static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
