import Foundation
import Provenance

/// What labels of a project's facts say, in the languages of those who write of projects.
enum MainContentFacts {
  /// Whether a short text is made of the words of these labels: “Start date”, “Total budget”, “Durée du projet”.
  static func isLabel(_ text: TracedText) -> Bool { isLabel(text.utf8[...]) }

  /// As above, of UTF-8. By bytes, and no further than the first other word: most blocks of a page are looked at.
  static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    guard (3...60).contains(text.count) else { return false }
    var isLabel = false
    var count = 0
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, isLetter(text[end]) { end += 1 }
      if end > start {
        guard end - start <= 16, let says = words[word(text[start..<end])] else { return false }
        isLabel = isLabel || says
        count += 1
      }
      // A no-break space and other signs of Latin-1 are two bytes.
      start = end + (end < text.endIndex && text[end] == 0xC2 ? 2 : 1)
    }
    return isLabel && count <= 6
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 && byte != 0xC2 || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func word(_ letters: ArraySlice<UInt8>) -> String {
    String(unsafeUninitializedCapacity: letters.count) { bytes in
      for (place, letter) in zip(0..., letters) {
        bytes[place] = (0x41...0x5A).contains(letter) ? letter | 0x20 : letter
      }
      return letters.count
    }
  }

  /// Whether a label says who pays, who does it or what it costs. Jobs, events and courses have a start, an end and a place as well.
  static func isSure(_ text: TracedText) -> Bool {
    guard text.count <= 60 else { return false }
    let words = text.string.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: sure.contains) || words.count > 1 && words.contains(where: projects.contains)
  }

  private static let sure = Set(
    words(
      """
      budget funding funder funders funded donor donors financing commissioned implemented implementing
      auftraggeber finanzierung finanzvolumen fördersumme projektträger bailleur bailleurs financement presupuesto financiador
      financiamiento financiación orçamento financiamento bilancio finanziamento
      """))

  /// Whether a heading may stand over a page's own facts: “At a glance”, “Project data”.
  static func headsFacts(_ heading: TracedText) -> Bool {
    guard heading.count <= 60 else { return false }
    let words = heading.string.lowercased().split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy { ofFacts.contains(String($0)) }
  }

  /// Whether a class is that of a project's facts: `project-info`, `c-projectDetails`, `projektdaten`.
  static func isNamed(_ className: String) -> Bool {
    guard (8...60).contains(className.utf8.count), className.mentions("pro") else { return false }
    let name = className.lowercased()
    guard let project = projects.lazy.compactMap({ name.range(of: $0) }).first else { return false }
    let rest = name[project.upperBound...].drop { !$0.isLetter }
    return facts.contains { rest.hasPrefix($0) }
  }

  /// Whether a label says whom to ask.
  static func isOfContact(_ text: TracedText) -> Bool {
    let words = text.string.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: contacts.contains)
      && words.allSatisfy { contacts.contains($0) || ofContacts.contains($0) }
  }

  private static let ofContacts = Set(
    words(
      """
      us person persons people details information info for more further project programme program media press our your the team
      point points of focal ihr ihre und weitere informationen für personas persona de del di do da la le el y e et
      """))

  private static let contacts = Set(
    words(
      """
      contact contacts kontakt kontakte ansprechpartner ansprechpartnerin contacto contactos contato contatos contatto contatti
      """))

  private static let projects = words("project projekt projet proyecto projeto progetto programme program")
  private static let facts = words(
    "info detail data fact meta glance overview summary key daten steckbrief fiche donnees datos ficha dados")

  private static let ofFacts = Set(
    words(
      """
      at a glance key quick main basic general fact facts factsheet data project projects programme program detail details info
      information figures overview profile in brief summary the of this about box sheet
      auf einen blick projektdaten eckdaten fakten daten zum projekt das projekt steckbrief überblick kurzinfo
      en bref fiche projet du données ficha datos del proyecto dados do projeto scheda
      """))

  /// True for words of labels, false for those between them.
  private static let words = WordTable(joining.map { ($0, false) } + labels.map { ($0, true) })

  private static let joining = words(
    """
    of the by for and in to total date dates name number no id main lead agency agencies organisation organisations organization
    organizations phase overall planned estimated est expected political executing body bodies eu s eur usd us
    de del des du la le les l d et y e los las do da dos das und der die das von im zum mit gesamt nummer name
    """)

  private static let labels = words(
    """
    duration period term start end approved approval completion closing contributions status budget cost costs funding funder funders funded donor donors financing volume
    commitment amount grant commissioned implemented implementing partner partners beneficiaries country countries region regions
    location sector sectors programme program project
    laufzeit projektlaufzeit zeitraum beginn ende auftraggeber finanzierung finanzvolumen kosten fördersumme träger projektträger
    projektpartner länder region partnerland
    durée période début fin bailleur bailleurs financement coût montant partenaire partenaires pays région secteur bénéficiaires projet
    duración período inicio fin presupuesto financiador financiamiento financiación socios país países región sector beneficiarios
    duração início orçamento financiador financiamento parceiros países região setor beneficiários projeto
    durata inizio bilancio finanziamento partner paese paesi settore progetto
    """)

  private static func words(_ lines: String) -> [String] {
    lines.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
