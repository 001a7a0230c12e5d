import Provenance
import Testing

@testable import Charsets

private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.utf8, as: UTF8.self) }

/// The rest of a file after what declares its charset.
private func page(_ head: String, _ body: [UInt8]) -> [UInt8] { Array(head.utf8) + body }

@Suite struct CharsetsTests {
  @Test func validUTF8IsTheFileItself() {
    let decoded = Charsets.decode(Array("Zürich – 東京".utf8), hint: .none)
    #expect(decoded.map.isIdentity && decoded.encoding == "utf-8" && decoded.invalidCount == 0)
  }

  @Test func byteOrderMarks() {
    let decoded = Charsets.decode([0xEF, 0xBB, 0xBF, 0x61], hint: .html)
    #expect(text(decoded) == "a" && decoded.encoding == "utf-8")
    #expect(decoded.map.pieces(of: 0..<1).map(\.file) == [3..<4])
    let big = Charsets.decode([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x3D, 0xDE, 0x00, 0xD8], hint: .none)
    #expect(text(big) == "a😀\u{FFFD}" && big.encoding == "utf-16be" && big.invalidCount == 1)
    #expect(big.map.pieces(of: 1..<5).map(\.file) == [4..<8])
    let little = Charsets.decode([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC], hint: .none)
    #expect(text(little) == "a\u{FFFD}" && little.encoding == "utf-16le")
  }

  @Test func elseWindows1252() {
    let decoded = Charsets.decode([0x93, 0x61, 0x62, 0x94, 0x81, 0xE9], hint: .none)
    #expect(text(decoded) == "“ab”\u{81}é" && decoded.encoding == "windows-1252" && decoded.invalidCount == 0)
    #expect(decoded.map.pieces(of: 3..<5).map(\.file) == [1..<3])
    #expect(decoded.map.pieces(of: decoded.utf8.indices).map(\.file) == [0..<6])
  }

  @Test func fewBadBytesAreReplaced() {
    let decoded = Charsets.decode(Array("aéb–".utf8) + [0xE2, 0x80, 0x63], hint: .none)
    #expect(text(decoded) == "aéb–\u{FFFD}c" && decoded.encoding == "utf-8" && decoded.invalidCount == 1)
    #expect(decoded.map.pieces(of: 7..<10).first?.rules.map(\.name) == ["charset.invalid-bytes"])
  }

  @Test(
    arguments: [
      ([0xC0, 0xAF], 2), ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x80, 0x80], 3), ([0xF0, 0x9F, 0x98], 1), ([0xFF], 1),
      ([0xE2, 0x28, 0xA1], 2), ([0xF4, 0x90, 0x80, 0x80], 4),
    ] as [([UInt8], Int)])
  func maximalSubparts(_ bytes: [UInt8], count: Int) {
    let decoded = Charsets.decode(bytes, hint: .label("utf8"))
    #expect(decoded.invalidCount == count)
    #expect(text(decoded) == String(decoding: bytes, as: UTF8.self))
  }

  @Test func latin1MeansWindows1252() {
    #expect(Charsets.encoding(label: " ISO-8859-1\n") == "windows-1252")
    #expect(Charsets.encoding(label: "UTF8") == "utf-8")
    #expect(Charsets.encoding(label: "no-such") == nil)
  }

  @Test(
    arguments: [
      ("windows-1251", [0xCF, 0xF0, 0xE8], "При"), ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
      ("iso-8859-15", [0xA4], "€"), ("windows-874", [0x80, 0xA1], "€ก"), ("x-mac-cyrillic", [0xFF], "€"),
      ("shift_jis", [0x93, 0x8C, 0x8B, 0x9E, 0xB1, 0x5C], "東京ｱ\\"), ("euc-jp", [0xC5, 0xEC, 0xB5, 0xFE], "東京"),
      ("gb2312", [0xB1, 0xB1, 0xBE, 0xA9], "北京"), ("gb18030", [0x81, 0x30, 0x89, 0x38, 0x41], "ßA"),
      ("big5", [0xA5, 0x78, 0xA5, 0x5F], "台北"), ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"),
      ("iso-2022-jp", [0x61, 0x1B, 0x24, 0x42, 0x45, 0x6C, 0x35, 0x7E, 0x1B, 0x28, 0x42, 0x62], "a東京b"),
      ("x-user-defined", [0x41, 0x80], "A\u{F780}"), ("hz-gb-2312", [0x41, 0x42], "\u{FFFD}"),
      ("iso-8859-8-i", [0xE0], "א"), ("windows-1255", [0xCA], "\u{5BA}"), ("windows-1253", [0xD2, 0xE1], "\u{FFFD}α"),
    ] as [(String, [UInt8], String)])
  func legacy(_ label: String, _ bytes: [UInt8], _ expected: String) {
    let decoded = Charsets.decode(bytes, hint: .label(label))
    #expect(text(decoded) == expected)
    #expect(decoded.map.segments.last?.file.upperBound == bytes.count)
  }

  @Test func anASCIIByteIsNotEatenByABadSequence() {
    #expect(text(Charsets.decode([0x81, 0x20, 0x61], hint: .label("shift_jis"))) == "\u{FFFD} a")
    #expect(text(Charsets.decode([0xFF, 0x3C], hint: .label("gbk"))) == "\u{FFFD}<")
  }

  @Test func everyLabelDecodes() {
    let bytes = (0...255).map { UInt8($0) }
    for label in [
      "866", "latin2", "latin3", "latin4", "cyrillic", "arabic", "greek", "hebrew", "logical", "latin6",
      "iso-8859-13", "iso-8859-14", "l9", "iso-8859-16", "koi8-u", "mac", "cp1250", "cp1254", "cp1256", "cp1257",
      "cp1258",
    ] {
      let decoded = Charsets.decode(bytes, hint: .label(label))
      #expect(decoded.invalidCount < 90, "\(label)")
      #expect(decoded.utf8.count > 256, "\(label)")
    }
  }
}

