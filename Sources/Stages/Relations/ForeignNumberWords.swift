/// The words beside numbers in languages that write a comma before a fraction.
enum ForeignNumberWords {
  /// What a word multiplies by. A French `billion` is a million of millions, others say so too: left out.
  static let scales: [String: DecimalNumber] = {
    let powers = [
      (3, "k mil mille mila tausend tsd duizend tusen тыс тысяч тысячи тысяча"),
      (
        6,
        "m million millions millionen mio mill mln millón millones milhão milhões milione milioni miljoen miljoner miljon millioner млн миллион миллиона миллионов"
      ),
      (
        9,
        "milliard milliards milliarde milliarden mrd md mds miliardo miliardi miljard miljarder milliarder bilhão bilhões mld млрд миллиард миллиарда миллиардов"
      ),
    ]
    var result: [String: DecimalNumber] = [:]
    for (exponent, names) in powers {
      for name in names.split(separator: " ") {
        result[String(name)] = DecimalNumber(coefficient: 1, exponent: exponent)
      }
    }
    return result
  }()

  /// Scales that are cut short, with a full stop behind them.
  static let short: Set<String> = ["mio", "mrd", "tsd", "mill", "mln", "mld", "md", "тыс", "млн", "млрд"]

  static let percent: Set<String> = [
    "prozent", "procent", "prosent", "percento", "проц", "процент", "процента", "процентов", "pct",
  ]

  /// `pour cent`, `por ciento`.
  static let percentPairs: Set<String> = ["pour cent", "por ciento", "por cento", "per cento"]

  /// What joins the ends of a range: `12 bis 18 Monate`.
  static let joints: Set<String> = ["bis", "à", "a", "al", "até", "hasta", "tot", "till", "til", "до"]

  /// What stands between a scale and what is counted: `1,2 million d’euros`.
  static let prepositions: Set<String> = ["de", "di", "d", "des", "von"]

  /// Words that nothing is counted by.
  static let function = words(
    """
    der die das den dem des ein eine einer eines einem einen und oder von vom in im am an auf aus bei bis für mit nach pro seit
    über um zu zum zur sind ist war waren wurde wurden werden wird haben hat hatte hatten als ab je sowie aber auch nur nicht pro davon
    uhr de du la le les et en dans par pour sur au aux à ont sont est était étaient ou que qui dont plus contre chez avec sans sous
    del el los las y o con por para sin al fue fueron son es ha han más más entre cada do da dos das e em no na nos nas com sem ao aos
    foi foram são é di il lo gli i nel nella nei nelle per tra fra su sul sono è non che della dello dei delle degli
    van het een op te ten met voor door tot naar zijn werd er uit bij och av på till för med från som är og til fra på den det
    я в на и с по из к для от до были было или год года лет г что как а но
    heures heure horas hora uur klockan klokken h
    """)

  /// What a number behind them names.
  static let references = words(
    """
    seite seiten kapitel artikel absatz abschnitt paragraf nummer ziffer teil band folge abbildung tabelle anhang anlage stufe phase
    page pages chapitre article articles section tableau annexe étape objectif página páginas capítulo artículo artículos sección cuadro tabla
    anexo fase etapa objetivo número artigo artigos secção seção quadro tabela pagina capitolo articolo tabella allegato obiettivo hoofdstuk
    tabel bijlage doel sida kapittel kapitel tabell side steg trinn rozdział strona глава страница статья таблица этап covid
    """)

  /// `pro Jahr`, `par an`, `al año`.
  static let every: Set<String> = [
    "pro", "im", "par", "al", "por", "per", "om", "i", "в", "je", "chaque", "cada", "ogni", "ao", "à",
  ]

  static let times: [String: String] = [
    "jahr": "year", "monat": "month", "woche": "week", "tag": "day", "an": "year", "année": "year", "mois": "month",
    "semaine": "week", "jour": "day", "año": "year", "mes": "month", "semana": "week", "día": "day", "ano": "year",
    "mês": "month",
    "dia": "day", "anno": "year", "mese": "month", "settimana": "week", "giorno": "day", "jaar": "year",
    "maand": "month",
    "week": "week", "dag": "day", "år": "year", "året": "year", "год": "year", "месяц": "month", "неделю": "week",
    "день": "day",
  ]

  private static func words(_ lines: String) -> Set<String> {
    Set(lines.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
