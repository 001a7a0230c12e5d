import JSONText
import Stages

/// Where a profile comes from: a name that is compiled in, a file, or an object; and what it extends.
enum ProfileSource {
  /// Profiles extend one another so often and no more.
  private static let depthLimit = 8

  /// The word for all profiles there are, and the folder beside pipeline.json in which there may be some.
  static let automatic = "auto"
  private static let folder = "profiles"

  /// A profile's name or object with every file that it names read into it; a list of them, or `auto`, as a list.
  ///
  /// - Throws: `Failure` for a file that is not there or holds no profile.
  static func resolve(_ given: JSONNode, with files: OptionFiles) throws -> JSONNode {
    let own = files.list(folder).filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    guard let several = several(given, all: own + builtIn) else {
      return try resolve(given, with: files, folder: "", depth: 0)
    }
    return JSONNode(.array(try several.map { try resolve($0, with: files, folder: "", depth: 0) }))
  }

  private static var builtIn: [String] { BuiltInProfiles.texts.keys.sorted() }

  /// The profiles of a list, with all that there are in the place of `auto`; nil for what names one.
  ///
  /// `all`: the files of the folder `profiles` in order of name, then those that are compiled in.
  private static func several(_ given: JSONNode, all: [String]) -> [JSONNode]? {
    guard given.array != nil || given.string == automatic else { return nil }
    return (given.array ?? [given]).flatMap { item in
      item.string == automatic ? all.map { JSONNode(.string($0, plain: true)) } : [item]
    }
  }

  /// Each of the profiles that are named, with what it extends in it.
  ///
  /// - Throws: `Failure` where a name is not known.
  static func definitions(_ given: JSONNode) throws -> [JSONNode] {
    try (several(given, all: builtIn) ?? [given]).map { try merged($0) }
  }

  /// The profiles among which each document's is chosen, in the order in which they are named; one where one is named.
  ///
  /// - Throws: `Failure` where a name is not known, or two have one name.
  static func candidates(_ given: JSONNode) throws -> [Profile] {
    let profiles = try definitions(given).map { try ProfileReader.read($0) }
    guard !profiles.isEmpty else { throw Failure("profile.missing", "the list of profiles is empty") }
    for (index, profile) in profiles.enumerated() where profiles[..<index].contains(where: { $0.name == profile.name })
    {
      throw Failure(
        "profile.doubled", "two profiles are called “\(profile.name)”; records could not say which was meant")
    }
    return profiles
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
    let given = given.withoutSchema
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
    let given = given.withoutSchema
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

  // MARK: Joining

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

extension JSONNode {
  /// Without the key by which editors find the schema: it says nothing of records.
  fileprivate var withoutSchema: JSONNode {
    guard let members, members.contains(where: { $0.key == "$schema" }) else { return self }
    return JSONNode(.object(members.filter { $0.key != "$schema" }))
  }
}
