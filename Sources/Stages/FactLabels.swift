public import Provenance

/// What labels of a project's facts say, in the languages of those who write of projects.
public enum FactLabels {
  /// Whether a short text is made of the words of these labels: “Start date”, “Total budget”, “Durée du projet”.
  public static func isLabel(_ text: TracedText) -> Bool { isLabel(text.utf8[...]) }

  /// As above, of UTF-8. By bytes, and no further than the first other word: most blocks of a page are looked at.
  public static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
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
    implementation implementer implementers grantee recipient borrower client timeframe timeline theme themes topic topics area areas
    gesamtbudget budgetvolumen projektvolumen förderer fördergeber geldgeber fördermittelgeber fördermittel einsatzland einsatzländer
    einsatzort projektland projektregion projektgebiet projektlaufzeit projektdauer projektbudget zielgruppe zielgruppen land dauer
    durchführung durchführungsorganisation partnerorganisation partnerorganisationen themen
    financeur financeurs localisation lieu thématique thématiques dates opérateur calendrier
    financiadores financiadora financiadoras donante donantes ubicación lugar localización contraparte contrapartes plazo temática
    doador doadores localização local executor
    finanziatore finanziatori luogo
    """)

  private static func words(_ lines: String) -> [String] {
    lines.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
