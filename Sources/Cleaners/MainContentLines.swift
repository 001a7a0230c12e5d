import Provenance

/// Short lines that are known by how they begin.
enum MainContentLines {
  /// Beginnings in lower case, parted by bars.
  private static let table: [(Rule, String)] = [
    (
      .htmlByline,
      """
      last updated|last modified|last reviewed|page last|updated on|posted on|posted by|published on|filed under|tagged|tags:|tags :
      tag:|categories:|category :|category:|kategorie:|kategorien:|categories :|schlagwörter|schlagworte|by |written by|autor:
      author:|zuletzt aktualisiert|aktualisiert am|veröffentlicht am|veröffentlicht:|erstellt am|stand:|lesezeit|reading time|min read
      dernière mise à jour|publié le|hits:|hits :|zugriffe:|zugriffe :|affichages :|affichages:|acessos:|visitas:|visite:
      for immediate release|zur sofortigen veröffentlichung|pour diffusion immédiate|para publicación inmediata
      publicado el |publicado em |actualizado el |atualizado em |pubblicato il |aggiornato il |mis à jour le |gepubliceerd op
      bijgewerkt op|publicerad |uppdaterad |publisert |oppdatert |udgivet |opdateret |opublikowano|zaktualizowano|опубликовано|обновлено
      última actualización|photo:|photo by|photo credit|foto:|(image credit|image credit|(photo
      photograph:|credit:|citation:|(image:|image:|bild:|bildquelle|fotocredit|picture:|image source|source: getty|quelle:
      """
    ),
    (.htmlFooter, "copyright|©|(c) |all rights reserved|alle rechte vorbehalten"),
    (
      .htmlShare,
      "share this|share on|tweet|teilen|partager|compartir|print this|comparte:|comparte en|compártelo|condividi:|condividi su|compartilhe|partagez sur|delen via|dela:|dela på|del på|udostępnij|поделиться|شارك على"
    ),
    (
      .htmlRelated,
      """
      read more|related:|[related|related story|related article|see also:|see more|more:|read also|also read|also see|also on
      don't miss|don’t miss|like this story|continue reading|read full|full story:|you may also|lesen sie auch|mehr zum|mehr auf
      mehr themen|mehr kolumnen|schon gelesen|weitere informationen|czytaj też|czytaj także|zobacz też|zobacz także|leia também
      leia mais|lea también|lee también|lire aussi|à lire aussi|voir aussi|leggi anche|lees ook|läs också|follow us|follow me
      dowiedz się więcej|lire la suite|läs även|läs mer|les også|læs også|lue myös|čtěte také|citește și|baca juga|xem thêm|đọc thêm
      Читайте также|Читать далее|Читайте також|Διαβάστε επίσης|اقرأ أيضا|اقرأ المزيد|関連記事|続きを読む|あわせて読みたい|相关阅读|延伸阅读|推荐阅读|阅读更多|延伸閱讀
      관련기사
      chat with us
      """
    ),
    (
      .htmlNavigation,
      """
      skip to|skip listing|skip carousel|back to top|back to navigation|previous post|next post|go to top|nach oben|jump to
      zum seitenanfang|zurück nach oben|retour en haut|haut de page|volver arriba|voltar ao topo|torna su|terug naar boven|till toppen
      """
    ),
    (.htmlCookie, "we use cookies|this site uses cookies|this website uses cookies"),
    (.htmlNewsletter, "sign up for|subscribe to"),
    (
      .htmlComments,
      """
      kommentieren|kommentare schreiben|comments (|post a comment|add comment|add a comment|leave a comment|leave a reply
      log in to|sie müssen
      """
    ),
    (
      .htmlAdvertisement,
      """
      advert|anzeige|werbung|publicité|sponsored|this slideshow requires|this video|this browser does
      """
    ),
  ]

