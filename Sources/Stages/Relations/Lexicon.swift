/// What a word can be in a quantity.
struct Lexeme {
  /// `three`, `twenty`.
  var isNumeral = false
  /// `hundred`, `million`.
  var isScale = false
  /// `half`, `quarter`: a number only before a scale.
  var isFraction = false
  var isArticle = false
  /// Ends a noun phrase: `of`, `the`, `have`.
  var isFunction = false
  var isMonthName = false
  /// `page`, `section`, `phase`: a number after it is a name.
  var isReference = false
  /// `thirds`, `times`: no unit of a count.
  var isPart = false
  /// `people`, `women`, `staff`: plural without an s.
  var isPlural = false
  /// Ends in s and is no plural.
  var isSingular = false
  /// `km`, `ha`.
  var isSymbol = false
  /// `second` to `year`, from 1; 0 for all other words.
  var time: UInt8 = 0
  var isPluralTime = false
  /// `annually` as `year`.
  var every: UInt8 = 0
  /// An ISO 4217 code.
  var isCurrency = false
  /// Begins a clause of its own: `which`, `and`.
  var isClause = false

  var startsNumber: Bool { isNumeral || isScale || isFraction || isArticle }
}

/// The English words that quantities are told by.
enum Lexicon {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over the bytes of a word, ASCII capitals as small letters.
  @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    return (hash ^ UInt64(small)) &* 0x100_0000_01B3
  }

  static func hash(_ word: some StringProtocol) -> UInt64 { word.utf8.reduce(seed, step) }

  static func lexeme(_ hash: UInt64) -> Lexeme { table[hash] ?? Lexeme() }

  static let times = ["", "second", "minute", "hour", "day", "week", "month", "quarter", "year"]

  private static let table: [UInt64: Lexeme] = {
    var table: [UInt64: Lexeme] = [:]
    func add(_ words: String, _ change: (inout Lexeme) -> Void) {
      for word in words.split(whereSeparator: \.isWhitespace) { change(&table[hash(word), default: Lexeme()]) }
    }
    add(function) { $0.isFunction = true }
    add(clause) {
      $0.isFunction = true
      $0.isClause = true
    }
    for word in NumberWords.small.keys { add(word) { $0.isNumeral = true } }
    add("hundred thousand million billion trillion lakh crore dozen mio mln bn") { $0.isScale = true }
    add("half quarter") { $0.isFraction = true }
    add("a an") { $0.isArticle = true }
    add(months) { $0.isMonthName = true }
    add(references) { $0.isReference = true }
    add(parts) { $0.isPart = true }
    add(plurals) { $0.isPlural = true }
    add(singulars) { $0.isSingular = true }
    add("km kg ha m cm mm g t mw kw gw mwh kwh gwh l ml sq") { $0.isSymbol = true }
    add(
      "usd eur gbp chf cad aud nzd jpy cny inr kes tzs ugx ngn zar xof xaf sek nok dkk pln idr php thb vnd bdt pkr lkr npr mxn brl"
    ) {
      $0.isCurrency = true
    }
    for (index, name) in times.enumerated().dropFirst() {
      add(name) { $0.time = UInt8(index) }
      add(name + "s") {
        $0.time = UInt8(index)
        $0.isPluralTime = true
      }
    }
    for (index, word) in [
      (8, "annually yearly"), (6, "monthly"), (5, "weekly"), (4, "daily"), (3, "hourly"), (7, "quarterly"),
    ] {
      add(word) { $0.every = UInt8(index) }
    }
    return table
  }()

  private static let function = """
    of in on at by for from to with within without into onto over under between among amongst during before after since until
    till through throughout across against about above below near per than the this these those such each every all both
    either neither some any no not only also just even still already now later earlier ago here there it its they them their he
    she his her him we us our you your i me my out up down off more less fewer most least is are was were be been being have
    has had do does did will would can could may might must shall should said took went made got came
    received reached gained completed attended joined included participated benefited benefitted reported signed used
    developed created provided produced supported remain remained became begin began live lived work worked
    """
  private static let clause =
    "that which who whom whose where when while why how and or but nor yet so if because as although though whereas"
  private static let months = """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec
    """
  private static let references = """
    page pages p pp section sections chapter chapters article articles no nos nr number numbers figure figures fig table tables
    annex annexes appendix phase phases version vol volume step steps goal goals sdg sdgs level grade tier room
    resolution resolutions decree regulation tel fax phone telephone mobile iso isbn issn covid stage objective component
    agenda vision para paragraph highway route photo picture map exhibit slide chart graph
    """
  private static let parts = """
    third thirds quarters fifth fifths fourths sixths eighths tenths halves times fold percentages ones tens hundreds
    thousands millions billions dozens
    """
  private static let plurals =
    "people women men children staff personnel police youth livestock cattle sheep feet persons mice teeth media data"
  private static let singulars = """
    always perhaps sometimes besides towards afterwards unless series species news means yes lens corps gas bus plus versus
    us thus this lots else express overseas downwards upwards sales
    """
}
