import JSONText
import Verification

/// What `verify` says of a record.
enum ProofJSON {
  private static let listed = 200

  static func write(_ proof: Verification, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("holds")
    json.bool(proof.holds)
    for (key, count) in [
      ("values", proof.valueCount), ("quoted", proof.characters.quoted), ("derived", proof.characters.derived),
      ("generated", proof.characters.generated), ("stated", proof.characters.stated),
      ("source", proof.sourceCharacters), ("omitted", proof.omittedCharacters),
      ("unlisted", proof.unlisted + max(0, proof.problems.count - listed)),
    ] {
      json.key(key)
      json.int(count)
    }
    json.key("problems")
    json.beginArray()
    for problem in proof.problems.prefix(listed) {
      json.beginArray()
      json.string(problem.pointer)
      json.string(problem.reason)
      json.endArray()
    }
    json.endArray()
    json.endObject()
  }
}
