import Foundation
import Testing
import ToolRunner

/// Files whose records once did not prove themselves.
@Suite struct FoundFaultsTests {
  static let files = [
    // A quantity over a space that no byte stands for.
    "seam.txt": "Migration\n\nIt is hard to find accurate data, estimates suggest upwards of a \n\n"
      + "quarter of a million people per year are moved.\n",
    // A line's end with something that nobody sees behind it.
    "unseen.md":
      "# Islands\n\nThe projects of the year are in Asia and the Pacific\n\u{200B}countries, and in others\u{200B}\ntoo.\n",
    // Two ends of lines with only a picture between them.
    "breaks.md":
      "# Links\n\n- Programs <A HREF=\"/a\">Press</A><BR>\r\n  <IMG SRC=\"/b.gif\" ALT=\"\"><BR>\r\n  <A HREF=\"/c\">more</A>\r\n",
    // A cell with a byte that cmark writes otherwise, and a reference.
    "cell.md": "# Files\n\n| file | what |\n| --- | --- |\n| page&nbsp;of s\u{0}ound \\* matter | y |\n",
    // Ends of a range that share a scale, and numbers that only a line break parts.
    "range.md": "# Funds\n\nIt is hard to find funds of $45–100 million, or of 2–3\u{202F}million people.\n",
    // Text over text: each line's box holds letters of the other.
    "over.pdf": """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
    2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
    5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
    4 0 obj <</Length 176>> stream
    BT /F 11 Tf 72 700 Td (Ackermann Brothers and Daughters) Tj ET
    BT /F 11 Tf 150 700 Td (20 of them dig here) Tj ET
    BT /F 11 Tf 72 680 Td (The last line stands by itself.) Tj ET
    endstream endobj
    trailer <</Root 1 0 R>>
    """,
    "suite.html":
      "<h1>Places</h1><p>Call at Long Island Street, Suite 201<br />\n\t100 Bush Street, where 12 people wait.</p>",
  ]

  @Test func theirRecordsProveThemselves() throws {
    try Tool.withFolder { folder in
      let sources = folder.appendingPathComponent("sources")
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      for (name, text) in Self.files { try Data(text.utf8).write(to: sources.appendingPathComponent(name)) }
      let converted = try Tool.run(["convert", "sources", "--output", "out", "--quiet"], in: folder)
      #expect(converted.code == 0, "\(converted.error)")
      let seam = try String(contentsOf: folder.appendingPathComponent("out/seam.txt.json"), encoding: .utf8)
      #expect(seam.contains("\"value\": 250000"))
      let suite = try String(contentsOf: folder.appendingPathComponent("out/suite.html.json"), encoding: .utf8)
      #expect(!suite.contains("201100"))
      let verified = try Tool.run(["verify", "out", "--sources", "sources", "--quiet"], in: folder)
      #expect(verified.code == 0, "\(verified.output)\(verified.error)")
    }
  }
}
