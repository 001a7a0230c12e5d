import JSONText
import Stages

/// Where a profile comes from: a name that is compiled in, a file, or an object; and what it extends.
enum ProfileSource {
  /// Profiles extend one another so often and no more.
  private static let depthLimit = 8

  /// A profile's name or object with every file that it names read into it.
  ///
  /// - Throws: `Failure` for a file that is not there or holds no profile.
  static func resolve(_ given: JSONNode, with files: OptionFiles) throws -> JSONNode {
    try resolve(given, with: files, folder: "", depth: 0)
  }

  private static func resolve(
    _ given: JSONNode, with files: OptionFiles, folder: String, depth: Int
  ) throws -> JSONNode {
    guard depth < depthLimit else { throw Failure("profile.depth", "profiles extend one another without an end") }
    if let name = given.string {
      guard isFile(name) else { return given }
      let path = name.hasPrefix("/") ? name : folder + name
      guard let bytes = files.read(path) else { throw Failure("profile.missing", "there is no profile file “\(path)”") }
      let below = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      return try resolve(try read(bytes, path), with: files, folder: below, depth: depth + 1)
    }
    guard let members = given.members, let base = given["extends"] else { return given }
    let resolved = try resolve(base, with: files, folder: folder, depth: depth + 1)
    return JSONNode(
      .object(members.map { $0.key == "extends" ? JSONNode.Member(key: "extends", value: resolved) : $0 }))
  }

  /// A name with a slash or an extension.
  private static func isFile(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".json") }

  private static func read(_ bytes: [UInt8], _ path: String) throws -> JSONNode {
    do {
      return try JSONReader.read(bytes)
    } catch {
      throw Failure("profile.json", "\(path) is no JSON: \(error.reason) at byte \(error.offset)")
    }
  }

  /// The whole profile: what it extends, with what it says itself before it.
  ///
  /// - Throws: `Failure` where a name is not known.
  static func merged(_ given: JSONNode, depth: Int = 0) throws -> JSONNode {
    guard depth < depthLimit else { throw Failure("profile.depth", "profiles extend one another without an end") }
    if let name = given.string {
      guard let text = BuiltInProfiles.texts[name] else {
        throw Failure(
          "profile.unknown", "there is no profile “\(name)”",
          advice: "known: \(BuiltInProfiles.texts.keys.sorted().joined(separator: ", ")); a file's name ends in .json")
      }
      return try read(Array(text.utf8), name)
    }
    guard let base = given["extends"], let members = given.members else { return given }
    let below = try merged(base, depth: depth + 1)
    var result = below.members ?? []
    for member in members where member.key != "extends" {
      if let index = result.firstIndex(where: { $0.key == member.key }) {
        let value = joined(member.value, result[index].value, isFields: member.key == "fields")
        result[index] = JSONNode.Member(key: member.key, value: value)
      } else {
        result.append(member)
      }
    }
    return JSONNode(.object(result))
  }

  /// Lists one after another, objects key by key; of anything else the first. A field of the same key is put in the other's place.
  private static func joined(_ own: JSONNode, _ base: JSONNode, isFields: Bool = false) -> JSONNode {
    if let own = own.array, let base = base.array {
      guard isFields else { return JSONNode(.array(own + base)) }
      let keys = Set(base.compactMap { $0["key"]?.string })
      let kept = base.map { field in own.first { $0["key"]?.string == field["key"]?.string } ?? field }
      return JSONNode(.array(kept + own.filter { !keys.contains($0["key"]?.string ?? "") }))
    }
    guard let members = own.members, let base = base.members else { return own }
    var result = base
    for member in members {
      if let index = result.firstIndex(where: { $0.key == member.key }) {
        result[index] = JSONNode.Member(key: member.key, value: joined(member.value, result[index].value))
      } else {
        result.append(member)
      }
    }
    return JSONNode(.object(result))
  }
}
