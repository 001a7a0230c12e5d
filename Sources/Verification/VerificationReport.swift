public import JSONText

/// Verifications as a person or a program reads them.
public enum VerificationReport {
  /// One line for a record that holds; one more for each problem of one that does not.
  public static func lines(_ verification: Verification) -> [String] {
    let numbers =
      "\(verification.valueCount) values, \(share(verification.characters.proved, verification.characters.total)) of "
      + "characters proved, \(share(verification.characters.stated, verification.characters.total)) only stated"
    guard !verification.holds else { return ["ok \(verification.key): \(numbers)"] }
    let count = verification.problems.count + verification.unlisted
    var lines = ["FAILED \(verification.key): \(count) \(count == 1 ? "thing does" : "things do") not hold; \(numbers)"]
    for problem in verification.problems {
      let pointer = problem.pointer.isEmpty ? "" : "\(problem.pointer): "
      lines.append("  \(pointer)\(problem.reason)\(problem.place.map { " (\($0))" } ?? "")")
    }
    if verification.unlisted > 0 { lines.append("  and \(verification.unlisted) more") }
    return lines
  }

  /// A part of a whole in percent, to 0.1; never rounded up to 100 or down to 0.
  static func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "0 %" }
    if part == whole { return "100 %" }
    let tenths = part == 0 ? 0 : min(999, max(1, (part * 1000 + whole / 2) / whole))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// One object on one line.
  public static func json(_ verification: Verification) -> String {
    var json = JSONWriter(compact: true)
    write(verification, &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// One object, as a value of a larger one.
  public static func write(_ verification: Verification, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("key")
    json.string(verification.key)
    json.key("holds")
    json.bool(verification.holds)
    json.key("values")
    json.int(verification.valueCount)
    write(verification.characters, &json)
    json.key("source")
    json.beginObject()
    json.key("characters")
    json.int(verification.sourceCharacters)
    json.key("omitted")
    json.int(verification.omittedCharacters)
    json.endObject()
    json.key("stated")
    json.beginArray()
    for pointer in verification.statedPointers { json.string(pointer) }
    json.endArray()
    json.key("problems")
    json.beginArray()
    for problem in verification.problems { write(problem, &json) }
    json.endArray()
    if verification.unlisted > 0 {
      json.key("unlisted")
      json.int(verification.unlisted)
    }
    json.endObject()
  }

  private static func write(_ characters: Verification.Characters, _ json: inout JSONWriter) {
    json.key("characters")
    json.beginObject()
    for (key, count) in [
      ("quoted", characters.quoted), ("derived", characters.derived), ("generated", characters.generated),
      ("stated", characters.stated), ("failed", characters.failed),
    ] {
      json.key(key)
      json.int(count)
    }
    json.endObject()
  }

  private static func write(_ problem: Verification.Problem, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("pointer")
    json.string(problem.pointer)
    json.key("reason")
    json.string(problem.reason)
    if let place = problem.place {
      json.key("place")
      json.string(place)
    }
    json.endObject()
  }
}
