import Provenance

/// Short lines that are known by how they begin.
enum MainContentLines {
  private static let starts: [(Rule, [String])] = [
    (
      .htmlByline,
      [
        "last updated", "last modified", "last reviewed", "page last", "updated on", "posted on", "posted by",
        "published on",
        "filed under", "tagged", "tags:", "categories:", "by ", "zuletzt aktualisiert", "veröffentlicht am", "stand:",
        "dernière mise à jour", "publié le", "última actualización",
        "photo:", "photo by", "photo credit", "foto:", "(image credit", "image credit", "(photo", "photograph:",
        "credit:",
        "min read",
      ]
    ),
    (.htmlFooter, ["copyright", "©", "(c) ", "all rights reserved", "alle rechte vorbehalten"]),
    (.htmlShare, ["share this", "share on", "tweet", "teilen", "partager", "compartir", "print this"]),
    (
      .htmlRelated,
      ["read more", "related:", "see also:", "more:", "read also", "also read", "lesen sie auch", "mehr zum"]
    ),
    (.htmlNavigation, ["skip to", "back to top", "previous post", "next post", "go to top", "nach oben", "jump to"]),
    (.htmlCookie, ["we use cookies", "this site uses cookies", "this website uses cookies"]),
    (.htmlNewsletter, ["sign up for", "subscribe to"]),
    (.htmlAdvertisement, ["advertisement", "anzeige", "werbung", "publicité", "sponsored"]),
  ]

  /// The rule by which a line is no content, or nil.
  static func rule(of text: TracedText, _ measure: MainContentMeasure) -> Rule? {
    guard measure.text <= 90 else { return nil }
    let line = text.string.lowercased()
    for (rule, words) in starts {
      for word in words where line.hasPrefix(word) {
        if word == "by ", measure.text > 50 { continue }
        return rule
      }
    }
    return nil
  }

  private static let networks: Set<String> = [
    "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "pint", "reddit", "tumblr", "telegram", "email", "mail",
    "xing", "instagram", "youtube", "flipboard", "messenger", "vk", "line", "pocket", "print", "tweet", "share",
  ]

  /// Whether a line names networks to share by, and little else.
  static func isSharing(_ texts: [TracedText], _ measure: MainContentMeasure) -> Bool {
    guard measure.text > 0, measure.text <= 120 else { return false }
    guard measure.links > 0 || measure.items > 1 else { return false }
    let words = texts.flatMap { MainContentLabels.split($0.string) }
    let named = words.count { networks.contains($0) }
    return named >= 2 && named * 2 >= words.count
  }
}
