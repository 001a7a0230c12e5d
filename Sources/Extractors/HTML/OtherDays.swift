/// Tells days that a page names for what it is about (a start, an end, a deadline, an event) from that of its publication.
enum OtherDays {
  /// What stands between the ends of a span of time.
  static let joints: Set<String> = [
    "–", "—", "-", "&ndash;", "&mdash;", "&#8211;", "&#8212;", "to", "until", "through", "bis", "au", "al", "a", "tot",
    "til",
  ]

  /// Whether an element's name, class or property is such a day's: `field-start-date`, `startDate`, `event__time`.
  static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 80 else { return false }
    let words = words(ofName: name)
    return words.contains(where: alone.contains)
      || words.contains(where: beside.contains) && words.contains(where: days.contains)
  }

  /// Words of a name, parted at signs and where a capital begins one.
  private static func words(ofName name: String) -> [String] {
    var words: [String] = [""]
    var wasSmall = false
    for byte in name.utf8 {
      guard (0x61...0x7A).contains(byte | 0x20) else {
        words.append("")
        wasSmall = false
        continue
      }
      let isCapital = byte & 0x20 == 0
      if isCapital, wasSmall { words.append("") }
      wasSmall = !isCapital
      words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte | 0x20))
    }
    return words
  }

  private static let alone: Set<String> = [
    "deadline", "daterange", "startdate", "enddate", "eventdate", "duedate", "birthdate", "birthday", "duration",
    "expiry",
    "expires", "period", "timeframe", "timeline", "timetable", "milestone", "milestones",
  ]

  /// Names of parts of a layout (`text-end`) unless a day is named beside them.
  private static let beside: Set<String> = [
    "start", "end", "begin", "due", "event", "events", "closing", "opening", "birth", "death", "founding", "valid",
    "approval",
    "signature", "completion", "project", "grant",
  ]

  private static let days: Set<String> = ["date", "dates", "day", "days", "time", "from", "until", "through", "field"]

  /// Whether the words before a day, or above it, call it one of what the page is about.
  ///
  /// Only where nothing else stands there, but for words that such labels are made of: “The end of an era” is a title.
  static func isLabel(_ before: ArraySlice<UInt8>) -> Bool {
    guard before.count <= 60 else { return false }
    // What ends in a figure is another line: “Posts: 14 Joined:”.
    let before = before[(before.lastIndex { (0x30...0x39).contains($0) }.map { $0 + 1 } ?? before.startIndex)...]
    let words = String(decoding: before, as: UTF8.self).lowercased().split { !$0.isLetter }.map(String.init)
    if words.suffix(2) == ["as", "of"] { return true }
    return words.contains(where: others.contains) && words.allSatisfy { others.contains($0) || joining.contains($0) }
  }

  /// Whether words before a day make it the last on which something may be done: “Send your letter by”.
  static func isLimit(_ before: ArraySlice<UInt8>) -> Bool {
    let end = before.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? before.startIndex
    let start = before[..<end].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? before.startIndex
    return start > before.startIndex && limits.contains(String(decoding: before[start..<end], as: UTF8.self))
  }

  private static let limits: Set<String> = [
    "by", "until", "till", "before", "bis", "avant", "antes", "hasta", "até", "entro", "jusqu’au", "jusqu'au",
  ]

  private static let joining = Set(
    """
    date dates day of the project programme program activity implementation event board grant contract financing planned expected
    projet proyecto projeto progetto projekts projekt actual on and when is are for from by s y dd mm yyyy tt jj jjjj aaaa
    prevista previstas previstos prévu prévisionnelle estimada estimado estimated expected geplant geplantes voraussichtlich
    voraussichtliches datum der des die du de d la le les del los el do da dos fecha fechas data datas dato prévue previsto previsión et und e i
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let others = Set(
    """
    start starts starting started begin begins beginning began end ends ending ended period duration term closing closed closes
    when wann quand cuándo quando received accepted submitted available completion completed approval approved signed signature signing effective effectiveness effectivity commencement
    launched launch founded established valid since until timeline timetable timeframe milestone milestones deadline deadlines apply
    application applications due born dates joined registered member registriert mitglied inscrit inscription miembro membro
    abschluss fertigstellung verfügbar beginn beginnt ende endet laufzeit zeitraum dauer projektbeginn projektende projektstart projektlaufzeit
    projektzeitraum startdatum enddatum unterzeichnet bewilligt genehmigt frist bewerbungsfrist antragsfrist einsendeschluss
    début fin durée période démarrage clôture signé signée octroi lancement échéance
    inicio duración período periodo cierre aprobación aprobado firmado término finalización plazo
    início fim duração aprovação assinado conclusão prazo inizio fine durata scadenza
    einddatum looptijd startdato sluttdato startdatum slutdatum
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
