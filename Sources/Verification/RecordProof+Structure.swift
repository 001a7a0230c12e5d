import JSONText
import Provenance

extension RecordProof {
  /// A section's line or page is where its heading, or else its first text, begins.
  mutating func checkSections(_ opened: OpenedFileShape) {
    let sections = record.root["sections"]?.array ?? []
    var first: [Int: String] = [:]
    for leaf in leaves.leaves where leaf.needsEvidence && leaf.pointer.hasPrefix("/sections/") {
      let token = leaf.pointer.utf8.dropFirst(10).prefix { $0 != UInt8(ascii: "/") }
      if let index = Int(String(Substring(token))), first[index] == nil { first[index] = leaf.pointer }
    }
    let evidence = Dictionary(record.evidence.map { ($0.pointer, $0.entries) }, uniquingKeysWith: { first, _ in first })
    for (index, section) in sections.enumerated() {
      let entries = first[index].flatMap { evidence[$0] } ?? []
      checkPlace(of: section, at: "/sections/\(index)", entries, opened)
    }
  }

  private mutating func checkPlace(
    of section: JSONNode, at pointer: String, _ entries: [StoredEvidence], _ opened: OpenedFileShape
  ) {
    var line: Int?
    var page: Int?
    for entry in entries {
      if case .bytes(let range, nil) = entry.place {
        line = opened.hasPages ? nil : opened.lines.line(of: range.lowerBound)
        break
      }
      if case .box(let number, _) = entry.place {
        page = number
        break
      }
    }
    if section["line"]?.int != line {
      fail(pointer + "/line", line.map { "the section begins in line \($0)" } ?? "nothing says in which line it begins")
    }
    if section["page"]?.int != page {
      fail(pointer + "/page", page.map { "the section begins on page \($0)" } ?? "nothing says on which page it begins")
    }
  }

  /// What `because` explains is there.
  mutating func checkBecause() {
    let roots = ["/document/", record.profileRoot.map { "/\(JSONPointer.escape($0))/" }].compactMap { $0 }
    for member in record.root["because"]?.members ?? [] {
      if !roots.contains(where: { member.key.hasPrefix($0) }) || record.root.at(member.key) == nil {
        fail("/because/\(JSONPointer.escape(member.key))", "explains a field that is not there")
      }
    }
  }
}

/// What of an opened file the structure's checks need.
struct OpenedFileShape {
  let hasPages: Bool
  let lines: LineIndex
}
