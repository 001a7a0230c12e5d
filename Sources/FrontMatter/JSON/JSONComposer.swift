import DocumentModel
import JSONText
import Provenance
import Stages

/// Makes metadata of a JSON object. Dates are strings as written: JSON quotes them.
struct JSONComposer {
  let source: Source

  func compose(_ node: JSONNode) -> Metadata {
    switch node.value {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .number: return .number(source.number(node.range))
    case .string(_, let plain): return .text(JSONString.text(source, node.range, plain: plain))
    case .array(let items): return .list(items.map(compose))
    case .object(let members):
      var map = MapBuilder(capacity: members.count)
      for member in members { map.set(member.key, compose(member.value)) }
      return .map(map.entries)
    }
  }
}
