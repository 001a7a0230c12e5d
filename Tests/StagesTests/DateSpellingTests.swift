import Stages
import Testing

struct DateSpellingTests {
  @Test(arguments: [
    ("2018", "2018"), ("2018-03", "2018-03"), ("2019-07-25", "2019-07-25"),
    ("2016-01-21 22:40:00 Z", "2016-01-21T22:40:00Z"),
    ("2022-08-30T09:12:44-0400", "2022-08-30T09:12:44-04:00"),
    ("2023-05-02T08:00:00+01:00", "2023-05-02T08:00:00+01:00"),
    ("March 2019", "2019-03"), ("25 July 2019", "2019-07-25"), ("July 25th, 2019", "2019-07-25"),
    ("Sept. 2020", "2020-09"), ("17-Dec-2020", "2020-12-17"), ("Dec-2020", "2020-12"), ("03.2019", "2019-03"),
    ("Thu, 25 Jul 2019 20:20:00 GMT", "2019-07-25T20:20:00Z"), ("D:20190725202000+07'00'", "2019-07-25T20:20:00+07:00"),
    ("25/07/2019", "2019-07-25"), ("07/25/2019", "2019-07-25"), ("04/04/2020", "2020-04-04"), ("03/2019", "2019-03"),
    ("1er mars 2021", "2021-03-01"), ("12 de octubre de 2020", "2020-10-12"), ("1 March 2019", "2019-03-01"),
    ("01.12.2021", "2021-12-01"), ("10.12.2022, 07:00:03", "2022-12-10T07:00:03"),
    ("25/07/2019 8:05", "2019-07-25T08:05"),
    ("2024 Jun 30", "2024-06-30"), ("2019-07-25 20:20", "2019-07-25T20:20"),
    ("D:20190725202000Z00'00'", "2019-07-25T20:20:00Z"),
  ])
  func spells(_ text: String, _ iso: String) {
    #expect(DateSpelling.iso(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == iso)
  }

  @Test(arguments: [
    "", "03/04/2019", "30 February 2020", "2019-13", "March", "five years", "2019–2024", "12", "25 July", "3.2.1",
    "2019.5", "20", "17-Dec 2020", "31-Jun-2020", "3.2019", "13.2019", "17-Dec-20",
    "July 2019 to", "99/99/9999", "1 March 2019.", " 2019", "March  2019", "2024 Jun", "2024 Jun 31",
  ])
  func isNone(_ text: String) {
    #expect(DateSpelling.iso(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("03/04/2020", "2020-04-03", "2020-03-04"), ("3-4-20", "2020-04-03", "2020-03-04"),
    ("23.09.22", "2022-09-23", nil), ("03/04/99 12:44", "1999-04-03T12:44", "1999-03-04T12:44"),
    ("1.2.10", nil, nil), ("03/04-2020", nil, nil), ("3/4", nil, nil),
  ])
  func `spells numbers whose order is known`(_ text: String, _ dayFirst: String?, _ monthFirst: String?) {
    #expect(DateSpelling.dayFirst(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == dayFirst)
    #expect(DateSpelling.monthFirst(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == monthFirst)
  }

  @Test func lastYearOfASpan() {
    #expect(DateSpelling.lastYear(Array("2019–24".utf8)) == Array("2024".utf8))
    #expect(DateSpelling.lastYear(Array("2019/20".utf8)) == Array("2020".utf8))
    #expect(DateSpelling.lastYear(Array("2019-07".utf8)) == nil)
    #expect(DateSpelling.lastYear(Array("2019–2024".utf8)) == nil)
  }
}
