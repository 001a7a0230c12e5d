/// What the language of a document says of the numbers in it.
public struct QuantityLanguage: Sendable, Hashable {
  /// A comma begins a fraction, and full stops part thousands: `1,2 Millionen`, `350.000 Menschen`.
  public let hasCommas: Bool
  /// Nouns begin with a capital.
  let hasCapitalNouns: Bool

  public static let english = QuantityLanguage(hasCommas: false, hasCapitalNouns: false)

  private init(hasCommas: Bool, hasCapitalNouns: Bool) {
    self.hasCommas = hasCommas
    self.hasCapitalNouns = hasCapitalNouns
  }

  /// `tag`: the document's language, as BCP 47 says it. `paragraphs`: its texts in UTF-8: what programs say of a document's language is
  /// often that of the program, so that English words make it English.
  public init(_ tag: String?, paragraphs: some Sequence<[UInt8]>) {
    let language = QuantityLanguage.withCommas(tag) ? tag.map { $0.prefix(2).lowercased() } : nil
    guard let language, !QuantityLanguage.areEnglish(paragraphs) else {
      self = .english
      return
    }
    self.init(hasCommas: true, hasCapitalNouns: language == "de")
  }

  /// Of one text of the document: quotes and tables may be in English.
  public func of(_ text: [UInt8]) -> QuantityLanguage {
    hasCommas && QuantityLanguage.englishWords(text).english > 0 ? .english : self
  }

  /// Whether numbers have commas before their fractions in a language.
  public static func withCommas(_ tag: String?) -> Bool {
    let parts = tag?.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() } ?? []
    guard let first = parts.first, languages.contains(first) else { return false }
    return !(first == "es" && parts.dropFirst().contains(where: regionsWithPoints.contains))
  }

  private static let languages = words(
    "bg ca cs da de el es eu fi fr gl hr hu id is it nb nl nn no pl pt ro ru sk sl sr sv tr uk vi")
  /// Where Spanish has a point before its fractions.
  private static let regionsWithPoints = words("mx gt hn ni pa pe pr do sv us 419")

  private static func words(_ line: String) -> Set<String> { Set(line.split(separator: " ").map(String.init)) }

  /// Whether one word in fifty is `the` or `and`: in English it is one in twelve.
  private static func areEnglish(_ texts: some Sequence<[UInt8]>) -> Bool {
    var (english, all) = (0, 0)
    for text in texts {
      let counts = englishWords(text)
      english += counts.english
      all += counts.all
    }
    return english * 50 > all
  }

  private static func englishWords(_ text: [UInt8]) -> (english: Int, all: Int) {
    var (english, all) = (0, 0)
    for word in text.split(separator: 0x20) {
      all += 1
      guard word.count == 3 else { continue }
      let small = word.map { $0 | 0x20 }
      if small.elementsEqual("the".utf8) || small.elementsEqual("and".utf8) { english += 1 }
    }
    return (english, all)
  }
}
