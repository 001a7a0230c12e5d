import DocumentModel
import Stages
import Testing

struct QuantityGrammarTests {
  /// `value[–to] qualifier unit per` of each quantity, and its text after a colon.
  private func quantities(_ text: String, _ language: QuantityLanguage = .english) -> [String] {
    let bytes = Array(text.utf8)
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return QuantityGrammar.quantities(in: bytes, language: language).map { found in
      var line = String(decoding: found.number, as: UTF8.self)
      if !found.to.isEmpty { line += "–" + String(decoding: found.toNumber, as: UTF8.self) }
      line += " " + found.qualifier.rawValue
      switch found.unit {
      case .word(let word): line += " [\(word)]"
      case .noun(let range): line += " \(string(range))"
      case nil: break
      }
      if let per = found.per { line += " /\(per)" }
      return line + ": " + string(found.range)
    }
  }

  @Test(arguments: [
    ("de", "Bis 2024 sollen 350.000 Menschen versorgt werden.", ["350000 exactly Menschen: 350.000 Menschen"]),
    ("de", "Über 1,2 Millionen Menschen haben Wasser.", ["1200000 more-than Menschen: Über 1,2 Millionen Menschen"]),
    ("de", "von 52 auf 41,5 Prozent", ["41.5 exactly [percent]: 41,5 Prozent"]),
    ("de", "12 bis 18 Monate", ["12–18 between Monate: 12 bis 18 Monate"]),
    (
      "de", "3.500 neue Stellen, 24,5 Mio. Euro",
      ["3500 exactly neue Stellen: 3.500 neue Stellen", "24500000 exactly Euro: 24,5 Mio. Euro"]
    ),
    ("de", "am 3. März 2022 um 18.00 Uhr, Seite 5", []),
    ("de-AT", "€ 1.150.000,00", ["1150000 exactly [EUR]: € 1.150.000,00"]),
    (
      "fr", "environ 1,8 million d’habitants, 3,5 % par an",
      ["1800000 about habitants: environ 1,8 million d’habitants", "3.5 exactly [percent] /year: 3,5 % par an"]
    ),
    (
      "es", "El 67,7 % de 12.000 familias; pasó de 7,2 a 10,5 soles",
      ["67.7 exactly [percent]: 67,7 %", "12000 exactly familias: 12.000 familias", "10.5 exactly soles: 10,5 soles"]
    ),
    ("es", "USD 3 mil millones", ["3000000000 exactly [USD]: USD 3 mil millones"]),
    ("it", "oltre 2 milioni di persone", ["2000000 more-than persone: oltre 2 milioni di persone"]),
    (
      "ru", "Более 1 200 домов, 2,4 млн рублей",
      ["1200 more-than домов: Более 1 200 домов", "2400000 exactly рублей: 2,4 млн рублей"]
    ),
    (
      "de", "15 Millionen Instagram-Nutzer, 450 Athlet:innen",
      [
        "15000000 exactly Instagram-Nutzer: 15 Millionen Instagram-Nutzer",
        "450 exactly Athlet:innen: 450 Athlet:innen",
      ]
    ),
    ("de", "Lindenallee 14, 53113 Bonn", []), ("de", "ihr kostet es 10500 Euro", ["10500 exactly Euro: 10500 Euro"]),
    ("fr", "12,5 M€ et 300 k€", ["12500000 exactly [EUR]: 12,5 M€", "300000 exactly [EUR]: 300 k€"]),
    ("de", "nach § 315 Absatz 1 BGB, Seite 5 Mitte, 123.123.122.243", []),
    // Unsure: a comma before three digits; days; names.
    ("es", "1,250 personas", []), ("fr", "le 14 mars", []), ("es", "el 4 de mayo y 20 Cruz", []),
    // English words in a document that calls itself German.
    (
      "de", "The dam holds 3.200 tonnes and 4,800 litres",
      ["3.2 exactly tonnes: 3.200 tonnes", "4800 exactly litres: 4,800 litres"]
    ),
    ("en", "It holds 3.2 tonnes on 14 mars", ["3.2 exactly tonnes: 3.2 tonnes"]),
    ("es-MX", "1,250 personas", ["1250 exactly personas: 1,250 personas"]),
  ])
  func numbersWithCommas(language: String, text: String, expected: [String]) {
    #expect(quantities(text, QuantityLanguage(language, paragraphs: [Array(text.utf8)])) == expected)
  }

