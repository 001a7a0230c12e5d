import JSONText
import Stages

/// The value of a record that a correction reaches.
struct CorrectionTarget: Sendable, Hashable {
  enum Area: Sendable, Hashable { case document, root }

  let area: Area
  let field: RecordFields.Field
  /// Of an element of a list; as many as there are stands for a new one behind them.
  let index: Int?
  /// Of an object in a list.
  let member: String?

  /// - Throws: `CorrectionFault` where no correction reaches there.
  init(_ pointer: String, _ fields: RecordFields) throws(CorrectionFault) {
    guard var path = JSONPointer.tokens(pointer)?[...], path.count > 1, let top = path.popFirst(),
      let key = path.popFirst()
    else { throw CorrectionFault("“\(pointer)” names no field; write it like /document/title") }
    switch top {
    case "document": area = .document
    case fields.root: area = .root
    default:
      let reach = ["document", fields.root].compactMap(\.self).map { "/\($0)/…" }.joined(separator: " and ")
      throw CorrectionFault("“\(pointer)” can't be corrected: corrections reach \(reach)")
    }
    let known = area == .document ? RecordFields.document : fields.fields
    guard let field = known.first(where: { $0.key == key }) else {
      throw CorrectionFault(
        "“\(pointer)”: there is no field “\(key)”; known: \(known.map(\.key).joined(separator: ", "))")
    }
    self.field = field
    index = try CorrectionTarget.index(&path, field, pointer)
    member = try CorrectionTarget.member(&path, field, pointer)
    guard path.isEmpty else { throw CorrectionFault("“\(pointer)” leads below a value") }
  }

  private static func index(
    _ path: inout ArraySlice<String>, _ field: RecordFields.Field, _ pointer: String
  ) throws(CorrectionFault) -> Int? {
    guard let token = path.first else { return nil }
    switch field.form {
    case .text, .date, .word: return nil
    case .texts, .objects: break
    }
    guard let index = JSONPointer.index(token) else {
      throw CorrectionFault("“\(pointer)”: “\(token)” is no place in a list; count from 0")
    }
    path = path.dropFirst()
    return index
  }

  private static func member(
    _ path: inout ArraySlice<String>, _ field: RecordFields.Field, _ pointer: String
  ) throws(CorrectionFault) -> String? {
    guard case .objects(let members) = field.form, let name = path.first else { return nil }
    guard members.contains(name) else {
      throw CorrectionFault("“\(pointer)”: there is no “\(name)”; known: \(members.joined(separator: ", "))")
    }
    path = path.dropFirst()
    return name
  }

  /// The pointer of the field, for `because`.
  func fieldPointer(_ fields: RecordFields) -> String {
    "/\(area == .document ? "document" : JSONPointer.escape(fields.root ?? ""))/\(JSONPointer.escape(field.key))"
  }

  /// Whether an element of a list goes away, so that those behind it move up.
  func takesElementAway(_ value: String) -> Bool { value.isEmpty && index != nil && member == nil }

  /// - Throws: `CorrectionFault` where a value can't stand there.
  func check(_ value: String) throws(CorrectionFault) {
    guard !value.isEmpty else { return }
    switch field.form {
    case .text, .texts: break
    case .date:
      guard DateSpelling.iso(Array(value.utf8)) == Array(value.utf8) else {
        throw CorrectionFault("“\(value)” is no date; write 2018, 2018-03 or 2018-03-31")
      }
    case .word(let words):
      guard words.contains(value) else {
        throw CorrectionFault("“\(value)” can't stand there; known: \(words.joined(separator: ", "))")
      }
    case .objects(let members):
      guard member != nil else {
        throw CorrectionFault(
          "say which of its members: \(members.joined(separator: ", ")); an empty value takes it away")
      }
    }
  }
}
