import JSONText
import Provenance
import Testing

@testable import FrontMatter

/// Sound pages with every fault, and every pair of faults, put into them: what comes out is known by construction.
@Suite struct FaultTests {
  static let pages = [
    FaultyPage(
      "title: A first page\ndate: 2020-03-04\ndraft: false\nweight: 12",
      #"{"title":"A first page","date":"2020-03-04","draft":false,"weight":12}"#),
    FaultyPage(
      "title: \"Quoted: a page\"\nlayout: post\ntags:\n  - one\n  - two words\nauthor: Jane Doe",
      #"{"title":"Quoted: a page","layout":"post","tags":["one","two words"],"author":"Jane Doe"}"#),
    FaultyPage(
      "title: Lists at the margin\ncategories:\n- first\n- second\nlayout: page\ntags: [a, b]\npermalink: /x/y/",
      #"{"title":"Lists at the margin","categories":["first","second"],"layout":"page","tags":["a","b"],"permalink":"/x/y/"}"#
    ),
    FaultyPage(
      "title: Maps\nauthor:\n  name: Jane\n  links:\n    - url: https://example.org/\n      text: home\nlayout: default\ndescription: A page with maps",
      #"{"title":"Maps","author":{"name":"Jane","links":[{"url":"https://example.org/","text":"home"}]},"layout":"default","description":"A page with maps"}"#
    ),
    FaultyPage(
      "title: 'It''s text'\nsummary: |\n  One line\n  and another\nlayout: post\n# a comment\nimage: /img/a.png",
      #"{"title":"It's text","summary":"One line\nand another\n","layout":"post","image":"/img/a.png"}"#),
  ]

  struct Outcome {
    var name: String
    var text: String
    var isExact: Bool
    var got: String
  }

  @Test func soundPagesAreSound() {
    for page in FaultTests.pages {
      let outcome = FaultTests.outcome(of: page, "sound", page.metadata, page.body)
      #expect(outcome.isExact, "\(outcome.got)")
      #expect(Repaired(page.text).edits.isEmpty)
    }
  }

  @Test func singleFaults() {
    for page in FaultTests.pages {
      for fault in PageFault.all {
        guard let outcome = FaultTests.outcome(of: page, [fault]) else { continue }
        #expect(outcome.isExact, "\(outcome.name)\n\(outcome.text)\n\(outcome.got)")
      }
    }
  }

  @Test func pairsOfFaults() {
    var outcomes: [Outcome] = []
    for page in FaultTests.pages {
      for (index, one) in PageFault.all.enumerated() {
        for other in PageFault.all[(index + 1)...] where FaultTests.goTogether(one, other) {
          if let outcome = FaultTests.outcome(of: page, [one, other]) { outcomes.append(outcome) }
        }
      }
    }
    let wrong = outcomes.filter { !$0.isExact }
    let names = Dictionary(grouping: wrong, by: \.name).map { "\($0.value.count) \($0.key)" }.sorted()
    #expect(
      Double(wrong.count) <= 0.03 * Double(outcomes.count),
      "\(wrong.count) of \(outcomes.count):\n\(names.joined(separator: "\n"))")
  }

  /// A block without either delimiter is none; so is one whose fence or copy is not about it.
  private static func goTogether(_ one: PageFault, _ other: PageFault) -> Bool {
    if one.part == other.part { return one.part == .lines && one.name != "duplicate key" && one.name != "conflict" }
    let names = [one.name, other.name]
    if names.contains("no opening") { return !names.contains { ["no closing", "truncated", "doubled"].contains($0) } }
    if names.contains("fence about") { return !names.contains { ["no closing", "truncated", "doubled"].contains($0) } }
    return true
  }

  /// Line faults go in first: what is done to the delimiters must not move them.
  private static func outcome(of page: FaultyPage, _ faults: [PageFault]) -> Outcome? {
    var damaged = page
    for fault in faults.filter({ $0.part == .lines }) + faults.filter({ $0.part == .closing })
      + faults.filter({ $0.part == .opening }) + faults.filter({ $0.part == .file })
    {
      guard let next = fault.apply(damaged) else { return nil }
      damaged = next
    }
    var metadata = page.metadata
    let notes = faults.compactMap { PageFault.notes[$0.name] }
    // Of two entries with one key the last one wins.
    if let note = notes.last { metadata = metadata.dropLast() + ",\"note\":" + note + "}" }
    return outcome(of: damaged, faults.map(\.name).joined(separator: " + "), metadata, damaged.body)
  }

  private static func outcome(of page: FaultyPage, _ name: String, _ metadata: String, _ body: String) -> Outcome {
    let repaired = Repaired(page.text)
    let isSame = members(repaired.json) == members(metadata)
    #expect(
      replay(repaired.edits, on: Array(page.text.utf8)) == repaired.source.utf8,
      "\(name): the edits do not give what was read")
    let isExact = isSame && normal(repaired.body) == normal(body) && repaired.reading.failure == nil
    return Outcome(name: name, text: page.text, isExact: isExact, got: repaired.json + "\n" + repaired.body)
  }

  /// The edits put in one after another, as anybody would who reads the list.
  static func replay(_ edits: [SourceEdit], on bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for edit in edits.reversed() { result.replaceSubrange(edit.range, with: edit.replacement) }
    return result
  }

  /// Members of an object, each as compact JSON, in order of key.
  static func members(_ json: String) -> [String] {
    guard let node = try? JSONReader.read(Array(json.utf8)), let members = node.members else {
      return ["not an object"]
    }
    return members.map { member in
      var writer = JSONWriter(compact: true)
      writer.node(member.value)
      return member.key + "=" + String(decoding: writer.bytes, as: UTF8.self)
    }.sorted()
  }

  static func normal(_ body: String) -> [Substring] {
    var lines = body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }
}
