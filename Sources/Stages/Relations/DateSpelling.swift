/// Dates in ISO 8601, in the precision that a text gives: `2018`, `2018-03`, `2019-07-25T20:20:00Z`.
///
/// No offset is invented, no century guessed, and a date whose day and month could change places is none, unless the
/// caller knows their order.
public enum DateSpelling {
  /// The date that a text is as a whole, or nil. No white space may stand around it, and one character of it inside.
  public static func iso(_ text: [UInt8]) -> [UInt8]? {
    var reader = DateReader(text)
    return reader.iso() ?? reader.pdf() ?? reader.written() ?? reader.yearFirst() ?? reader.numeric()
  }

  /// The date that a text of three numbers is where the day comes first: `03/04/2020` is in April, and `23.09.22` in 2022.
  public static func dayFirst(_ text: [UInt8]) -> [UInt8]? {
    var reader = DateReader(text)
    return reader.ordered(isDayFirst: true)
  }

  /// The date that a text of three numbers is where the month comes first: `03/04/2020` is in March.
  public static func monthFirst(_ text: [UInt8]) -> [UInt8]? {
    var reader = DateReader(text)
    return reader.ordered(isDayFirst: false)
  }

  /// Month of a name or of its usual short form, from 1; the name may end in a full stop.
  public static func month(_ word: some Collection<UInt8>) -> Int? {
    guard word.count >= 3, word.count <= 20 else { return nil }
    var name = String(decoding: word, as: UTF8.self).lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    return months[name]
  }

  /// The last year of a span whose end has two digits: `2024` for `2019–24`; nil for any other text.
  public static func lastYear(_ span: [UInt8]) -> [UInt8]? {
    let digits = span.filter(NumberSpelling.isDigit)
    guard digits.count == 6, span.count <= 13, span.prefix(4).allSatisfy(NumberSpelling.isDigit),
      span.suffix(2).allSatisfy(NumberSpelling.isDigit), digits[4...].lexicographicallyPrecedes(digits[2..<4]) == false,
      digits[0] == 0x31 || digits[0] == 0x32
    else { return nil }
    return Array(digits[..<2]) + digits[4...]
  }

  private static let months: [String: Int] = {
    let names = [
      // English, French, Spanish, Portuguese, German, Italian, Dutch, Scandinavian, Russian, Arabic: no name means two months.
      "january jan janvier enero janeiro januar jänner gennaio januari январь января يناير",
      "february feb février fevrier febrero fevereiro februar febbraio februari февраль февраля فبراير",
      "march mar mars marzo março märz maart marts март марта مارس",
      "april apr avril abril aprile апрель апреля أبريل ابريل",
      "may mai mayo maio maggio mei maj май мая مايو", "june jun juin junio junho juni giugno июнь июня يونيو",
      "july jul juillet julio julho juli luglio июль июля يوليو",
      "august aug août aout agosto augustus augusti август августа أغسطس",
      "september sep sept septembre septiembre setembro settembre сентябрь сентября سبتمبر",
      "october oct octobre octubre outubro oktober ottobre октябрь октября أكتوبر",
      "november nov novembre noviembre novembro ноябрь ноября نوفمبر",
      "december dec décembre decembre diciembre dezembro dezember dicembre desember декабрь декабря ديسمبر",
    ]
    var result: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { result[String(name)] = index + 1 }
    }
    return result
  }()
}
