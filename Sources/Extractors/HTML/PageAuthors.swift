import JSONText
import Provenance
import Stages

/// Who wrote a page, by its metadata.
struct PageAuthors {
  private let metadata: PageMetadata
  private let linked: LinkedData
  private let signs: PageSigns
  private let byline: PageByline
  /// Names of the site: no authors.
  private let siteNames: Set<FoldedText>

  init(
    _ metadata: PageMetadata, _ linked: LinkedData, _ signs: PageSigns, _ byline: PageByline, siteNames: [TracedText]
  ) {
    self.metadata = metadata
    self.linked = linked
    self.signs = signs
    self.byline = byline
    self.siteNames = Set(siteNames.map { FoldedText($0) })
  }

  /// The names of the first place that gives any.
  var names: [TracedText] {
    let stated: [[TracedText]] = [
      linked.names(linked.article, "author", persons: true), linked.names(linked.page, "author", persons: true),
      metadata.values("citation_author"), metadata.values("citation_authors"), metadata.values("author"),
      metadata.values("article:author"),
      metadata.values("dc.creator"), metadata.values("dcterms.creator"), metadata.values("parsely-author"),
      metadata.values("sailthru.author"), metadata.values("byl"), cardAuthor,
      metadata.properties.filter { $0.name == "author" }.map(\.value),
    ]
    // Accounts of a system, `kerstin`, where nothing else names anybody.
    var accounts: [TracedText] = []
    for place in stated {
      let names = unique(place.flatMap { split($0) }.filter(isName))
      if names.contains(where: { !isInSmallLetters($0) }) { return names }
      if accounts.isEmpty { accounts = names }
    }
    let signed = unique(signs.authors.flatMap { split($0) }.filter(isName))
    if !signed.isEmpty { return signed }
    let written = unique((byline.authors.map { split($0) } ?? []).filter(isName))
    if !written.isEmpty { return written }
    return accounts.isEmpty ? ownSite : accounts
  }

  /// One word of small letters and figures.
  private func isInSmallLetters(_ text: TracedText) -> Bool {
    text.utf8.allSatisfy { $0 != 0x20 && $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }

  /// On an article of a person's own site, which bears that person's name, the author of that name.
  private var ownSite: [TracedText] {
    let article = linked.article ?? linked.page
    let type = metadata.values("og:type").first?.string.lowercased()
    guard article != nil || type == "article" else { return [] }
    let stated =
      linked.names(article, "author", persons: true) + metadata.values("author") + cardAuthor
      + metadata.properties.filter { $0.name == "author" }.map(\.value)
    return Array(stated.filter { siteNames.contains(FoldedText($0)) && isSpelledAsName($0) }.prefix(1))
  }

  /// What a card for social networks says under “Written by”.
  private var cardAuthor: [TracedText] {
    let label = metadata.values("twitter:label1").first?.string.lowercased() ?? ""
    let isAuthor = ["written by", "verfasst von", "écrit par", "escrito por", "scritto da", "geschreven door"].contains(
      label)
    return isAuthor ? metadata.values("twitter:data1") : []
  }

  private func unique(_ names: [TracedText]) -> [TracedText] {
    var seen: Set<FoldedText> = []
    return names.filter { seen.insert(FoldedText($0)).inserted }
  }

  /// One string often names several people; a comma before a single word is part of a name turned round.
  private func split(_ text: TracedText) -> [TracedText] {
    let text = PageAuthors.withoutBy(text) ?? TracedText()
    // A reference that was written twice over holds a semicolon of its own.
    var pieces = text.utf8.holds(Array("&amp;".utf8)) ? [text] : text.split(by: UInt8(ascii: ";"))
    if pieces.count == 1 {
      let commas = text.split(by: UInt8(ascii: ","))
      if commas.count > 1, commas.allSatisfy({ $0.utf8.contains(0x20) }) { pieces = commas }
    }
    return pieces.flatMap { splitAtAnd($0) }
  }

  private func splitAtAnd(_ text: TracedText) -> [TracedText] {
    for word in [" and ", " und ", " & ", " &amp; "] {
      let mark = Array(word.utf8)
      guard let at = (0..<text.count).first(where: { text.utf8[$0...].starts(with: mark) }) else { continue }
      let left = text[0..<at].trimmed()
      let right = text[(at + mark.count)..<text.count].trimmed()
      if word.utf8.contains(0x26) || left.utf8.contains(0x20) && right.utf8.contains(0x20) {
        return [left] + splitAtAnd(right)
      }
    }
    return [text]
  }

  /// A name without the word before it; nil where there is nothing else.
  static func withoutBy(_ text: TracedText) -> TracedText? {
    let words = [
      "written by:", "written by", "posted by:", "posted by", "published by", "by", "by:", "von", "par", "por",
      "autor:",
      "author:", "text:",
    ]
    let lower = text.string.lowercased()
    if words.contains(lower) { return nil }
    for word in words where lower.hasPrefix(word + " ") {
      let rest = text[word.utf8.count..<text.count].trimmed()
      return rest.isEmpty ? nil : rest
    }
    return text.isEmpty ? nil : text
  }

  private func isName(_ text: TracedText) -> Bool {
    isSpelledAsName(text) && !siteNames.contains(FoldedText(text))
  }

  private func isSpelledAsName(_ text: TracedText) -> Bool {
    guard text.count >= 2, text.count <= 100, text.utf8[0] != UInt8(ascii: "/"), !text.utf8.holds(Array("://".utf8)),
      !text.utf8.contains(UInt8(ascii: "@")), !text.utf8.contains(UInt8(ascii: "="))
    else { return false }
    let folded = String(decoding: FoldedText(text).letters, as: UTF8.self)
    return !PageAuthors.accounts.contains(folded) && !isAccount(text) && folded.utf8.contains { $0 > 0x39 }
  }

  /// The name of an account: `admin_sf`, `wp-admin`, `webadmin`.
  private func isAccount(_ text: TracedText) -> Bool {
    let lower = text.string.lowercased()
    guard !lower.contains(" ") else { return false }
    return ["admin", "webmaster", "superuser", "webeditor", "webteam", "redaktion"].contains {
      lower.hasPrefix($0) || lower.hasSuffix($0)
    }
  }

  private static let accounts: Set<String> = [
    "admin", "administrator", "editor", "webmaster", "redaktion", "staff", "unknown", "user", "root", "superuser",
    "superadmin",
    "siteadmin", "siteadministrator",
  ]
}
