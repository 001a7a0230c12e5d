import Provenance
import Stages

/// Several people with commas between them behind a “by”: “Ann Lee, Bo Mar and Cy Orr on May 3”.
///
/// What stands behind a comma is often what somebody does, or for whom: each has to be a name, and “and” joins the last, or a day follows.
struct BylineNames {
  let text: TracedText

  /// Nil where a line names one. `end` finds where a name that begins at an offset ends.
  init?(_ line: TracedText, _ lower: [UInt8], from start: Int, comma: Int, _ end: (Int) -> Int) {
    var stop = comma
    while stop < line.count, line.utf8[stop] == UInt8(ascii: ",") {
      let next = end(stop + 1)
      guard next > stop + 1 else { return nil }
      stop = next
    }
    guard stop > comma else { return nil }
    let text = line[start..<stop].trimmed()
    guard PageSigns.areNames(text) else { return nil }
    var string = text.string
    for joint in BylineNames.joints { string = string.replacing(joint, with: ",") }
    let names = string.split(separator: ",").map { $0.split(separator: " ") }
    let isJoined = BylineNames.joints.contains { text.string.contains($0) }
    guard isJoined || BylineNames.days.contains(where: { lower[stop...].starts(with: $0.utf8) }),
      names.allSatisfy({ (2...4).contains($0.count) }), BylineNames.isPerson(string)
    else { return nil }
    self.text = text
  }

  /// Whether no word of a name says what somebody does, or is that of a body.
  static func isPerson(_ name: String) -> Bool {
    !name.split(whereSeparator: { !$0.isLetter }).contains { others.contains($0.lowercased()) }
  }

  private static let joints = [" and ", " und ", " & "]
  private static let days = [" on ", " am "]

  /// Words of what people do, and of those for whom they write.
  private static let others: Set<String> = [
    "reporter", "writer", "editor", "correspondent", "staff", "news", "times", "post", "press", "senior", "chief",
    "bureau",
    "contributor", "producer", "associate", "director", "professor", "university", "institute", "manager", "columnist",
    "officer", "president", "founder", "analyst", "fellow", "freelance", "special", "media", "tribune", "journal",
    "today",
    "magazine", "new", "city", "team", "service", "services", "communications", "science", "health", "political",
    "deputy",
    "managing", "executive", "assistant", "coordinator", "advisor", "adviser", "consultant", "specialist", "intern",
    "the",
    "world", "global", "international", "national", "foundation", "department", "office", "group", "research",
    "researcher",
    "redaktion", "redakteur", "redakteurin", "leiter", "leiterin", "autor", "autorin",
  ]
}