  @Test(arguments: [
    (
      "Roughly 1.6 million people are trafficked within the Association (ASEAN) each year, yet only about 3,000 of these qualify.",
      ["1600000 about [people] /year: Roughly 1.6 million people", "3000 about: about 3,000"]
    ),
    (
      "estimates suggest upwards of a quarter of a million people per year are trafficked",
      ["250000 more-than [people] /year: upwards of a quarter of a million people per year"]
    ),
    (
      "An industry that generates over $150 billion a year worldwide",
      ["150000000000 more-than $ /year: over $150 billion a year"]
    ),
    // A million or a metre; a number that goes on in another language.
    ("It reached 3.5m people and 2.8m tonnes, 1.4 m poor farmers and $3.5m.", ["3500000 exactly $: $3.5m"]),
    // The sign of money behind.
    (
      "It cost 12.5M€, then 2.5 € each, 300 000 € or 5 $.",
      [
        "12500000 exactly [EUR]: 12.5M€", "2.5 exactly [EUR]: 2.5 €",
        "300000 exactly [EUR]: 300 000 €", "5 exactly $: 5 $",
      ]
    ),
    ("30 €40", ["40 exactly [EUR]: €40"]),
    // Other languages say how a number is meant, too.
    (
      "Près de 180 000 familles, plus de 9 400 productrices et au moins 30 % des ménages",
      [
        "180000 about familles: Près de 180 000 familles", "9400 more-than productrices: plus de 9 400 productrices",
        "30 at-least [percent]: au moins 30 %",
      ]
    ),
    (
      "Über 40 % und rund 42 Dörfer, bis zu 5 %",
      [
        "40 more-than [percent]: Über 40 %",
        "5 up-to [percent]: bis zu 5 %",
      ]
    ),
    (
      "más de 60 comités, casi el 30 %",
      ["60 more-than comités: más de 60 comités", "30 about [percent]: casi el 30 %"]
    ),
    ("Более 30 % сёл", ["30 more-than [percent]: Более 30 %"]),
    ("A wall 3m high, 5m of pipes.", ["3 exactly m: 3m", "5 exactly m: 5m"]),
    ("850 mil personas, 3 milhões de pessoas", []),
    ("with 73 percent of victims of forced exploitation", ["73 exactly [percent]: 73 percent"]),
    ("its population of more than 600 million people.", ["600000000 more-than [people]: more than 600 million people"]),
    (
      "organization comprising 10 southeast Asian countries.",
      ["10 exactly southeast Asian countries: 10 southeast Asian countries"]
    ),
    (
      "To date, 35 Fellows have been placed in 20 line ministries across eight ASEAN countries.",
      [
        "35 exactly Fellows: 35 Fellows", "20 exactly line ministries: 20 line ministries",
        "8 exactly ASEAN countries: eight ASEAN countries",
      ]
    ),
    (
      "resulting in more than 120 practitioners being better prepared",
      ["120 more-than practitioners: more than 120 practitioners"]
    ),
    (
      "Repaired between 300 and 400 public water points in each year of the program.",
      ["300–400 between public water points /year: between 300 and 400 public water points"]
    ),
    ("reached 42 % of them, or 42% in all", ["42 exactly [percent]: 42 %", "42 exactly [percent]: 42%"]),
    (
      "US$ 12.5 million and €3m and EUR 5 million and £30 each",
      [
        "12500000 exactly [USD]: US$ 12.5 million", "3000000 exactly [EUR]: €3m",
        "5000000 exactly [EUR]: EUR 5 million", "30 exactly £: £30",
      ]
    ),
    ("Helped a dozen utilities publish accounts.", ["12 exactly utilities: a dozen utilities"]),
    ("earn between 15 and 20 percent more", ["15–20 between [percent]: between 15 and 20 percent"]),
    ("courses of six to ten weeks", ["6–10 between weeks: six to ten weeks"]),
    ("5 to 10 million dollars", ["5000000–10000000 between dollars: 5 to 10 million dollars"]),
    (
      "Reduced wastage from 31 percent to 6 percent.",
      ["31 exactly [percent]: 31 percent", "6 exactly [percent]: 6 percent"]
    ),
    ("Lend up to $240,000 for a grid", ["240000 up-to $: up to $240,000"]),
    ("a form of no more than 40 questions by telephone;", ["40 at-most questions: no more than 40 questions"]),
    (
      "an allowance of $14 a day and a card. Travel of over 20 kilometers",
      ["14 exactly $ /day: $14 a day", "20 more-than kilometers: over 20 kilometers"]
    ),
    ("the number grows by 20,000 each year.", ["20000 exactly /year: 20,000 each year"]),
    (
      "Moved between 80 and 120 women a month to hospital",
      ["80–120 between women /month: between 80 and 120 women a month"]
    ),
    ("Half a million people live in the forests", ["500000 exactly [people]: Half a million people"]),
    ("Some 560 beekeepers - £30 worth - sold", ["560 about beekeepers: Some 560 beekeepers", "30 exactly £: £30"]),
    ("35% are women", ["35 exactly [percent]: 35%"]),
    ("more than 2000 farmers in 2019", ["2000 more-than farmers: more than 2000 farmers"]),
    ("held at 450 °C ±15", ["450 exactly °C: 450 °C"]),
    ("300+ clinics closed; 300+ reopened", ["300 at-least clinics: 300+ clinics", "300 at-least: 300+"]),
    ("an estimated 20,000 a month now receive one", ["20000 about /month: an estimated 20,000 a month"]),
  ])
  func finds(_ text: String, _ expected: [String]) {
    #expect(quantities(text) == expected)
  }