@Suite struct DeclarationTests {
  @Test(arguments: [
    ("<meta charset=\"koi8-r\">", "koi8-r"), ("<META CHARSET = 'Shift_JIS' />", "shift_jis"),
    ("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251"),
    ("<meta content='text/html; charset=gbk' http-equiv=content-type>", "gbk"),
    ("<!-- <meta charset=gbk> --><meta charset=euc-kr>", "euc-kr"), ("<meta charset=utf-16>", "utf-8"),
    ("<?xml version='1.0' encoding=\"iso-8859-2\"?><html>", "iso-8859-2"),
    ("<p title='<meta charset=gbk>'>x<meta charset=big5>", "big5"),
  ])
  func declared(_ head: String, _ encoding: String) {
    let decoded = Charsets.decode(page(head, [0xE9]), hint: .html)
    #expect((decoded.misdeclared ?? decoded.encoding) == encoding)
  }

  @Test(arguments: [
    "<meta content='text/html; charset=gbk'>", "<meta charset=nonsense>", "<metax charset=gbk>", "<meta charset",
    "<meta http-equiv=refresh content='charset=gbk'>", "<!-- <meta charset=gbk>",
  ])
  func notDeclared(_ head: String) {
    #expect(Charsets.decode(page(head, [0xE9]), hint: .html).encoding == "windows-1252")
  }

  @Test(arguments: [
    ("<meta charset=gb2312><p>水車の歌", "utf-8"), ("<meta charset=gb2312><p>水車水車水車", "gbk"),
    ("<meta charset=windows-1252>Mühle, Bäche, Größe, schön", "utf-8"),
    ("<meta charset=windows-1252>Mühle, Mühle, Mühle, Mühle", "windows-1252"),
    ("<meta charset=windows-1252>Mühle, Bäche, Größe, schö\u{95}n", "windows-1252"),
  ])
  func aPageThatWasSavedAgainAsUTF8IsThat(_ page: String, _ encoding: String) {
    #expect(Charsets.decode(Array(page.utf8), hint: .html).encoding == encoding)
    #expect(Charsets.decode(Array(page.utf8) + [0xE4, 0x20], hint: .html).encoding != "utf-8")
    #expect(Charsets.decode(Array(page.utf8) + [0xE4], hint: .html).encoding == encoding)
  }

  /// 目录, 学习, 谢谢 and 图片 are each two pairs that are valid in UTF-8 as well.
  @Test func pairsOfOtherCharsetsAreNoUTF8() {
    let words: [UInt8] = [
      0xC4, 0xBF, 0xC2, 0xBC, 0xD1, 0xA7, 0xCF, 0xB0, 0xD0, 0xBB, 0xD0, 0xBB, 0xCD, 0xBC, 0xC6, 0xAC,
    ]
    let decoded = Charsets.decode(page("<meta charset=gb2312>", words), hint: .html)
    #expect(decoded.encoding == "gbk" && text(decoded).hasSuffix("目录学习谢谢图片"))
  }

  @Test func onlyHTMLDeclares() {
    #expect(Charsets.decode(page("<meta charset=gbk>", []), hint: .none).encoding == "utf-8")
  }

  @Test func aLateDeclarationCountsWhereThePageIsNotUTF8() {
    let late = String(repeating: " ", count: 1024) + "<meta charset=gbk>"
    #expect(Charsets.decode(page(late, []), hint: .html).encoding == "utf-8")
    #expect(Charsets.decode(page(late, Array("水車".utf8)), hint: .html).encoding == "utf-8")
    // A browser that shows something else by then reads the page again.
    #expect(Charsets.decode(page(late, [0xCB, 0xAE, 0xB3, 0xB5]), hint: .html).encoding == "gbk")
    #expect(Charsets.decode(page("<!--\(late)-->", [0xCB, 0xAE, 0xB3, 0xB5]), hint: .html).encoding == "windows-1252")
    #expect(Charsets.decode(page(late, [0xCB, 0xAE, 0xB3, 0xB5]), hint: .none).encoding == "windows-1252")
    let script = "<script>if (a<b) { write('<meta charset=utf-8>') }</script><textarea><meta charset=big5></textarea>"
    let wide = String(repeating: " ", count: 1024) + script
    #expect(
      Charsets.decode(page(wide + "<meta charset=gbk>", [0xCB, 0xAE, 0xB3, 0xB5]), hint: .html).encoding == "gbk")
    #expect(Charsets.decode(page(wide, [0xCB, 0xAE, 0xB3, 0xB5]), hint: .html).encoding == "windows-1252")
  }
}

@Suite struct BinaryTests {
  @Test func otherFilesAreBinary() {
    #expect(Charsets.looksBinary(Array("%PDF-1.7\n".utf8)[...]))
    #expect(Charsets.looksBinary([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]))
    #expect(Charsets.looksBinary((0..<400).map { UInt8(truncatingIfNeeded: $0 &* 37) }[...]))
  }

  @Test func textIsNot() {
    #expect(!Charsets.looksBinary(Array("# Title\r\n\tcode\u{0}\n".utf8)[...]))
    #expect(!Charsets.looksBinary([0xFF, 0xFE, 0x61, 0x00, 0x62, 0x00, 0x63, 0x00]))
    #expect(!Charsets.looksBinary([]))
  }
}
