public import JSONText

/// The shape of a record as RECORD.md has it, checked without a schema library.
///
/// Stricter than the JSON Schema: what this version does not know it can't prove.
public enum RecordShape {
  /// A departure from the shape.
  public struct Fault: Sendable, Hashable {
    /// JSON Pointer of the value.
    public let pointer: String
    public let reason: String

    init(pointer: String, reason: String) {
      self.pointer = pointer
      self.reason = reason
    }

    init(_ pointer: String, _ reason: String) { self.init(pointer: pointer, reason: reason) }
  }

  /// The keys that a record has besides the profile's root.
  static let topLevelKeys: Set<String> = Set(members.map(\.key))

  /// What departs from the shape; nothing for a sound record.
  public static func faults(in node: JSONNode) -> [Fault] {
    var faults: [Fault] = []
    let own = node.members?.map(\.key).filter { !topLevelKeys.contains($0) } ?? []
    let profileKeys = own.prefix(node["profile"] == nil ? 0 : 1).map { Shape.Member.may($0, root) }
    Shape.object(members + profileKeys).check(node, at: "", into: &faults)
    return faults
  }

  static let roles: Set<String> = [
    "overview", "background", "activities", "results", "expected-results", "partners", "contact", "resources", "other",
  ]
  static let qualifiers: Set<String> = [
    "exactly", "about", "at-least", "more-than", "at-most", "less-than", "up-to", "between",
  ]
  static let spans: Set<String> = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"]

  private static let members: [Shape.Member] = [
    .must("schema", .word(["verbatim/record/1"])),
    .must("id", .text),
    .must("source", source),
    .may("document", document),
    .may("profile", .object([.must("name", .text), .must("version", .whole(least: 1))])),
    .may("because", .map(.text)),
    .may("sections", .list(section)),
    .may("quantities", .list(quantity)),
    .may("links", .list(link)),
    .may("images", .list(image)),
    .may("metadata", .free(nulls: true)),
    .may("repairs", .list(repair)),
    .may("omitted", .list(omission)),
    .may("diagnostics", .list(diagnostic)),
    .may("evidence", .map(.list(evidence))),
    .must("pipeline", pipeline),
  ]

  private static let digest = Shape.spelled(
    { text in
      text.hasPrefix("sha256:") && text.utf8.count == 71
        && text.utf8.dropFirst(7).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }, "sha256: and 64 hex digits")

  private static let source = Shape.object([
    .must("key", .text), .must("mediaType", .text), .may("encoding", .text), .must("digest", digest),
    .must("bytes", .whole(least: 0)), .may("url", .text),
    .may(
      "pages", .list(.object([.must("width", .number), .must("height", .number), .may("label", .anyText)]))),
    .may(
      "parts", .list(.object([.must("name", .text), .must("digest", digest), .must("bytes", .whole(least: 0))]))),
    .may(
      "container", .object([.must("key", .text), .must("digest", digest), .must("offset", .whole(least: 0))])),
  ])

  private static let document = Shape.object([
    .may("title", .text), .may("language", .text), .may("published", .text), .may("modified", .text),
    .may("authors", .list(.text)), .may("publisher", .text), .may("description", .text), .may("url", .text),
    .may("keywords", .list(.text)), .may("license", .text),
  ])

  /// The profile's root: an object of whatever the profile has.
  private static let root = Shape.map(.free(nulls: false))

  private static let section = Shape.object([
    .may("heading", .text), .may("marks", .list(mark)), .may("level", .whole(least: 1)), .may("role", .word(roles)),
    .may("line", .whole(least: 1)), .may("page", .whole(least: 1)), .may("blocks", .list(block)),
  ])

  private static let markKinds: Set<String> = [
    "link", "emphasis", "strong", "code", "strikethrough", "superscript", "subscript", "break", "image", "footnote",
    "math",
  ]

  private static let mark = Shape.object([
    .must("at", .bounds), .must("kind", .word(markKinds)), .may("link", .whole(least: 0)),
    .may("image", .whole(least: 0)),
    .may("label", .text),
  ])

  private static let block = Shape.variant(key: "kind") { blocks[$0].map { Shape.object(kind + $0) } }
  private static let kind: [Shape.Member] = [.must("kind", .text)]
  private static let marked: [Shape.Member] = [.may("text", .text), .may("marks", .list(mark))]
  private static let captioned: [Shape.Member] = [.may("caption", .text), .may("marks", .list(mark))]

  private static let blocks: [String: [Shape.Member]] = [
    "heading": [.must("level", .whole(least: 1))] + marked,
    "paragraph": marked,
    "list": [
      .must("ordered", .bool),
      .must(
        "items",
        .list(
          .object(
            [.must("depth", .whole(least: 0)), .may("ordered", .bool)] + marked + [.may("blocks", .list(inner))]))),
    ],
    "table": captioned + [
      .must(
        "rows",
        .list(
          .list(
            .object(
              marked + [.may("header", .bool), .may("columns", .whole(least: 1)), .may("rows", .whole(least: 1))]))))
    ],
    "quote": [.may("blocks", .list(inner))],
    "code": [.may("text", .text), .may("language", .text)],
    "figure": [.may("image", .whole(least: 0))] + captioned,
    "definitions": [
      .must(
        "items",
        .list(
          .object([
            .may("term", .text), .may("termMarks", .list(mark)), .may("text", .text), .may("marks", .list(mark)),
          ])))
    ],
    "footnote": [.may("label", .text)] + marked,
    "math": [.may("text", .text)],
  ]

  /// Blocks in blocks: known by name, looked up late, so that the table above may hold itself.
  private static let inner = Shape.variant(key: "kind") { word in innerBlock(word) }
  private static func innerBlock(_ word: String) -> Shape? { blocks[word].map { Shape.object(kind + $0) } }

  private static let quantity = Shape.object([
    .must("text", .text), .must("value", .number), .may("to", .number), .must("qualifier", .word(qualifiers)),
    .may("unit", .text), .may("per", .word(spans)), .must("in", .text), .must("at", .bounds),
    .must("sentence", .bounds),
  ])

  private static let link = Shape.object([
    .may("text", .text), .must("target", .text), .may("resolved", .text),
    .must("kind", .word(["page", "file", "email", "phone", "anchor"])),
  ])

  private static let image = Shape.object([
    .may("target", .text), .may("resolved", .text), .may("alt", .text), .may("caption", .text),
    .may("page", .whole(least: 1)), .may("box", .box),
  ])

  private static let repair = Shape.object([
    .must("rule", .text), .must("bytes", .bounds), .must("removed", .anyText), .must("inserted", .anyText),
    .may("reason", .text),
  ])

  private static let omission = Shape.object([
    .may("bytes", .bounds), .may("page", .whole(least: 1)), .may("box", .box), .may("in", .text), .must("by", .text),
  ])

  private static let diagnostic = Shape.object([
    .must("severity", .word(["note", "warning", "error"])), .must("code", .text), .must("message", .text),
    .may("page", .whole(least: 1)), .may("line", .whole(least: 1)),
  ])

  private static let evidence = Shape.object([
    .may("at", .bounds), .may("bytes", .bounds), .may("page", .whole(least: 1)), .may("box", .box), .may("in", .text),
    .must("is", .word(["quoted", "derived", "generated"])), .may("by", .list(.text)),
  ])

  private static let pipeline = Shape.object([
    .must("version", .text), .must("configuration", .text), .must("stages", .list(.text)),
    .may("libraries", .map(.text)),
  ])
}
