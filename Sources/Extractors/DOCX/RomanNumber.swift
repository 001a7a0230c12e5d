/// Small Roman numerals, as Word counts endnotes.
enum RomanNumber {
  /// `iv` for `4`; nil for what is no number from 1 to 3999.
  static func spelled(_ digits: [UInt8]) -> [UInt8]? {
    guard let number = Int(String(decoding: digits, as: UTF8.self)), (1...3999).contains(number) else { return nil }
    let steps: [(Int, String)] = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = number
    var result = ""
    for (value, letters) in steps {
      while rest >= value {
        result += letters
        rest -= value
      }
    }
    return Array(result.utf8)
  }
}
