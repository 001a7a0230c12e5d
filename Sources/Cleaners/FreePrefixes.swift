/// First parts of hyphenated words.
enum FreePrefixes {
  /// Nearly always followed by a hyphen.
  static let always: Set<String> = [
    "self", "non", "cross", "well", "quasi", "socio", "vice", "decision", "evidence", "capacity", "climate", "donor",
  ]

  /// Followed by a hyphen where a whole word follows.
  static let often: Set<String> = [
    "all", "anti", "bi", "bio", "co", "counter", "cyber", "de", "eco", "ex", "extra", "far", "fast", "first", "full",
    "half", "hard",
    "high", "infra", "inter", "intra", "large", "late", "left", "long", "low", "macro", "mega", "meta", "micro", "mid",
    "mini",
    "mono", "multi", "near", "neo", "new", "old", "one", "over", "pan", "para", "poly", "post", "pre", "pro", "pseudo",
    "re",
    "right", "second", "semi", "short", "single", "small", "soft", "sub", "super", "supra", "tele", "third",
    "trans", "two",
    "ultra", "under", "wide",
  ]
}
