import Foundation

/// Countries' codes (ISO 3166-1 alpha-2) by their English names.
struct Countries: Sendable {
  private let codes: [String: String]

  static let english = Countries()

  private init() {
    let locale = Locale(identifier: "en")
    var codes: [String: String] = [:]
    for region in Locale.Region.isoRegions where region.identifier.count == 2 && region.subRegions.isEmpty {
      guard let name = locale.localizedString(forRegionCode: region.identifier) else { continue }
      codes[Countries.folded(name)] = region.identifier
      // Myanmar (Burma) is known by both.
      for part in name.split(whereSeparator: { "()".contains($0) }) where name.contains("(") {
        codes[Countries.folded(String(part))] = region.identifier
      }
    }
    for (name, code) in Countries.others { codes[name] = code }
    self.codes = codes
  }

  func code(of name: String) -> String? { codes[Countries.folded(name)] }

  /// Names that development programmes use and the locale data does not.
  private static let others = [
    "burma": "MM", "cape verde": "CV", "congo brazzaville": "CG", "cote d ivoire": "CI", "czech republic": "CZ",
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD", "dr congo": "CD", "drc": "CD",
    "east timor": "TL", "federated states of micronesia": "FM", "gambia": "GM", "ivory coast": "CI",
    "kyrgyz republic": "KG",
    "lao pdr": "LA", "lao people s democratic republic": "LA", "macedonia": "MK", "palestine": "PS",
    "republic of congo": "CG", "republic of the congo": "CG", "swaziland": "SZ", "syrian arab republic": "SY",
    "tanzania united republic of": "TZ", "the bahamas": "BS", "the gambia": "GM", "the philippines": "PH",
    "timor leste": "TL", "turkey": "TR", "viet nam": "VN", "west bank and gaza": "PS", "united states of america": "US",
  ]

  /// Lower case, without accents and signs.
  private static func folded(_ name: String) -> String {
    let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
    return plain.replacing("&", with: " and ").split { !$0.isLetter }.joined(separator: " ").lowercased()
  }
}
