import JSONText
import Verification

/// What a page shows of a record: all of it, or the head of each long list and text where all would be too much.
///
/// Fields are never cut.
struct RecordExcerpt {
  /// Elements that a list may have before it is cut, and code points a text.
  private static let short = (list: 12, text: 4_000)
  private static let longestText = 60_000
  private static let cutKeys: Set<String> = ["sections", "quantities", "links", "images", "metadata", "diagnostics"]
  /// Lists of these names belong to the value beside them.
  private static let ownLists: Set<String> = ["marks", "termMarks", "at", "sentence"]

  /// Of long lists, from 1 down.
  let share: Double
  private let root: JSONNode
  /// The members of the record that can be cut, cut.
  private let cut: [String: JSONNode]

  init(_ root: JSONNode, share: Double = 1) {
    self.share = share
    self.root = root
    guard share < 1 else {
      cut = [:]
      return
    }
    let members = (root.members ?? []).filter { RecordExcerpt.cutKeys.contains($0.key) }
    cut = Dictionary(
      members.map { ($0.key, RecordExcerpt.head($0.value, share)) }, uniquingKeysWith: { _, last in last })
  }

  subscript(key: String) -> JSONNode? { cut[key] ?? root[key] }

  /// Whether the value of a pointer is shown.
  func contains(_ pointer: String) -> Bool {
    guard share < 1, let tokens = JSONPointer.tokens(pointer), tokens.count > 1, let node = cut[tokens[0]] else {
      return true
    }
    return node.at("/" + tokens.dropFirst().map(JSONPointer.escape).joined(separator: "/")) != nil
  }

  private static func head(_ node: JSONNode, _ share: Double) -> JSONNode {
    switch node.value {
    case .array(let items):
      let kept = items.count <= short.list ? items.count : max(short.list, Int(Double(items.count) * share))
      return JSONNode(.array(items.prefix(kept).map { head($0, share) }))
    case .object(let members):
      return JSONNode(
        .object(
          members.map {
            ownLists.contains($0.key) ? $0 : JSONNode.Member(key: $0.key, value: head($0.value, share))
          }))
    case .string(let text, _): return head(text, node, max(short.text, Int(Double(longestText) * share)))
    default: return node
    }
  }

  private static func head(_ text: String, _ node: JSONNode, _ limit: Int) -> JSONNode {
    guard text.utf8.count > limit else { return node }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex) else { return node }
    let more = scalars.distance(from: end, to: scalars.endIndex)
    return more == 0 ? node : JSONNode(.string(text[..<end] + " … (\(more) more characters)", plain: false))
  }
}
