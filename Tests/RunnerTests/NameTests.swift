import Testing

@testable import Runner

@Suite struct NameTests {
  @Test func anIDIsASlugAndSixteenHexDigitsOfTheKey() {
    let id = RecordID.make(key: "a/Prospect Project_Page.md")
    #expect(id.hasPrefix("prospect-project-page-"))
    #expect(id.count == "prospect-project-page-".count + 16)
    #expect(id != RecordID.make(key: "b/Prospect Project_Page.md"))
  }

  @Test func anIDWithoutASCIIHasAName() {
    #expect(RecordID.make(key: "项目.pdf").hasPrefix("document-"))
  }

  @Test(arguments: [
    ("a/b.md", "a/b.md"), ("100%.md", "100%25.md"), ("line\nfeed.md", "line%0Afeed.md"), ("é.md", "é.md"),
  ])
  func keysAreReadable(_ path: String, _ key: String) {
    #expect(SourceKey.encode(Array(path.utf8)) == key)
    #expect(SourceKey.decode(key) == Array(path.utf8))
  }

  @Test func bytesThatAreNoTextGoThroughAKeyAndBack() {
    let path: [UInt8] = [0x61, 0xFF, 0xC3, 0x2F, 0xE2, 0x82, 0x62]
    let key = SourceKey.encode(path)
    #expect(key == "a%FF%C3/%E2%82b")
    #expect(SourceKey.decode(key) == path)
  }

  @Test func outputsAreNamedByFormat() {
    let json = OutputName(format: "json", fileExtension: "json", keepsExtension: true)
    #expect(String(decoding: json.path(forKey: "x/a.pdf"), as: UTF8.self) == "x/a.pdf.json")
    #expect(String(decoding: json.path(forKey: "x/a.pdf", infix: "evidence"), as: UTF8.self) == "x/a.pdf.evidence.json")
    let text = OutputName(format: "text", fileExtension: "txt", keepsExtension: false)
    #expect(String(decoding: text.path(forKey: "x/a.b.pdf"), as: UTF8.self) == "x/a.b.txt")
  }

  @Test func aNameTooLongIsCutAndHashed() {
    let name = OutputName(format: "json", fileExtension: "json", keepsExtension: true)
    let one = name.path(forKey: String(repeating: "a", count: 255))
    let other = name.path(forKey: String(repeating: "a", count: 254) + "b")
    #expect(one.count == 255 && other.count == 255 && one != other)
  }
}
