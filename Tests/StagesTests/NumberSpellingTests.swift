import Stages
import Testing

struct NumberSpellingTests {
  @Test(arguments: [
    ("73", "73"), ("1.6 million", "1600000"), ("3,000", "3000"), ("1 600 000", "1600000"), ("1,00,000", "100000"),
    ("150 billion", "150000000000"), ("12.5", "12.5"), ("12.50", "12.5"), ("0.5", "0.5"), ("3m", "3000000"),
    ("a quarter of a million", "250000"), ("quarter of a million", "250000"), ("half a million", "500000"),
    ("Half a million", "500000"), ("a dozen", "12"), ("half a dozen", "6"), ("two dozen", "24"), ("a hundred", "100"),
    ("eight", "8"), ("thirty-five", "35"), ("three hundred and fifty", "350"), ("two hundred thousand", "200000"),
    ("one and a half million", "1500000"), ("two million three hundred thousand", "2300000"), ("5 million", "5000000"),
    ("2.25 bn", "2250000000"), ("3 lakh", "300000"), ("1.234567 million", "1234567"),
  ])
  func spells(_ text: String, _ json: String) {
    #expect(NumberSpelling.json(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == json)
  }

  @Test(arguments: [
    "", "a third of a million", "007", "3.2.1", "12-03", "million people", "twenty eleven", "two three", "a", "half",
    "6th", "$5",
    "99999999999999999999", " 5", "5 ", "5  million", "five-", "nine trillion trillion trillion",
  ])
  func isNone(_ text: String) {
    #expect(NumberSpelling.json(Array(text.utf8)) == nil)
  }
}