  @Test(arguments: [
    "Since 1977, the United States has partnered", "the Vision 2025 and (2019–2025) and 2018 Global Slavery Index",
    "the 6th Commission",
    "See No. 5, page 12, Section 3.1, Phase 2, Table 1, version 3.2.1",
    "a 10-year plan, a five-year Bali Work Plan, COVID-19",
    "between 9:00 and 16:00", "call +000 555 0119", "12 February 2024, March 8, 2024, Apr. 2020", "in the 1990s",
    "one of them, no one",
    "Three in five of the young people", "fewer than one farm in five", "three-quarters of them", "two thirds of all",
    "hundreds of people",
    "at 800 x 600 pixels", "between 0 and 1; never", "people between 15 and 24 are", "the Group of Seven met",
    "mail@host12.org 10.0.0.1",
    "a third of a million people", "yields rose by ¼.", "2022Q4 and water-12", "Cyclone Harold in April 2020.",
    "half of them",
    "3 in 4 courts closed; 2 out of 3 judges", "Photo 3 shows trucks", "Year 2 targets, week 3 activities",
    "The 2nd phase began in January 2022", "the 1999 elections", "24/7",
  ])
  func findsNone(_ text: String) {
    let found = quantities(text).filter { !$0.hasSuffix("12 years") }
    #expect(found.isEmpty)
  }

  @Test func sentenceHoldsTheQuantity() throws {
    let text = "It began. About 40 towns took part. It ended."
    let found = try #require(QuantityGrammar.quantities(in: Array(text.utf8)).first)
    #expect(found.sentence == 10..<35)
    #expect(found.value == [16..<18])
  }

  @Test(arguments: [
    "1,111", "5 (", "(5 ", "1.", "9", "a dozen ", "5 million to ", "$", "each 5 ", "111 ", "1-", "50% of ", "twenty-",
  ])
  func hostileTextTakesLinearTime(_ piece: String) {
    let text = Array(String(repeating: piece, count: 60_000 / piece.utf8.count).utf8)
    let time = ContinuousClock().measure { _ = QuantityGrammar.quantities(in: text) }
    #expect(time < .seconds(10))
  }

  @Test func longTextIsFast() {
    let line = "In 2019, the project trained 1,200 teachers in a dozen districts, and 42 percent of them were women. "
    let text = Array(String(repeating: line, count: 500).utf8)
    let clock = ContinuousClock()
    var count = 0
    let time = clock.measure { count = QuantityGrammar.quantities(in: text).count }
    #expect(count == 1500)
    #expect(time < .seconds(20))
  }
}
