import JSONText

/// Where an activity is.
extension IATIActivity {
  mutating func scope() {
    let codes = ["global": "1", "regional": "2", "national": "4"]
    guard let scope = project["scope"]?.string, let code = codes[scope] else { return }
    xml.empty("activity-scope", [("code", code)])
  }

  mutating func countries() {
    for (index, country) in (project["countries"]?.array ?? []).enumerated() {
      let pointer = "\(root)/countries/\(index)"
      guard let name = country.string, let code = Countries.english.code(of: name) else {
        lose(.dropped, pointer, "no ISO 3166 code is known for \(country.string ?? "it")")
        continue
      }
      text("recipient-country", [("code", code)], pointer: pointer)
    }
  }

  /// Codes of the DAC's list of regions by the names that programmes use.
  static let regionCodes = [
    "africa": "298", "sub-saharan africa": "289", "north africa": "189", "asia": "798", "south asia": "679",
    "central asia": "619", "far east asia": "789", "southeast asia": "789", "middle east": "589", "america": "498",
    "europe": "89", "oceania": "889",
    "south america": "489", "caribbean": "380",
  ]

  mutating func regions() {
    for (index, region) in (project["regions"]?.array ?? []).enumerated() {
      guard let name = region.string else { continue }
      let pointer = "\(root)/regions/\(index)"
      if let code = IATIActivity.regionCodes[name.lowercased()] {
        text("recipient-region", [("code", code), ("vocabulary", "1")], pointer: pointer)
      } else {
        text("recipient-region", [("code", IATIActivity.slug(name)), ("vocabulary", "99")], pointer: pointer)
        lose(.inferred, pointer, "\(name) is in no list of regions: the code is ours (vocabulary 99)")
      }
    }
    if (project["countries"]?.array?.count ?? 0) + (project["regions"]?.array?.count ?? 0) > 1 {
      lose(.dropped, "", "how the activity is divided between places is not known: no percentages")
    }
  }

  mutating func sectors() {
    for (index, sector) in (project["sectors"]?.array ?? []).enumerated() {
      guard let name = sector.string else { continue }
      let pointer = "\(root)/sectors/\(index)"
      text("sector", [("vocabulary", "99"), ("code", IATIActivity.slug(name))], pointer: pointer)
      lose(.inferred, pointer, "the source's own sectors have no code of the DAC: the code is ours (vocabulary 99)")
    }
  }
}
