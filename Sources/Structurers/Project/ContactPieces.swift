import Provenance

/// A line of a contact, taken apart: an e-mail address, a telephone number, and the words around them.
struct ContactPieces {
  private(set) var words: [TracedText] = []
  private(set) var email: TracedText?
  private(set) var phone: TracedText?

  init(_ line: TracedText) {
    var taken: [Range<Int>] = []
    if let range = ContactPieces.emailRange(line.utf8) {
      email = line[range]
      taken.append(range)
    }
    if let range = ContactPieces.phoneRange(line.utf8, outside: taken.first) {
      phone = line[range]
      taken.append(range)
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    var start = 0
    for range in taken + [line.count..<line.count] where range.lowerBound >= start {
      let piece = ContactPieces.withoutLabel(line[start..<range.lowerBound].stripped(",;|:/-()<>"))
      if !piece.isEmpty { words.append(piece) }
      start = range.upperBound
    }
  }

  /// `name@host.tld`.
  private static func emailRange(_ text: [UInt8]) -> Range<Int>? {
    guard let at = text.firstIndex(of: 0x40) else { return nil }
    var low = at
    while low > 0, isLocal(text[low - 1]) { low -= 1 }
    var high = at + 1
    while high < text.count, text[high].isWordByte && text[high] < 0x80 || text[high] == 0x2D || text[high] == 0x2E {
      high += 1
    }
    while high > at, text[high - 1] == 0x2E || text[high - 1] == 0x2D { high -= 1 }
    guard low < at, text[at..<high].contains(0x2E) else { return nil }
    return low..<high
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte.isWordByte || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x2B || byte == 0x25
  }

  /// At least seven digits with the signs that telephone numbers have; a plus, a bracket or a label before it.
  private static func phoneRange(_ text: [UInt8], outside: Range<Int>?) -> Range<Int>? {
    var index = 0
    while index < text.count {
      if let outside, outside.contains(index) {
        index = outside.upperBound
        continue
      }
      let byte = text[index]
      guard byte == 0x2B || byte == 0x28 || byte.isDigit else {
        index += 1
        continue
      }
      var end = index
      var digits = 0
      while end < text.count, isPhoneByte(text[end]) {
        digits += text[end].isDigit ? 1 : 0
        end += 1
      }
      while end > index, !text[end - 1].isDigit { end -= 1 }
      if digits >= 7, digits <= 16 { return index..<end }
      index = max(end, index + 1)
    }
    return nil
  }

  private static func isPhoneByte(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == 0x20 || byte == 0x2D || byte == 0x28 || byte == 0x29 || byte == 0x2E || byte == 0x2B
      || byte == 0x2F
  }

  /// Words that only say what follows: `E-mail:`, `Tel.:`, `Contact:`.
  private static func withoutLabel(_ text: TracedText) -> TracedText {
    var text = text
    let labels = PhraseTable(
      [
        "e-mail", "email", "tel", "telephone", "phone", "mobile", "cell", "t", "e", "m", "p", "fax", "contact", "mail",
        "at", "or call", "name", "tél", "téléphone", "courriel", "telefon", "telefoon", "teléfono", "telefone",
        "telefono", "mobil", "mobiel",
        "móvil", "correo", "correo electrónico", "e-post", "epost", "тел", "телефон", "эл. почта", "почта", "هاتف",
        "البريد الإلكتروني",
      ]
      .map { ($0, 0) })
    while let (_, end) = labels.match(text.utf8, at: 0), end == text.count || !text.utf8[end].isWordByte {
      let rest = text[end..<text.count].stripped(",;|:/-().")
      guard rest.isEmpty || text.utf8[end] == 0x3A || text.utf8[end] == 0x2E else { break }
      text = rest
    }
    return text
  }
}
