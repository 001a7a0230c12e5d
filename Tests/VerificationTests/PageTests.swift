import Testing

@testable import Verification
@testable import verbatim

/// Records of web pages whose markup is broken in the ways that pages are.
@Suite struct PageTests {
  private static let prose = """
    <p>The wells give water to forty villages of the northern hills, and the districts pay a third of what they cost.</p>
    <p>By the end of the second year twelve of them were drilled, and nine of the committees had met more than once.</p>
    """

  private func problems(_ body: String, _ change: (String) -> String = { $0 }) throws -> [String] {
    let page = "<html><head><title>Water for all</title></head><body><main>\(body)</main></body></html>"
    let record = String(decoding: try Collection(key: "page.html", bytes: Array(page.utf8)).record(), as: UTF8.self)
    let changed = change(record)
    return Workbench.verify(Array(changed.utf8), Array(page.utf8), .standard).problems.map {
      "\($0.pointer): \($0.reason)"
    }
  }

  @Test(arguments: [
    // An element of a text that is not closed goes on over all that follows.
    "<h1>Water</h1><p>Twelve <b>wells of stone.</p>\(prose)<ul><li>one</li><li>two</li></ul>",
    "<h1>Water</h1><p><em>Twelve <i>wells</em> of stone.</p>\(prose)<table><tr><td>one<td>two<tr><td>3<td>4</table>",
    "<h1>Water</h1><p>Twelve <b>wells</b, of stone.</p>\(prose)<p>And <b>forty<br</b> villages.</p>\(prose)",
    // A link around a title and what stands below it.
    "<a href=/wells><h1>Water for all</h1>\(prose)</a>",
    // A date whose parts are elements.
    "<h1>Water for all</h1><p>5<br>November 2022</p>\(prose)",
    "<h1>Water for all</h1><div><span>17</span><span>Septembre 2023</span></div>\(prose)",
    // An end tag that has swallowed the next one.
    "<h1>Water</h1>\(prose)<h2>Twelve</p\n <div id=\"wells-of-stone\" class=\"two three\">wells</h2>\(prose)",
    "<h1>Water</h1>\(prose)<h2>Twelve<div title='a > b' id=\"wells-of-stone\">wells</div></h2>\(prose)",
  ])
  func brokenMarkupHolds(body: String) throws {
    #expect(try problems(body) == [])
  }

  @Test func aMarkThatThePageHasNotIsSeen() throws {
    let body = "<h1>Water</h1><p>Twelve <b>wells</b> of stone.</p>\(PageTests.prose)<p>An <i>end</i>.</p>"
    #expect(try problems(body) == [])
    let changed = try problems(body) { $0.replacing("\"kind\": \"emphasis\"", with: "\"kind\": \"strong\"") }
    #expect(changed.contains { $0.contains("the source has no strong") })
  }

  @Test func elementsInMarkdownThatAreNeverClosedHold() throws {
    let text = "# Water\n\nTwelve <b>wells of stone.\n\nAnd *forty* villages.\n\n- One\n- Two\n"
    let document = Collection(key: "page.md", bytes: Array(text.utf8))
    #expect(Workbench.verify(try document.record(), document.bytes, .standard).problems == [])
  }
}
