import DocumentModel
import Testing

@testable import Sinks

@Suite struct LinkKindTests {
  @Test(arguments: [
    ("https://example.org/", Link.Kind.page), ("about/team.html", .page), ("/news", .page), ("", .page),
    ("?page=2", .page), ("javascript:void(0)", .page), ("data:text/plain,a.pdf", .page), ("../report.v2/", .page),
    ("https://example.zip", .page), ("//example.zip", .page), ("https://example.org/view?file=a.pdf", .page),
    ("/@name", .page), ("https://example.org/@a.b", .page), ("notes.", .page),
    ("https://example.org/a.pdf", .file), ("files/Annual%20Report.PDF?v=2#page=3", .file), ("data.csv", .file),
    ("//example.org/a/b.docx", .file), ("HTTP://example.org/x.tar.gz", .file), ("file:///a.xlsx", .file),
    ("mailto:a@example.org", .email), ("MailTo:a@example.org?subject=b.pdf", .email), ("a.b@example.org", .email),
    ("tel:+41223456789", .phone), (" TEL:1 ", .phone), ("sms:123", .phone),
    ("#top", .anchor), ("#", .anchor),
  ])
  func kinds(target: String, kind: Link.Kind) {
    #expect(LinkKind.of(Array(target.utf8)) == kind)
  }
}
