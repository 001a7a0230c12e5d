import Charsets
import Provenance
import Testing

@testable import FrontMatter

/// Faults of a whole file: its charset, its format, an escape, an end in the middle of a line.
@Suite struct WholeFileFaultTests {
  static let page = "---\ntitle: Über “das” Café\ntags: [ä, ö]\n---\nText – mehr.\n"
  static let metadata = #"{"title":"Über “das” Café","tags":["ä","ö"]}"#

  /// Bytes of windows-1252 for the characters that the page has.
  private static func windows(_ text: String) -> [UInt8] {
    let signs: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "–": 0x96, "€": 0x80, "™": 0x99]
    return text.unicodeScalars.map { signs[$0] ?? UInt8($0.value) }
  }

  private static func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  static let files: [(String, [UInt8])] = [
    ("windows-1252", windows(page)), ("utf-16le", utf16(page, isBig: false, mark: true)),
    ("utf-16be", utf16(page, isBig: true, mark: true)), ("utf-16le", utf16(page, isBig: false, mark: false)),
    ("utf-16be", utf16(page, isBig: true, mark: false)), ("utf-8", [0xEF, 0xBB, 0xBF] + Array(page.utf8)),
  ]

  @Test(arguments: files)
  func charsets(encoding: String, bytes: [UInt8]) {
    let decoded = Charsets.decode(bytes)
    #expect(decoded.encoding == encoding)
    let file = Repaired(Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil)))
    #expect(file.json == WholeFileFaultTests.metadata)
    #expect(file.body == "Text – mehr.\n")
  }

  /// UTF-8 that was taken for windows-1252 and written as UTF-8: only where all of the file goes that way back.
  @Test func mojibake() {
    let undone = Repaired("---\ntitle: CafÃ© â€“ â€œbarâ€\u{9D}\n---\nSeÃ±or â‚¬ 5\n")
    #expect(undone.json == #"{"title":"Café – “bar”"}"#)
    #expect(undone.body == "Señor € 5\n")
    #expect(undone.rules == ["mojibake"])
    #expect(Repaired("---\ntitle: CafÃ©\n---\nSeñor\n").rules == [])
    #expect(Repaired("Text: CafÃ©\n").rules == [])
    #expect(Repaired("ï»¿---\ntitle: x\n---\n").json == #"{"title":"x"}"#)
  }

  @Test(arguments: [
    ("---\ntitle: A\nauthor: Jane D", #"{"title":"A","author":"Jane D"}"#, ""),
    ("---\ntitle: A\nauthor: \"Jane D", #"{"title":"A","author":"Jane D"}"#, ""),
    ("---\ntitle: A\nauthor:", #"{"title":"A","author":null}"#, ""),
    ("---\ntitle: A\nauth", #"{"title":"A"}"#, "auth"),
    ("---\ntitle: A\ntags:\n  - one\n  - tw", #"{"title":"A","tags":["one","tw"]}"#, ""),
    ("---\ntitle: A\ntags: [one, tw", #"{"title":"A","tags":["one","tw"]}"#, ""),
    ("+++\ntitle = \"A\"\nauthor = \"Jane D", #"{"title":"A","author":"Jane D"}"#, ""),
    ("+++\ntitle = \"A\"\n", #"{"title":"A"}"#, ""),
    ("{\n  \"title\": \"A\",\n  \"author\": \"Jane D", #"{"title":"A","author":"Jane D"}"#, ""),
    ("{\n  \"title\": \"A\",\n  \"tags\": [\"one\", \"tw", #"{"title":"A","tags":["one","tw"]}"#, ""),
  ])
  func endsEarly(text: String, metadata: String, body: String) {
    let file = Repaired(text)
    #expect(file.json == metadata)
    #expect(file.body == body)
  }

  @Test(arguments: [
    ("---\ntitle: &#039;A: b&#039;\ntags: [&quot;x&quot;]\n---\n", #"{"title":"A: b","tags":["x"]}"#),
    ("---\n&quot;title&quot;: &quot;x&quot;,\n&quot;b&quot;: 1\n---\n", #"{"title":"x","b":1}"#),
    (
      "---\ntitle: x\n&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD\na: &quot;1&quot;\n=======\na: 2\n&gt;&gt;&gt;&gt;&gt;&gt;&gt; x\n---\n",
      #"{"title":"x","a":2}"#
    ),
    ("---\n{\n  \"title\": \"x\", // note\n  \"tags\": [\"a\" \"b\"],\n}\n---\n", #"{"title":"x","tags":["a","b"]}"#),
    ("---\n{\n  \"title\": \"x\",\n  \"n\": 1\n---\n", #"{"title":"x","n":1}"#),
    ("{\n  \"title\": \"a \"b\" c\",,\n  # note\n  \"n\": 1,\n}\n", #"{"title":"a \"b\" c","n":1}"#),
    ("+++\ntitle = \"x\",\nn: 1\n+++\n", #"{"title":"x","n":1}"#),
    ("---\ntitle=\"x\"\nlayout: post\n---\n", #"{"title":"x","layout":"post"}"#),
    ("--- title: x\nlayout: post\n---\n", #"{"title":"x","layout":"post"}"#),
    ("---|\ntitle: x\n--->\n", #"{"title":"x"}"#),
    ("---\n=======\ntitle: x\n---\n", #"{"title":"x"}"#),
    ("---\n\n---\n# note\ntitle: x\nFIPS: '18'\n---\n", #"{"title":"x","FIPS":"18"}"#),
    ("---\ntitle: x\n  layout: post\n  tags:\n    - a\n---\n", #"{"title":"x","layout":"post","tags":["a"]}"#),
    ("~~~\n---\ntitle: x\n---\n~~~\n", #"{"title":"x"}"#),
    ("```yaml\n---\ntitle: x\nlayout: post\n---\n", #"{"title":"x","layout":"post"}"#),
    ("---\n```yaml\ntitle: x\nlayout: post\n```\n\nText.\n", #"{"title":"x","layout":"post"}"#),
    ("render = false\n+++\n", #"{"render":false}"#),
    ("  title: x\n  layout: post\n---\nText.\n", #"{"title":"x","layout":"post"}"#),
    (" title: x\nlayout: post\n---\nText.\n", #"{"title":"x","layout":"post"}"#),
  ])
  func mends(text: String, metadata: String) {
    #expect(Repaired(text).json == metadata)
  }
}
