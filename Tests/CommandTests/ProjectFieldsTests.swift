import Testing
import ToolRunner

/// A project's page as site builders write it: labels and values that style sheets alone keep apart, fields with several values.
@Suite struct ProjectFieldsTests {
  @Test func whatStandsApartIsProved() throws {
    try Tool.withFolder(["in/flats.html": ProjectFieldsTests.page]) { folder in
      let converted = try Tool.run(["convert", "in", "--output", "out"], in: folder)
      #expect(converted.code == 0, "\(converted.error)")
      let verified = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(verified.code == 0, "\(verified.output)")
      let markdown = try Tool.run(["convert", "--format", "markdown", "in/flats.html"], in: folder).output
      for lines in [
        "**Donor**  \n**Northern Seas Trust**", "Implemented by  \nCoast and Reef Alliance", "- Senegal\n- Guinea",
        "- 38  \n  groups that sell oysters",
      ] { #expect(markdown.contains(lines), "\(markdown)") }
      let record = try Tool.run(["convert", "in/flats.html"], in: folder).output
      for field in ["\"funder\": \"Northern Seas Trust\"", "\"start\": \"2021-04\"", "\"end\": \"2025-03\""] {
        #expect(record.contains(field), "\(record.prefix(3000))")
      }
    }
  }

  private static let page = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Tidal flats and fishers | Coast and Reef Alliance</title>
    <meta name="description" content="Fishing villages and two park offices look after the mud flats together.">
    </head>
    <body>
    <header class="site-header"><a href="/">Coast and Reef Alliance</a><nav><ul><li><a href="/projects">Projects</a></li><li><a href="/news">News</a></li></ul></nav></header>
    <main>
    <article class="node node--type-project">
    <h1>Tidal flats and fishers</h1>
    <div class="project-meta">
    <p><b class="fact__label">Donor</b><strong class="fact__value">Northern Seas Trust</strong></p>
    <p><span class="fact__label">Implemented by</span><!-- --><span class="fact__value">Coast and Reef Alliance</span></p>
    <p><span class="fact__label">Period</span><span class="fact__value">April 2021 – March 2025</span></p>
    </div>
    <div class="field field--name-field-country field--label-above">
    <div class="field__label">Countries</div>
    <div class="field__items"><div class="field__item">Senegal</div><div class="field__item">Guinea</div></div>
    </div>
    <div class="field field--name-body">
    <p>The mud flats between the two river mouths feed eleven villages and half a million birds. Nets with fine meshes and a new
    road had begun to empty them, and nobody had the right to say no.</p>
    <p>Since 2021 the villages and the two park offices agree each year on where and when to fish. Rangers and fishers count the
    birds together, and 38 women's groups sell their oysters under one mark.</p>
    <ul class="counters">
    <li><span class="counter-number">38</span><span class="counter-label">groups that sell oysters</span></li>
    <li><span class="counter-number">11</span><span class="counter-label">villages with rules of their own</span></li>
    </ul>
    </div>
    </article>
    </main>
    <footer class="site-footer"><p>© 2025 Coast and Reef Alliance</p></footer>
    </body>
    </html>
    """
}
