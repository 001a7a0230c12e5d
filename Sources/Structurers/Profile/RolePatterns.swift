/// Words of headings that tell a section's role, in order: the first that a heading is like decides.
struct RolePatterns: Sendable {
  private var roles: [String] = []
  private var patterns: [WordPattern] = []
  /// The patterns that a word begins, so that a heading is compared with few of hundreds.
  private var places: [String: [Int]] = [:]

  mutating func append(_ heading: String, role: String) {
    let pattern = WordPattern(heading)
    places[pattern.first, default: []].append(patterns.count)
    roles.append(role)
    patterns.append(pattern)
  }

  /// The role that a heading's words, in lower case, tell.
  func role(of heading: [String]) -> String? {
    var found = places[""]?.first { patterns[$0].matches(heading) } ?? patterns.count
    for word in heading {
      guard let place = places[word]?.first(where: { $0 >= found || patterns[$0].matches(heading) }) else { continue }
      found = min(found, place)
    }
    return found < roles.count ? roles[found] : nil
  }
}