  /// Beginnings of lines that are no sentences.
  private static let labels: [(Rule, String)] = [
    (
      .htmlRelated,
      """
      vea también|¡mira |ver también|ver más|mira también|conoce más|lee más|leer más|te recomendamos|weiterlesen|zum weiterlesen
      lesen sie dazu|lesen sie mehr|lies auch|zum artikel|hier geht es zu|hier geht's zu|passend dazu|kennt ihr schon
      auch interessant|mehr dazu|show more|show less|mehr anzeigen|weniger anzeigen|afficher plus|mostra di più|mostrar más|hier finden sie|siehe auch|watch:|watch now|listen:|click here to|next:|previous:|zurück zu
      weiterführende|zobacz|przeczytaj
      """
    ),
    (
      .htmlCaption,
      """
      beitragsbild|titelbild|symbolbild|fotos:|bilder:|fotografie:|image 1 of|image 2 of|image 3 of|image 4 of|image 5 of
      photos by|photo courtesy|image courtesy|courtesy of|getty images|istock|shutterstock|(foto|(bild|© getty
      """
    ),
    (
      .htmlShare,
      """
      den artikel mit|artikel teilen|valora esta|rezept drucken|drucken|permalien|jetzt teilen|gefällt mir|sharing is caring
      print recipe|jump to recipe|share|follow @
      """
    ),
    (.htmlNewsletter, "subscribe now|for the latest|download the|jetzt abonnieren|abonnieren|newsletter"),
    (
      .htmlByline,
      """
      aktualisiert am|erstellt|kommentare insgesamt|aufrufe:|release date|geschrieben von|verfasst von|von der redaktion
      redaktion:|escrito por|écrit par|scritto da|email the author|about the author
      """
    ),
    (.htmlComments, "sie sind aktuell nicht|bitte melden sie sich|bitte loggen sie"),
  ]

  private struct Beginning {
    let bytes: [UInt8]
    let rule: Rule
  }

  private static let starts = byFirstByte(table)
  private static let labelStarts = byFirstByte(labels)

  /// The beginnings by their first byte, in the table's order.
  private static func byFirstByte(_ table: [(Rule, String)]) -> [[Beginning]] {
    var result = [[Beginning]](repeating: [], count: 256)
    for (rule, lines) in table {
      for text in lines.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
        let bytes = Array(text.utf8)
        result[Int(bytes[0])].append(Beginning(bytes: bytes, rule: rule))
      }
    }
    return result
  }

  /// The rule by which a line that is no sentence, short or with a link, is no content; or nil.
  static func rule(ofLabel text: TracedText, _ measure: MainContentMeasure) -> Rule? {
    guard measure.text <= 150, !text.endsSentence || measure.linked * 2 > measure.text,
      let rule = beginning(of: text, in: labelStarts)?.rule
    else { return nil }
    guard rule == .htmlCaption || measure.text <= 110 && (measure.text <= 60 || measure.linked > 0) else { return nil }
    return measure.text <= 45 || measure.linked > 0 || rule == .htmlCaption ? rule : nil
  }

  /// The rule by which a line is no content, or nil.
  static func rule(of text: TracedText, _ measure: MainContentMeasure) -> Rule? {
    guard measure.text <= 90, let beginning = beginning(of: text, in: starts) else { return nil }
    // A sentence may well begin with this word.
    if beginning.bytes.count == 3, beginning.rule == .htmlByline, measure.text > 50 { return nil }
    return beginning.rule
  }

  /// Whether a longer line, a good part of it links, begins as those do that lead to another text.
  static func announcesAnother(_ text: TracedText, _ measure: MainContentMeasure) -> Bool {
    guard measure.text > 90, measure.text < 250, measure.linked * 10 > measure.text * 3 else { return false }
    return beginning(of: text, in: starts)?.rule == .htmlRelated
  }

  private static func beginning(of text: TracedText, in starts: [[Beginning]]) -> Beginning? {
    guard let first = text.utf8.first else { return nil }
    return starts[Int(lowered(first, after: 0))].first { beginning in
      guard beginning.bytes.count <= text.count else { return false }
      var before: UInt8 = 0
      for (index, byte) in beginning.bytes.enumerated() {
        guard lowered(text.utf8[index], after: before) == byte else { return false }
        before = byte
      }
      return true
    }
  }

  /// A byte of a lower-case letter, as far as Latin goes.
  private static func lowered(_ byte: UInt8, after before: UInt8) -> UInt8 {
    if (0x41...0x5A).contains(byte) { return byte | 0x20 }
    return before == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97 ? byte + 0x20 : byte
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
