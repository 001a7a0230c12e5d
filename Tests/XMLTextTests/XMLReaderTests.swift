import Provenance
import Stages
import Testing

@testable import XMLText

private func source(_ text: String) -> Source {
  Source(id: SourceID(0), utf8: Array(text.utf8), locator: .bytes(.identity, part: nil))
}

/// Events in words, or the code of the failure.
private func events(_ text: String) -> [String] {
  let source = source(text)
  var reader = XMLReader(source, spaces: ["urn:a": "a", "urn:plain": ""])
  var result: [String] = []
  do {
    while let event = try reader.next() {
      switch event {
      case .start(let tag, _):
        let attributes = tag.attributes.map { " \($0.name)=\(source.xmlText($0.value).string)" }
        result.append("<\(tag.name)\(attributes.joined())")
      case .end(let name, _): result.append(">\(name)")
      case .text(let range, let isRaw):
        result.append(isRaw ? source.quote(range).string : source.xmlText(range).string)
      }
    }
  } catch let failure as Failure {
    result.append(failure.code)
  } catch {}
  return result
}

@Suite struct XMLReaderTests {
  @Test func elementsAttributesAndTextComeInOrder() {
    #expect(
      events("<?xml version='1.0'?><r k=\"1 &lt; 2\"><!-- no --><e/>x &amp; y</r>\n") == [
        "<r k=1 < 2", "<e", ">e", "x & y", ">r",
      ])
  }

  @Test func namesHaveThePrefixOfTheirNamespace() {
    #expect(
      events("<z:r xmlns:z='urn:a' z:k='1' k='2'><s xmlns='urn:plain'/><t xmlns='urn:other'/></z:r>") == [
        "<a:r a:k=1 k=2", "<s", ">s", "<?:t", ">?:t", ">a:r",
      ])
  }

  @Test func referencesInCDATADontCount() {
    #expect(events("<r>&#x41;<![CDATA[&amp; <b>]]></r>") == ["<r", "A", "&amp; <b>", ">r"])
  }

  @Test(arguments: [
    "", "text", "<r>", "<r></s>", "<r/><s/>", "<r a=1/>", "<r a='1' a='2'/>", "<r a='<'/>", "<r", "</r>",
    "<r><!-- </r>",
    "<r/>text", "<r><![CDATA[</r>",
  ])
  func whatIsNotWellFormedFails(_ text: String) {
    #expect(events(text).last == "xml.malformed")
  }

  @Test func declarationsAreRefused() {
    let bomb = "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><r>&b;</r>"
    #expect(events(bomb) == ["xml.declarations"])
    #expect(events("<!DOCTYPE r SYSTEM 'r.dtd'><r>&b;</r>") == ["<r", "&b;", ">r"])
  }

  @Test func depthHasALimit() {
    #expect(events(String(repeating: "<r>", count: 100_000)).last == "xml.depth")
  }

  @Test func everyPrefixOfAFileEndsWell() {
    let text = Array("<r k='v'><e a=\"&#1;\"/>t<![CDATA[c]]><!--c--></r>".utf8)
    for length in 0..<text.count {
      #expect(events(String(decoding: text[..<length], as: UTF8.self)).last == "xml.malformed")
    }
  }

  @Test func theScannerFindsTheSameText() {
    let source = source(
      "<w:r><w:t>a</w:t><w:tab/>\n<w:p x='>'>no</w:p><w:t xml:space='preserve'>b &amp; c</w:t><w:t/>d</w:r>")
    let found = XMLTextScanner.ranges(of: source, in: [Array("t".utf8)]).map { source.quote($0).string }
    #expect(found == ["a", "b &amp; c"])
  }
}
