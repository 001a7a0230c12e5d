/// The words that English writes numbers with.
enum NumberWords {
  static let small: [String: Int] = {
    let units = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var result: [String: Int] = [:]
    for (value, word) in units.enumerated() { result[word] = value }
    for (index, word) in tens.enumerated() { result[word] = 20 + 10 * index }
    return result
  }()

  static let whole = ["thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000]

  /// Parts of one that have an exact decimal spelling.
  static let fractions = [
    "half": DecimalNumber(coefficient: 5, exponent: -1), "quarter": DecimalNumber(coefficient: 25, exponent: -2),
  ]

  static let scales: [String: DecimalNumber] = {
    var result: [String: DecimalNumber] = [
      "dozen": DecimalNumber(12), "lakh": DecimalNumber(100_000), "crore": DecimalNumber(10_000_000),
    ]
    let powers = [
      (2, "hundred"), (3, "thousand k"), (6, "million mio mln mill mn m"), (9, "billion bn b"), (12, "trillion tn"),
    ]
    for (exponent, names) in powers {
      for name in names.split(separator: " ") {
        result[String(name)] = DecimalNumber(coefficient: 1, exponent: exponent)
      }
    }
    return result
  }()
}
