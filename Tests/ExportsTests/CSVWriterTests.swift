import Exports
import Testing

@Suite struct CSVWriterTests {
  private func line(_ cells: [ExportCell], guarded: Bool = true) -> String {
    String(decoding: CSVWriter(guardsFormulas: guarded).line(cells), as: UTF8.self)
  }

  @Test("quotes stand where RFC 4180 asks for them, and only there")
  func quotes() {
    #expect(
      line([.text("a b"), .text("a,b"), .text("say \"so\""), .text("two\nlines")])
        == "a b,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"\r\n")
  }

  @Test("no value is an empty cell, an empty text a quoted one")
  func empty() {
    #expect(line([.empty, .text(""), .integer(0)]) == ",\"\",0\r\n")
  }

  @Test(
    "what a spreadsheet would run is made harmless",
    arguments: ["=1+1", "+66 2 555", "-5 °C", "@SUM(A1)", "\tx", "'=1", "''@x"])
  func formulas(text: String) {
    let guarded = line([.text(text)])
    #expect(guarded.hasPrefix("'") || guarded.hasPrefix("\"'"))
    #expect(!line([.text(text)], guarded: false).hasPrefix("'" + text))
  }

  @Test("numbers are never touched, nor texts that only hold such signs", arguments: ["a=b", "'tis", "1-2", ""])
  func harmless(text: String) {
    #expect(line([.text(text), .number("-1.5"), .integer(-3)]).hasSuffix(",-1.5,-3\r\n"))
    #expect(!line([.text(text)]).hasPrefix("'" + text + "'") && (text.isEmpty || line([.text(text)]) == text + "\r\n"))
  }
}
