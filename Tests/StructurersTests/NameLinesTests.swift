import DocumentModel
import JSONText
import Provenance
import Stages
import Testing

@testable import Structurers

/// Names of bodies on lines of a page that were put together.
@Suite struct NameLinesTests {
  /// The names in lines that a page shows below each other.
  private func names(_ lines: String) throws -> [String] {
    let source = Source(id: SourceID(0), utf8: Array(lines.utf8), locator: .bytes(.identity, part: nil))
    var text = TracedTextBuilder(source)
    var start = 0
    for index in source.utf8.indices where source.utf8[index] == 0x0A {
      text.quote(start..<index)
      text.decode(index..<(index + 1), as: " ".utf8, by: .whitespace)
      start = index + 1
    }
    text.quote(start..<source.count)
    return try NameLines(profile: profile()).names(Inline(text.text)).map(\.text.string)
  }

  private func profile() throws -> Profile {
    try #require(ProfileSource.candidates(JSONNode(.string("development-project", plain: true))).first)
  }

  @Test(arguments: [
    "Agence française de\ndéveloppement (AFD)|Fondation Rives", "Commune de Diama|Association des pêcheurs\ndu Trarza",
    "Ministry of Agriculture and\nLivestock|Department of Water|University of Nairobi",
    "Bundesministerium für Umwelt|Stiftung Oak", "Lake Fund (LF)|Ministry of Water",
    // One name on two lines.
    "Kenya\nAssociation of Manufacturers", "Swiss Federal\nInstitute of Technology", "Lake Water\nAuthority",
    "Ministry of Water and\nDepartment of Health", "Save the Children Fund\nInternational",
    "Institute of the\nUniversity of Oslo", "Faculty of Law,\nUniversity of Oslo", "Office (of the\nMinistry of Water)",
  ])
  func aLineThatBeginsABodyIsAName(_ lines: String) throws {
    let wanted = lines.split(separator: "|").map { $0.split(separator: "\n").joined(separator: " ") }
    #expect(try names(lines.replacing("|", with: "\n")) == wanted)
  }

  @Test func spacesWithinALinePartNothing() throws {
    let text = Source(
      id: SourceID(0), utf8: Array("Lake Fund (LF) Ministry of Water".utf8), locator: .bytes(.identity, part: nil))
    #expect(try NameLines(profile: profile()).names(Inline(text.quote())).count == 1)
  }
}
