import Testing

@Suite struct TableTests {
  @Test(arguments: [
    (
      "<table><caption>C</caption><tr><th>A<th colspan=2>B<tr><td rowspan=2>1<td>2<td>3</table>",
      ["caption C", "|*A|*B→2|", "|1↓2|2|3|"]
    ),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["|a|b|", "|c|d|"]),
    ("<table><tr><td><p>a</p><p>b</p><td>c<tr><td>d<td>e</table>", ["|a b|c|", "|d|e|"]),
    (
      "<table><tr><td><h2>Head</h2><p>text</p><td>side<tr><td>a<td>b</table>",
      ["h2 Head", "p text", "p side", "p a", "p b"]
    ),
    (
      "<table><tr><th>Syntax:<td><pre>set a;</pre><tr><th>Context:<td>all</table>",
      ["|*Syntax:|set a;|", "|*Context:|all|"]
    ),
    (
      "<table><tr><td><pre>1</pre><td><pre>a</pre><tr><td><pre>2</pre><td><pre>b</pre></table>",
      ["```", "1", "```", "```", "a", "```", "```", "2", "```", "```", "b", "```"]
    ),
    ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", ["p a", "p b", "p c", "p d"]),
    ("<table><tr><td>alone</table>", ["p alone"]),
    (
      "<table><tr><td>x<td><table><tr><th>A<th>B<tr><td>1<td>2</table></table>",
      ["p x", "|*A|*B|", "|1|2|"]
    ),
    // Labels and values, one of which is a table.
    (
      "<table><tr><td>Name<td>Rail<tr><td>Country<td>Peru<tr><td>Funds<td><table><tr><th>A<th>B<tr><td>1<td>2</table><tr><td>Sector<td>Roads</table>",
      ["|Name|Rail|", "|Country|Peru|", "p Funds", "|*A|*B|", "|1|2|", "p Sector", "p Roads"]
    ),
    ("<table><tr><td>long<td colspan=99999999999999999999>b<tr><td>c<td>d</table>", ["|long|b→1000|", "|c|d|"]),
  ])
  func `tables of data stay, tables of layout go`(_ html: String, _ expected: [String]) throws {
    let reading = try Reading(html)
    #expect(reading.lines == expected)
    #expect(reading.broken == nil)
  }
}
